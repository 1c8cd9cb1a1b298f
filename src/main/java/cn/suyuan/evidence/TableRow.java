package cn.suyuan.evidence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a table as it came: raw text by column key; columns that nobody knows keep their own header.
 *
 * @param source file and row
 * @param sheet name of the sheet, empty for CSV
 * @param cells raw text by column key, in the order of the columns
 */
public record TableRow(EvidenceReference source, String sheet, Map<String, String> cells) {

    public TableRow {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /** The trimmed text of a column, empty where the column or the text is missing. */
    public Optional<String> text(String column) {
        String raw = cells.get(column);
        return raw == null || raw.isBlank() ? Optional.empty() : Optional.of(raw.strip());
    }

    /** The trimmed text of a column, or the empty string. */
    public String textOrEmpty(String column) {
        return text(column).orElse("");
    }
}
