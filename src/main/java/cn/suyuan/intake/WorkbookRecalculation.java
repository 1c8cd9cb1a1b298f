package cn.suyuan.intake;

import cn.suyuan.uncertainty.SubmittedWorkbook.CellIssue;
import cn.suyuan.uncertainty.SubmittedWorkbook.Kind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Name;
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
    private static final Pattern VOLATILE = Pattern.compile("\\b(RAND|RANDBETWEEN|RANDARRAY|NOW|TODAY)\\s*\\(");
    /** The name or number of another file before a sheet or a name; columns of a table stand in brackets too. */
    private static final Pattern EXTERNAL =
            Pattern.compile("'[^']*\\[[^\\]]+\\][^']*'!|(?<![\\p{L}0-9_.\\]])\\[[^\\]\\[]+\\][\\p{L}0-9_.]*!");

    private final Workbook book;
    private final FormulaEvaluator evaluator;
    /** Names that stand for something that changes with the day. */
    private final List<String> changing;

    /** Issues of cells that are known before anything is computed. */
    private final IdentityHashMap<Cell, CellIssue> known = new IdentityHashMap<>();

    private final List<CellIssue> issues = new ArrayList<>();
    private int formulas;
    private int agreeing;
    private int unlisted;

    WorkbookRecalculation(Workbook book) {
        this.book = book;
        book.addToolPack(WorkbookFunctions.added());
        this.evaluator = book.getCreationHelper().createFormulaEvaluator();
        this.changing = book.getAllNames().stream()
                .filter(name -> !name.isFunctionName() && changes(meaning(name)))
                .map(Name::getNameName)
                .toList();
    }

    private static String meaning(Name name) {
        try {
            return String.valueOf(name.getRefersToFormula());
        } catch (RuntimeException broken) {
            return "";
        }
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

    /**
     * Looks at every cell. What changes with the day or stands in another file keeps its stored result, so that formulas
     * that use it are held against what they used.
     */
    void run() {
        for (Sheet sheet : book) {
            for (Row row : sheet) {
                row.forEach(this::foresee);
            }
        }
        known.keySet().forEach(WorkbookRecalculation::freeze);
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

    private void foresee(Cell cell) {
        if (cell.getCellType() == CellType.FORMULA) {
            unsteady(cell)
                    .ifPresent(kind -> known.put(cell, issue(kind, cell, shown(cell), "", cell.getCellFormula())));
        } else if (TypedOver.figure(cell) && TypedOver.is(cell)) {
            known.put(cell, issue(Kind.TYPED_OVER, cell, shown(cell), "", TypedOver.beside(cell)));
        }
    }

    /** What keeps a formula from being computed from its own workbook alone. */
    private Optional<Kind> unsteady(Cell cell) {
        try {
            String formula = cell.getCellFormula();
            if (EXTERNAL.matcher(formula).find()) {
                return Optional.of(Kind.EXTERNAL_LINK);
            }
            boolean today = changes(formula) || changing.stream().anyMatch(formula::contains);
            return today ? Optional.of(Kind.VOLATILE) : Optional.empty();
        } catch (RuntimeException | StackOverflowError cannot) {
            return Optional.empty(); // said when it is computed
        }
    }

    private static boolean changes(String formula) {
        return VOLATILE.matcher(formula.toUpperCase(Locale.ROOT)).find();
    }

    private static void freeze(Cell cell) {
        if (cell.getCellType() != CellType.FORMULA || cell.isPartOfArrayFormulaGroup()) {
            return;
        }
        try {
            cell.removeFormula();
        } catch (RuntimeException broken) {
            return; // a shared formula that lost its first cell stays as it is
        }
    }

    private void look(Cell cell) {
        boolean computed = cell.getCellType() == CellType.FORMULA;
        CellIssue issue = known.get(cell);
        if (computed || (issue != null && issue.kind() != Kind.TYPED_OVER)) {
            formulas++;
        }
        if (issue != null) {
            add(issue);
        } else if (computed) {
            formula(cell);
        }
    }

    private void formula(Cell cell) {
        String formula = "";
        try {
            formula = cell.getCellFormula();
            compare(cell, formula);
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
