package cn.suyuan.intake;

import cn.suyuan.uncertainty.SubmittedWorkbook.CellIssue;
import cn.suyuan.uncertainty.SubmittedWorkbook.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;

/** Computes every formula of a workbook anew, whatever result is stored beside it, and looks for what is hidden. */
final class WorkbookRecalculation {
    /** Relative difference that another order of operations or another inverse of a distribution explains. */
    private static final double AGREEMENT = 1e-7;

    private static final int MOST_ISSUES = 400;
    /** So many numbers side by side may have been typed over formulas; more are a column of data. */
    private static final int MOST_TYPED = 3;

    private static final Pattern REFERENCE = Pattern.compile("(\\$?)([A-Z]{1,3})(\\$?)([0-9]{1,7})(?![0-9A-Za-z(_])");
    private static final Pattern VOLATILE = Pattern.compile("\\b(RAND|RANDBETWEEN|RANDARRAY|NOW|TODAY)\\(");
    /** The name or number of another file before a sheet or a name; columns of a table stand in brackets too. */
    private static final Pattern EXTERNAL =
            Pattern.compile("'[^']*\\[[^\\]]+\\][^']*'!|(?<![\\p{L}0-9_.\\]])\\[[^\\]\\[]+\\][\\p{L}0-9_.]*!");

    private final Workbook book;
    private final FormulaEvaluator evaluator;
    private final List<CellIssue> issues = new ArrayList<>();
    private int formulas;
    private int agreeing;
    private int unlisted;

    WorkbookRecalculation(Workbook book) {
        this.book = book;
        book.addToolPack(WorkbookFunctions.added());
        this.evaluator = book.getCreationHelper().createFormulaEvaluator();
    }

    int formulas() {
        return formulas;
    }

    int agreeing() {
        return agreeing;
    }

    List<CellIssue> issues() {
        List<CellIssue> all = new ArrayList<>(issues);
        if (unlisted > 0) {
            all.add(new CellIssue(Kind.MORE, "", "", Integer.toString(unlisted), "", ""));
        }
        return all;
    }

    void run() {
        for (int i = 0; i < book.getNumberOfSheets(); i++) {
            Sheet sheet = book.getSheetAt(i);
            SheetVisibility visibility = book.getSheetVisibility(i);
            if (visibility != SheetVisibility.VISIBLE) {
                Kind kind = visibility == SheetVisibility.HIDDEN ? Kind.HIDDEN_SHEET : Kind.VERY_HIDDEN_SHEET;
                add(new CellIssue(kind, sheet.getSheetName(), "", "", "", ""));
            }
            hidden(sheet);
            for (Row row : sheet) {
                for (Cell cell : row) {
                    look(cell);
                }
            }
        }
    }

    private void add(CellIssue issue) {
        if (issues.size() < MOST_ISSUES) {
            issues.add(issue);
        } else {
            unlisted++;
        }
    }

    private void look(Cell cell) {
        if (cell.getCellType() == CellType.FORMULA) {
            formulas++;
            formula(cell);
        } else if (figure(cell) && typedOver(cell)) {
            add(issue(Kind.TYPED_OVER, cell, shown(cell), "", beside(cell)));
        }
    }

    private static String text(Optional<Cell> formula) {
        return formula.filter(c -> c.getCellType() == CellType.FORMULA)
                .map(Cell::getCellFormula)
                .orElse("");
    }

    private void formula(Cell cell) {
        String formula = "";
        try {
            formula = cell.getCellFormula();
            if (EXTERNAL.matcher(formula).find()) {
                add(issue(Kind.EXTERNAL_LINK, cell, shown(cell), "", formula));
            } else if (VOLATILE.matcher(formula.toUpperCase(Locale.ROOT)).find()) {
                add(issue(Kind.VOLATILE, cell, shown(cell), "", formula));
            } else {
                compare(cell, formula);
            }
        } catch (RuntimeException | StackOverflowError cannot) {
            add(issue(Kind.NOT_COMPUTABLE, cell, shown(cell), "", formula));
        }
    }

