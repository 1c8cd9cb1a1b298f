package cn.suyuan.app;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One way to damage a table.
 *
 * @param name what was done, for people
 * @param file path of the table
 * @param bytes what the table is then; empty where it is taken away
 */
record TableDamage(String name, String file, Optional<byte[]> bytes) {

    /** What people write where a value should stand. */
    private static final Map<String, UnaryOperator<String>> WRITTEN = written();

    private static Map<String, UnaryOperator<String>> written() {
        Map<String, UnaryOperator<String>> all = new LinkedHashMap<>();
        all.put("-", cell -> "-");
        all.put("N/A", cell -> "N/A");
        all.put("见附件", cell -> "见附件");
        all.put("-1", cell -> "-1");
        all.put("1e308", cell -> "1e308");
        all.put("9999-12-31", cell -> "9999-12-31");
        all.put("1900-01-01", cell -> "1900-01-01");
        all.put("0", cell -> "0");
        all.put("minus", cell -> cell.matches("[0-9.]+") ? "-" + cell : cell);
        return all;
    }

    /** Taking it away, its header alone, each column blank. */
    static List<TableDamage> gaps(String file, byte[] bytes) {
        List<TableDamage> all = new ArrayList<>();
        all.add(new TableDamage("DELETE", file, Optional.empty()));
        if (file.endsWith(".csv")) {
            List<List<String>> rows = rows(bytes);
            all.add(of("HEADER", file, rows.subList(0, 1)));
            for (int column = 0; column < rows.get(0).size(); column++) {
                all.add(of("BLANK " + rows.get(0).get(column), file, changed(rows, column, cell -> "")));
            }
        }
        return all;
    }

    /** Each column filled with what says nothing, rows twice, neighbouring columns exchanged. */
    static List<TableDamage> nonsense(String file, byte[] bytes) {
        List<TableDamage> all = new ArrayList<>();
        if (!file.endsWith(".csv")) {
            return all;
        }
        List<List<String>> rows = rows(bytes);
        List<String> header = rows.get(0);
        for (int column = 0; column < header.size(); column++) {
            int at = column;
            WRITTEN.forEach((text, how) -> all.add(of(header.get(at) + " := " + text, file, changed(rows, at, how))));
            all.add(of(
                    header.get(at) + " all alike",
                    file,
                    changed(rows, at, cell -> rows.get(1).get(at))));
            if (column + 1 < header.size()) {
                List<List<String>> swapped = new ArrayList<>(rows.subList(0, 1));
                rows.subList(1, rows.size()).forEach(row -> {
                    List<String> cells = new ArrayList<>(row);
                    Collections.swap(cells, at, at + 1);
                    swapped.add(cells);
                });
                all.add(of("SWAP " + header.get(at) + " " + header.get(at + 1), file, swapped));
            }
        }
        List<List<String>> twice = new ArrayList<>(rows);
        twice.addAll(rows.subList(1, rows.size()));
        all.add(of("TWICE", file, twice));
        all.add(of("HALF", file, rows.subList(0, 1 + rows.size() / 2)));
        return all;
    }

    private static List<List<String>> changed(List<List<String>> rows, int column, UnaryOperator<String> how) {
        List<List<String>> other = new ArrayList<>(rows.subList(0, 1));
        for (List<String> row : rows.subList(1, rows.size())) {
            List<String> cells = new ArrayList<>(row);
            cells.set(column, how.apply(cells.get(column)));
            other.add(cells);
        }
        return other;
    }

    private static TableDamage of(String name, String file, List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                boolean quoted = cell.contains(",") || cell.contains("\"") || cell.contains("\n");
                text.append(i == 0 ? "" : ",").append(quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
            }
            text.append('\n');
        }
        return new TableDamage(name, file, Optional.of(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Cells of a table without line breaks in them. */
    private static List<List<String>> rows(byte[] bytes) {
        List<List<String>> rows = new ArrayList<>();
        for (String line :
                new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "").split("\r?\n", -1)) {
            if (!line.isEmpty()) {
                rows.add(cells(line));
            }
        }
        int width = rows.get(0).size();
        rows.forEach(row -> {
            while (row.size() < width) {
                row.add("");
            }
        });
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean twice = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (twice) {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
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
}
