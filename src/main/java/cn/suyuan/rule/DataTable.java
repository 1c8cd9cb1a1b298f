package cn.suyuan.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of reference data beside the rules: comma-separated, first line the columns, no quoting; lines that begin with
 * {@code #} are remarks.
 *
 * @param name file name
 * @param rows cells by column; every row has all columns, {@code source} and {@code state} among them
 */
public record DataTable(String name, List<Map<String, String>> rows) {

    public DataTable {
        rows = rows.stream()
                .map(row -> Collections.unmodifiableMap(new LinkedHashMap<>(row)))
                .toList();
    }

    static DataTable read(String name, String text, List<String> faults) {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> columns = List.of();
        int line = 0;
        for (String raw : text.split("\n", -1)) {
            line++;
            String trimmed = raw.strip();
            if (trimmed.isEmpty() || trimmed.startsWith("#")) {
                continue;
            }
            List<String> cells = List.of(trimmed.split(",", -1));
            if (columns.isEmpty()) {
                columns = cells;
                if (!columns.contains("source") || !columns.contains("state")) {
                    faults.add(name + ": columns source and state are missing");
                }
            } else if (cells.size() != columns.size()) {
                faults.add(name + " line " + line + ": " + cells.size() + " cells, expected " + columns.size());
            } else {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < cells.size(); i++) {
                    row.put(columns.get(i).strip(), cells.get(i).strip());
                }
                rows.add(row);
            }
        }
        return new DataTable(name, rows);
    }

    /** A cell; empty where the column does not exist. */
    public static String cell(Map<String, String> row, String column) {
        String cell = row.get(column);
        return cell == null ? "" : cell;
    }
}
