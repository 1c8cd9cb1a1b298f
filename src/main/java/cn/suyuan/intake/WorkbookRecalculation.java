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
    private static final Pattern REFERENCE = Pattern.compile("(\\$?)([A-Z]{1,3})(\\$?)([0-9]{1,7})(?![0-9A-Za-z(_])");
    private static final Pattern VOLATILE = Pattern.compile("\\b(RAND|RANDBETWEEN|RANDARRAY|NOW|TODAY)\\(");
    private static final Pattern EXTERNAL = Pattern.compile("\\[[^\\]]+\\]");

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
            if (book.getSheetVisibility(i) != SheetVisibility.VISIBLE) {
                add(new CellIssue(Kind.HIDDEN_SHEET, sheet.getSheetName(), "", "", "", ""));
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
        } else if (cell.getCellType() == CellType.NUMERIC && typedOver(cell)) {
            String formula = shape(cell.getRowIndex() - 1, cell).isPresent()
                    ? text(neighbour(cell, -1, 0))
                    : text(neighbour(cell, 0, -1));
            add(issue(Kind.TYPED_OVER, cell, plain(cell.getNumericCellValue()), "", formula));
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

    /** A number between cells of one formula, above and below or left and right, or at the end of three of them. */
    private static boolean typedOver(Cell cell) {
        return between(cell, 1, 0) || between(cell, 0, 1);
    }

    private static boolean between(Cell cell, int down, int right) {
        Optional<String> before = shape(neighbour(cell, -down, -right));
        Optional<String> after = shape(neighbour(cell, down, right));
        if (before.isPresent() && before.equals(after)) {
            return true;
        }
        return before.isPresent()
                && before.equals(shape(neighbour(cell, -2 * down, -2 * right)))
                && before.equals(shape(neighbour(cell, -3 * down, -3 * right)));
    }

    private static Optional<Cell> neighbour(Cell cell, int down, int right) {
        int column = cell.getColumnIndex() + right;
        int row = cell.getRowIndex() + down;
        return row < 0 || column < 0
                ? Optional.empty()
                : Optional.ofNullable(cell.getSheet().getRow(row)).map(found -> found.getCell(column));
    }

    private static Optional<String> shape(int row, Cell beside) {
        return shape(neighbour(beside, row - beside.getRowIndex(), 0));
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
