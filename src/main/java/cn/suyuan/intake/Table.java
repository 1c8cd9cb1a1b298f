package cn.suyuan.intake;

import cn.suyuan.evidence.TableRow;
import java.util.List;

/**
 * A table understood: its rows by column key.
 *
 * @param key table, such as {@code ledger}
 * @param file path inside the pack
 * @param rows rows of data in their order
 * @param unknownColumns headers that nobody knew
 */
record Table(String key, String file, List<TableRow> rows, List<String> unknownColumns) {
    Table {
        rows = List.copyOf(rows);
        unknownColumns = List.copyOf(unknownColumns);
    }
}
