package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.evidence.ImportProblem.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Collects what was odd. Message arguments always begin with file, row, column, found. Of problems that repeat down a
 * column the first thousand are kept; how many more there were is said in one further problem.
 */
final class Problems {
    private static final int EACH = 1000;

    private final List<ImportProblem> all = new ArrayList<>();
    private final Map<Alike, Integer> counts = new LinkedHashMap<>();

    /** What problems of one kind in one column have in common; names of files and columns may hold line breaks. */
    private record Alike(String file, String sheet, String column, String detail, Code code) {}

    /** A problem of a whole file. */
    void file(String file, Code code, String detail, String... more) {
        cell(new Cell(file, "", 0, "", ""), code, detail, more);
    }

    /** How many formulas the sheets of a file were said to have. */
    int formulas(String file) {
        return all.stream()
                .filter(p -> p.file().equals(file) && p.detail().equals("formula"))
                .mapToInt(p -> Integer.parseInt(p.found()))
                .sum();
    }

    /** A problem of a cell or row. */
    void cell(Cell cell, Code code, String detail, String... more) {
        Alike kind = new Alike(cell.file(), cell.sheet(), cell.column(), detail, code);
        int count = counts.merge(kind, 1, Integer::sum);
        if (cell.row() > 0 && count > EACH) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of(
                place(cell.file(), cell.sheet()),
                Integer.toString(cell.row()),
                ColumnNames.label(cell.column()),
                shown(cell.text())));
        arguments.addAll(List.of(more));
        all.add(new ImportProblem(
                cell.file(), cell.sheet(), cell.row(), cell.column(), code, cell.text(), detail, arguments));
    }

    void addAll(List<ImportProblem> others) {
        all.addAll(others);
    }

    /** Takes over what another has collected, with what it counted only. */
    void addAll(Problems others) {
        all.addAll(others.all);
        others.counts.forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
    }

    /** All problems by file, sheet and row; within a row as they were met. */
    List<ImportProblem> sorted() {
        List<ImportProblem> sorted = new ArrayList<>(all);
        counts.forEach((kind, count) -> {
            if (count > EACH) {
                String more = Integer.toString(count - EACH);
                sorted.add(new ImportProblem(
                        kind.file(),
                        kind.sheet(),
                        0,
                        kind.column(),
                        kind.code(),
                        more,
                        "more_of_the_same",
                        List.of(
                                place(kind.file(), kind.sheet()),
                                "0",
                                ColumnNames.label(kind.column()),
                                more,
                                "{files.problem." + kind.code().name().toLowerCase(Locale.ROOT) + "}")));
            }
        });
        sorted.sort(Comparator.comparing(ImportProblem::file)
                .thenComparing(ImportProblem::sheet)
                .thenComparingInt(ImportProblem::row)
                .thenComparing(ImportProblem::detail)
                .thenComparing(ImportProblem::column));
        return sorted;
    }

    private static String place(String file, String sheet) {
        return sheet.isEmpty() ? file : file + " [" + sheet + "]";
    }

    private static String shown(String found) {
        String visible = EntryNames.visible(found);
        return visible.length() > 120 ? visible.substring(0, 120) + "…" : visible;
    }

    /**
     * A place in a table and the raw text there.
     *
     * @param file path inside the pack
     * @param sheet sheet, empty for CSV
     * @param row row as a person counts it
     * @param column key or header
     * @param text raw text
     */
    record Cell(String file, String sheet, int row, String column, String text) {}
}
