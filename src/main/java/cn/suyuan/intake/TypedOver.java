package cn.suyuan.intake;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellReference;

/** Numbers that stand where the cells beside them have formulas. */
final class TypedOver {
    /** So many numbers side by side may have been typed over formulas; more are a column of data. */
    private static final int MOST_TYPED = 3;

    private static final Pattern REFERENCE = Pattern.compile("(\\$?)([A-Z]{1,3})(\\$?)([0-9]{1,7})(?![0-9A-Za-z(_])");

    private TypedOver() {}

    /** Numbers, up to three in a row, between cells of one formula, or at either end of three of them. */
    static boolean is(Cell cell) {
        return between(cell, 1, 0) || between(cell, 0, 1);
    }

    private static boolean between(Cell cell, int down, int right) {
        int before = steps(cell, -down, -right);
        int after = steps(cell, down, right);
        Optional<String> above = shape(neighbour(cell, -before * down, -before * right));
        Optional<String> below = shape(neighbour(cell, after * down, after * right));
        if (before + after > MOST_TYPED + 1) {
            return false;
        }
        return (above.isPresent() && (above.equals(below) || three(cell, -before, down, right)))
                || (down > 0 && headed(cell, before) && three(cell, after, 1, 0) && !uses(cell, after));
    }

    /** Whether words stand above the numbers, so that they are the first of their column. */
    private static boolean headed(Cell cell, int before) {
        return neighbour(cell, -before, 0)
                .filter(above -> above.getCellType() == CellType.STRING)
                .isPresent();
    }

    /** Steps to the first cell that is not a number as well. */
    private static int steps(Cell cell, int down, int right) {
        int steps = 1;
        while (steps < MOST_TYPED
                && neighbour(cell, steps * down, steps * right)
                        .filter(TypedOver::figure)
                        .isPresent()) {
            steps++;
        }
        return steps;
    }

    /** Whether a cell holds a number, as such or as text. */
    static boolean figure(Cell cell) {
        return cell.getCellType() == CellType.NUMERIC
                || (cell.getCellType() == CellType.STRING
                        && cell.getStringCellValue().strip().matches("[-+]?[0-9]+(\\.[0-9]+)?"));
    }

    /** Whether three cells of one formula follow from a distance on. */
    private static boolean three(Cell cell, int from, int down, int right) {
        int step = from < 0 ? -1 : 1;
        Optional<String> first = shape(neighbour(cell, from * down, from * right));
        return first.isPresent()
                && first.equals(shape(neighbour(cell, (from + step) * down, (from + step) * right)))
                && first.equals(shape(neighbour(cell, (from + 2 * step) * down, (from + 2 * step) * right)));
    }

    /** Whether the next formula below starts from this cell, as a running sum does from its first number. */
    private static boolean uses(Cell cell, int after) {
        String formula = text(neighbour(cell, after, 0)).replace("$", "");
        return REFERENCE.matcher(formula).results().anyMatch(found -> {
            int row = Integer.parseInt(found.group(4)) - 1;
            return CellReference.convertColStringToIndex(found.group(2)) == cell.getColumnIndex()
                    && row >= cell.getRowIndex()
                    && row < cell.getRowIndex() + after;
        });
    }

    private static Optional<Cell> neighbour(Cell cell, int down, int right) {
        int column = cell.getColumnIndex() + right;
        int row = cell.getRowIndex() + down;
        return row < 0 || column < 0
                ? Optional.empty()
                : Optional.ofNullable(cell.getSheet().getRow(row)).map(found -> found.getCell(column));
    }

    /** The nearest formula above or below, else to the left or right. */
    static String beside(Cell cell) {
        for (int[] way : new int[][] {{-1, 0}, {1, 0}, {0, -1}, {0, 1}}) {
            int steps = steps(cell, way[0], way[1]);
            String found = text(neighbour(cell, steps * way[0], steps * way[1]));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    /** The formula with its references relative to its own cell. */
    private static Optional<String> shape(Optional<Cell> cell) {
        try {
            return cell.filter(c -> c.getCellType() == CellType.FORMULA).map(TypedOver::relative);
        } catch (RuntimeException cannot) {
            return Optional.empty();
        }
    }

    private static String relative(Cell cell) {
        return REFERENCE
                .matcher(cell.getCellFormula())
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(reference(found, cell)));
    }

    private static String reference(MatchResult found, Cell cell) {
        int column = CellReference.convertColStringToIndex(found.group(2));
        int row = Integer.parseInt(found.group(4)) - 1;
        String across = found.group(1).isEmpty() ? "C[" + (column - cell.getColumnIndex()) + "]" : "C" + column;
        String down = found.group(3).isEmpty() ? "R[" + (row - cell.getRowIndex()) + "]" : "R" + row;
        return down + across;
    }

    private static String text(Optional<Cell> formula) {
        return formula.filter(c -> c.getCellType() == CellType.FORMULA)
                .map(Cell::getCellFormula)
                .orElse("");
    }
}