    private void compare(Cell cell, String formula) {
        CellValue computed = evaluator.evaluate(cell);
        boolean stored = !(cell instanceof XSSFCell xssf) || xssf.getCTCell().isSetV();
        if (computed == null || !stored) {
            return;
        }
        String shown = shown(cell);
        String found = found(computed);
        CellType type = cell.getCachedFormulaResultType();
        boolean sameNumber = type == CellType.NUMERIC
                && computed.getCellType() == CellType.NUMERIC
                && near(cell.getNumericCellValue(), computed.getNumberValue());
        if (sameNumber || (type == computed.getCellType() && type != CellType.NUMERIC && shown.equals(found))) {
            agreeing++;
        } else if (computed.getCellType() == CellType.ERROR && foreign(computed)) {
            add(issue(Kind.NOT_COMPUTABLE, cell, shown, found, formula));
        } else {
            add(issue(Kind.STALE, cell, shown, found, formula));
        }
    }

    /** An error that may stand for what the library cannot do: an unknown name, a circular reference. */
    private static boolean foreign(CellValue computed) {
        byte code = computed.getErrorValue();
        return code == FormulaError.NAME.getCode()
                || code == FormulaError.REF.getCode()
                || FormulaError.CIRCULAR_REF.getCode() == code;
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= AGREEMENT * Math.max(Math.abs(a), Math.abs(b)) || Math.abs(a - b) < 1e-300;
    }

    private static CellIssue issue(Kind kind, Cell cell, String shown, String computed, String formula) {
        return new CellIssue(kind, cell.getSheet().getSheetName(), address(cell), shown, computed, formula);
    }

    static String address(Cell cell) {
        return CellReference.convertNumToColString(cell.getColumnIndex()) + (cell.getRowIndex() + 1);
    }

    private static String found(CellValue value) {
        return switch (value.getCellType()) {
            case NUMERIC -> plain(value.getNumberValue());
            case STRING -> value.getStringValue();
            case BOOLEAN -> Boolean.toString(value.getBooleanValue());
            case ERROR -> errorName(value.getErrorValue());
            default -> "";
        };
    }

    private static String errorName(byte code) {
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#?";
    }

    static String shown(Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC -> plain(cell.getNumericCellValue());
            case STRING -> cell.getStringCellValue();
            case BOOLEAN -> Boolean.toString(cell.getBooleanCellValue());
            case ERROR -> errorName(cell.getErrorCellValue());
            default -> "";
        };
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** The number that a cell computes to, or that stands in it. */
    OptionalDouble number(Cell cell) {
        try {
            CellValue value = evaluator.evaluate(cell);
            if (value != null && value.getCellType() == CellType.NUMERIC) {
                return OptionalDouble.of(value.getNumberValue());
            }
        } catch (RuntimeException | StackOverflowError cannot) {
            return stored(cell);
        }
        return OptionalDouble.empty();
    }

    private static OptionalDouble stored(Cell cell) {
        boolean numeric =
                cell.getCellType() == CellType.FORMULA && cell.getCachedFormulaResultType() == CellType.NUMERIC;
        return numeric ? OptionalDouble.of(cell.getNumericCellValue()) : OptionalDouble.empty();
    }

    /** Numbers, up to three in a row, between cells of one formula, or at either end of three of them. */
    private static boolean typedOver(Cell cell) {
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
                        .filter(WorkbookRecalculation::figure)
                        .isPresent()) {
            steps++;
        }
        return steps;
    }

    /** Whether a cell holds a number, as such or as text. */
    private static boolean figure(Cell cell) {
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
    private static String beside(Cell cell) {
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
            return cell.filter(c -> c.getCellType() == CellType.FORMULA).map(WorkbookRecalculation::relative);
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

    private void hidden(Sheet sheet) {
        List<String> rows = new ArrayList<>();
        java.util.SortedSet<Integer> columns = new java.util.TreeSet<>();
        for (Row row : sheet) {
            boolean filled = false;
            for (Cell cell : row) {
                boolean full = cell.getCellType() != CellType.BLANK;
                filled |= full;
                if (full && sheet.isColumnHidden(cell.getColumnIndex())) {
                    columns.add(cell.getColumnIndex());
                }
            }
            if (filled && row.getZeroHeight()) {
                rows.add(Integer.toString(row.getRowNum() + 1));
            }
        }
        if (!rows.isEmpty()) {
            add(new CellIssue(Kind.HIDDEN_ROWS, sheet.getSheetName(), String.join(", ", rows), "", "", ""));
        }
        if (!columns.isEmpty()) {
            List<String> names =
                    columns.stream().map(CellReference::convertNumToColString).toList();
            add(new CellIssue(Kind.HIDDEN_COLUMNS, sheet.getSheetName(), String.join(", ", names), "", "", ""));
        }
    }
}
