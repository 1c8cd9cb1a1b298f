package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.intake.RawTable.RawCell;
import cn.suyuan.intake.RawTable.RawRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Lines that another program wrote into a CSV file with its own separator: read so where the columns then agree. */
final class MixedSeparators {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final int FEWEST_COLUMNS = 3;

    private MixedSeparators() {}

    static List<RawRow> repaired(String file, List<RawRow> rows, char separator, Problems problems) {
        int width = usual(rows);
        if (width < FEWEST_COLUMNS) {
            return rows;
        }
        List<RawRow> repaired = new ArrayList<>(rows.size());
        for (RawRow row : rows) {
            repaired.add(row.cells().size() == 1 ? repaired(file, row, separator, width, problems) : row);
        }
        return repaired;
    }

    private static RawRow repaired(String file, RawRow row, char separator, int width, Problems problems) {
        String text = row.text(0);
        for (char other : SEPARATORS) {
            if (other == separator || text.indexOf(other) < 0 || text.indexOf('"') >= 0) {
                continue;
            }
            String[] parts = text.split(Pattern.quote(String.valueOf(other)), -1);
            if (parts.length == width) {
                List<RawCell> cells = new ArrayList<>();
                for (String part : parts) {
                    cells.add(part.isEmpty() ? RawCell.EMPTY : new RawCell(part, false));
                }
                problems.cell(
                        new Problems.Cell(file, "", row.number(), "", text),
                        Code.CONVERTED,
                        "separator_mixed",
                        other == '\t' ? "TAB" : String.valueOf(other));
                return new RawRow(row.number(), cells);
            }
        }
        return row;
    }

    /** The number of columns that most rows of several columns have. */
    private static int usual(List<RawRow> rows) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (RawRow row : rows) {
            if (row.cells().size() > 1) {
                counts.merge(row.cells().size(), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }
}
