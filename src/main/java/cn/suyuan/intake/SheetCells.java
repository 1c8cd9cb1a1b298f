package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.intake.RawTable.RawCell;
import cn.suyuan.intake.RawTable.RawRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Gathers the cells of one sheet of a workbook, and what is hidden or computed in it. */
final class SheetCells {
    private static final int MOST_COLUMNS = 1024;
    private static final long MOST_CELLS = 8_000_000;
    /** Hidden rows whose numbers are listed; all are counted. */
    private static final int MOST_LISTED = 10_000;

    private static final int LARGEST_MERGE = 20_000;

    private final String file;
    private final String sheet;
    private final Problems errors = new Problems();
    private final TreeMap<Integer, List<RawCell>> rows = new TreeMap<>();
    private final TreeSet<Integer> hiddenRows = new TreeSet<>();
    private final TreeSet<Integer> hiddenColumns = new TreeSet<>();
    private long cells;
    private int formulas;
    private int firstFormula;
    private int overLimit;
    private final CellPool pool = new CellPool();
    private int lastRow;
    private List<RawCell> lastLine = List.of();

    SheetCells(String file, String sheet) {
        this.file = file;
        this.sheet = sheet;
    }

    /** Row counted from 1, column from 0. */
    void put(int row, int column, RawCell cell) {
        if (cell.text().isEmpty()) {
            return;
        }
        if (column >= MOST_COLUMNS || row < 1 || cells > MOST_CELLS || pool.isFull()) {
            overLimit = overLimit == 0 ? Math.max(1, row) : overLimit;
            return;
        }
        pool.cell();
        if (row != lastRow) {
            pool.row();
            lastLine = rows.computeIfAbsent(row, r -> new ArrayList<>());
            lastRow = row;
        }
        List<RawCell> line = lastLine;
        while (line.size() <= column) {
            line.add(RawCell.EMPTY);
            cells++;
        }
        line.set(column, cell);
    }

    /** A cell with a text of its own, which may have occurred before. */
    void put(int row, int column, String text, boolean number) {
        put(row, column, pool.of(text, number));
    }

    void error(int row, int column, String text) {
        errors.cell(new Problems.Cell(file, sheet, row, columnName(column), text), Code.UNREADABLE, "cell_error");
    }

    void formula(int row) {
        formulas++;
        firstFormula = firstFormula == 0 ? row : firstFormula;
    }

    void hiddenRow(int row) {
        hiddenRows.add(row);
    }

    void hiddenColumns(int from, int to) {
        for (int column = from; column <= Math.min(to, MOST_COLUMNS); column++) {
            hiddenColumns.add(column);
        }
    }

    /** Fills merged cells with the text of their first; rows from 1, columns from 0, both ends included. */
    void merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        List<RawCell> line = rows.get(firstRow);
        if (line == null || firstColumn < 0 || firstColumn >= line.size()) {
            return;
        }
        long size = (long) (lastRow - firstRow + 1) * (lastColumn - firstColumn + 1);
        if (size < 2 || size > LARGEST_MERGE) {
            return;
        }
        RawCell cell = line.get(firstColumn);
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                // A row that holds nothing but the tail of a merged cell stays no row.
                if (rows.containsKey(row)) {
                    put(row, column, cell);
                }
            }
        }
    }

    /** The sheet as it came; what is odd about it goes to {@code problems}. */
    RawTable table(Problems problems) {
        problems.addAll(errors);
        if (!hiddenRows.isEmpty()) {
            hiddenRows.retainAll(rows.keySet());
        }
        if (!hiddenRows.isEmpty()) {
            String numbers =
                    hiddenRows.stream().limit(MOST_LISTED).map(String::valueOf).collect(Collectors.joining(" "));
            Problems.Cell cell = new Problems.Cell(file, sheet, hiddenRows.first(), "", numbers);
            problems.cell(cell, Code.HIDDEN, "hidden_rows", Integer.toString(hiddenRows.size()));
        }
        if (!hiddenColumns.isEmpty()) {
            List<String> names =
                    hiddenColumns.stream().map(c -> columnName(c - 1)).toList();
            hidden(problems, 0, String.join(" ", names), "hidden_columns");
        }
        if (formulas > 0) {
            problems.cell(
                    new Problems.Cell(file, sheet, firstFormula, "", Integer.toString(formulas)),
                    Code.CONVERTED,
                    "formula");
        }
        if (overLimit > 0) {
            problems.cell(new Problems.Cell(file, sheet, overLimit, "", ""), Code.UNREADABLE, "table_limit");
        }
        List<RawRow> table = new ArrayList<>();
        for (Map.Entry<Integer, List<RawCell>> line = rows.pollFirstEntry();
                line != null;
                line = rows.pollFirstEntry()) {
            RawRow row = new RawRow(line.getKey(), line.getValue());
            if (!row.isBlank()) {
                table.add(row);
            }
        }
        return new RawTable(file, sheet, table);
    }

    private void hidden(Problems problems, int row, String found, String detail) {
        problems.cell(new Problems.Cell(file, sheet, row, "", found), Code.HIDDEN, detail);
    }

    /** {@code A} for 0, {@code AA} for 26. */
    static String columnName(int column) {
        StringBuilder name = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            name.insert(0, (char) ('A' + rest % 26));
        }
        return name.toString();
    }
}
