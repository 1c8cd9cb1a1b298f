package cn.suyuan.sampledata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A table that is written as CSV; rows are edited in place when defects are seeded. */
final class Sheet {
    private final List<String> columns;
    private final List<Map<String, String>> rows = new ArrayList<>();

    Sheet(String... columns) {
        this.columns = new ArrayList<>(Arrays.asList(columns));
    }

    /** Reads a table from the resources. */
    static Sheet resource(String name) {
        try (InputStream in = Sheet.class.getResourceAsStream("/sampledata/" + name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<List<String>> lines = text.lines().map(Sheet::cells).toList();
            Sheet sheet = new Sheet(lines.get(0).toArray(String[]::new));
            lines.stream().skip(1).forEach(line -> sheet.add(line.toArray()));
            return sheet;
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    Sheet add(Object... values) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), i < values.length ? String.valueOf(values[i]) : "");
        }
        rows.add(row);
        return this;
    }

    List<String> columns() {
        return columns;
    }

    List<Map<String, String>> rows() {
        return rows;
    }

    List<Map<String, String>> where(String column, String value) {
        return rows.stream().filter(r -> value.equals(r.get(column))).toList();
    }

    /** The only row with that value. */
    Map<String, String> row(String column, String value) {
        List<Map<String, String>> found = where(column, value);
        if (found.size() != 1) {
            throw new IllegalStateException(column + "=" + value + ": " + found.size() + " rows");
        }
        return found.get(0);
    }

    void remove(Predicate<Map<String, String>> unwanted) {
        rows.removeIf(unwanted);
    }

    void rename(String column, String from, String to) {
        where(column, from).forEach(r -> r.put(column, to));
    }

    /** CSV with a header line, LF. */
    byte[] csv() {
        StringBuilder text = new StringBuilder(String.join(",", columns)).append('\n');
        for (Map<String, String> row : rows) {
            text.append(String.join(
                            ",", row.values().stream().map(Sheet::quoted).toList()))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") || cell.contains("\n")
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
