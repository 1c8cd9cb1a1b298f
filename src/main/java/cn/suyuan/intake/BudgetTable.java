package cn.suyuan.intake;

import cn.suyuan.uncertainty.Distribution;
import cn.suyuan.uncertainty.DistributionKind;
import cn.suyuan.uncertainty.DistributionParameter;
import cn.suyuan.uncertainty.Formula;
import cn.suyuan.uncertainty.InputQuantity;
import cn.suyuan.uncertainty.SubmittedWorkbook.CellIssue;
import cn.suyuan.uncertainty.SubmittedWorkbook.Kind;
import cn.suyuan.uncertainty.UncertaintyComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/** The rows of a budget in a sheet, read by the words of its header row. */
final class BudgetTable {
    private static final int DEEPEST_HEADER = 80;
    private static final int MOST_ROWS = 2000;
    private static final double ROUNDING = 0.006; // a figure of two or more digits, as shown

    /** A row of the budget with its sensitivity coefficient. */
    record Line(InputQuantity input, OptionalDouble sensitivity, double u) {}

    private final Sheet sheet;
    private final WorkbookRecalculation numbers;
    private final Map<BudgetColumn, Integer> columns;
    private final int header;
    private final List<Line> lines = new ArrayList<>();
    private final List<CellIssue> issues = new ArrayList<>();
    private final Set<String> symbols = new HashSet<>();
    private int end;

    private BudgetTable(Sheet sheet, WorkbookRecalculation numbers, Map<BudgetColumn, Integer> columns, int header) {
        this.sheet = sheet;
        this.numbers = numbers;
        this.columns = columns;
        this.header = header;
    }

    /** Finds a budget in a sheet: the row whose headers name a standard uncertainty or its basis and two more columns. */
    static Optional<BudgetTable> find(Sheet sheet, WorkbookRecalculation numbers, Map<String, String> mapping) {
        for (int i = sheet.getFirstRowNum(); i <= Math.min(sheet.getLastRowNum(), DEEPEST_HEADER); i++) {
            Row row = sheet.getRow(i);
            if (row == null) {
                continue;
            }
            Map<BudgetColumn, Integer> found = new EnumMap<>(BudgetColumn.class);
            for (Cell cell : row) {
                String head = WorkbookRecalculation.shown(cell);
                Optional<BudgetColumn> mapped = Optional.ofNullable(mapping.get(head.strip()))
                        .flatMap(BudgetTable::column)
                        .or(() -> BudgetColumn.of(head));
                mapped.ifPresent(column -> found.putIfAbsent(column, cell.getColumnIndex()));
            }
            boolean named = found.containsKey(BudgetColumn.SYMBOL) || found.containsKey(BudgetColumn.SOURCE);
            boolean spread = found.containsKey(BudgetColumn.STANDARD)
                    || found.containsKey(BudgetColumn.HALF_WIDTH)
                    || found.containsKey(BudgetColumn.EXPANDED);
            if (named && spread && found.size() >= 3) {
                BudgetTable table = new BudgetTable(sheet, numbers, found, i);
                table.read();
                if (!table.lines.isEmpty()) {
                    return Optional.of(table);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<BudgetColumn> column(String name) {
        try {
            return Optional.of(BudgetColumn.valueOf(name.strip().toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private void read() {
        int blank = 0;
        for (end = header + 1; end <= Math.min(sheet.getLastRowNum(), header + MOST_ROWS) && blank < 2; end++) {
            Row row = sheet.getRow(end);
            String name = row == null ? "" : text(row, BudgetColumn.SYMBOL) + text(row, BudgetColumn.SOURCE);
            OptionalDouble u = row == null ? OptionalDouble.empty() : uncertainty(row);
            String plain = BudgetColumn.plain(name);
            if (plain.contains("合成") || plain.contains("扩展") || plain.contains("combined")) {
                break;
            }
            if (row == null || plain.isEmpty()) {
                blank++;
            } else if (u.isPresent()) {
                blank = 0;
                line(row, u.getAsDouble());
            } else if (!lines.isEmpty()) {
                break; // the row of the result, as EA-4/02 ends its tables
            }
        }
    }

    /** u as it stands; else from expanded uncertainty, or from half-width and distribution. */
    private OptionalDouble uncertainty(Row row) {
        OptionalDouble given = number(row, BudgetColumn.STANDARD);
        return given.isPresent() ? given : fromBasis(row);
    }

    private OptionalDouble fromBasis(Row row) {
        double divisor = number(row, BudgetColumn.DIVISOR).orElse(Double.NaN);
        OptionalDouble half = number(row, BudgetColumn.HALF_WIDTH);
        OptionalDouble expanded = number(row, BudgetColumn.EXPANDED);
        OptionalDouble basis = expanded.isPresent() ? expanded : half;
        if (basis.isEmpty()) {
            return OptionalDouble.empty();
        }
        double by = Double.isNaN(divisor) ? (half.isPresent() ? usualDivisor(kind(row)) : Double.NaN) : divisor;
        double u = basis.getAsDouble() / by;
        return Double.isFinite(u) && u >= 0 ? OptionalDouble.of(u) : OptionalDouble.empty();
    }

    private static double usualDivisor(DistributionKind kind) {
        return switch (kind) {
            case RECTANGULAR -> Math.sqrt(3);
            case TRIANGULAR -> Math.sqrt(6);
            case ARCSINE -> Math.sqrt(2);
            case NORMAL, T, TRAPEZOIDAL, CURVILINEAR_TRAPEZOID, LOGNORMAL, EXPONENTIAL, GAMMA, BETA, EMPIRICAL ->
                Double.NaN;
        };
    }

    private DistributionKind kind(Row row) {
        String word = BudgetColumn.plain(text(row, BudgetColumn.DISTRIBUTION));
        if (word.contains("均匀") || word.contains("矩形") || word.contains("rect") || word.contains("uniform")) {
            return DistributionKind.RECTANGULAR;
        }
        if (word.contains("三角") || word.contains("triang")) {
            return DistributionKind.TRIANGULAR;
        }
        return word.contains("反正弦") || word.contains("u形") || word.contains("u-shap") || word.contains("arcsin")
                ? DistributionKind.ARCSINE
                : DistributionKind.NORMAL;
    }

    private void line(Row row, double u) {
        OptionalDouble sensitivity = number(row, BudgetColumn.SENSITIVITY);
        OptionalDouble contribution = number(row, BudgetColumn.CONTRIBUTION);
        OptionalDouble basis = fromBasis(row);
        if (columns.containsKey(BudgetColumn.STANDARD) && basis.isPresent()) {
            check(row, BudgetColumn.STANDARD, Kind.ROW_UNCERTAINTY, u, basis.getAsDouble());
        }
        double c = sensitivity.orElse(1);
        if (contribution.isPresent() && sensitivity.isPresent()) {
            double found = Math.abs(contribution.getAsDouble());
            check(row, BudgetColumn.CONTRIBUTION, Kind.ROW_CONTRIBUTION, found, Math.abs(c) * u);
        } else if (contribution.isPresent() && u > 0) {
            sensitivity = OptionalDouble.of(contribution.getAsDouble() / u);
        }
        double dof = number(row, BudgetColumn.DOF).orElse(Double.POSITIVE_INFINITY);
        String source = text(row, BudgetColumn.SOURCE);
        Distribution distribution = Distribution.of(kind(row), Map.of(DistributionParameter.STANDARD, u));
        UncertaintyComponent component = UncertaintyComponent.of(
                        source.isBlank() ? text(row, BudgetColumn.SYMBOL) : source, distribution)
                .withDof(dof > 0 ? dof : Double.POSITIVE_INFINITY);
        BigDecimal estimate =
                BigDecimal.valueOf(number(row, BudgetColumn.ESTIMATE).orElse(0));
        InputQuantity input = new InputQuantity(
                symbol(text(row, BudgetColumn.SYMBOL)),
                estimate,
                text(row, BudgetColumn.UNIT),
                Optional.empty(),
                List.of(component),
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
        lines.add(new Line(input, sensitivity, u));
    }

    private void check(Row row, BudgetColumn column, Kind kind, double shown, double computed) {
        if (Math.abs(shown - computed) > ROUNDING * Math.max(Math.abs(shown), Math.abs(computed))) {
            Cell cell = row.getCell(columns.getOrDefault(column, 0));
            issues.add(new CellIssue(
                    kind,
                    sheet.getSheetName(),
                    cell == null ? "" : WorkbookRecalculation.address(cell),
                    String.format(Locale.ROOT, "%.6g", shown),
                    String.format(Locale.ROOT, "%.6g", computed),
                    ""));
        }
    }

    /** The symbol as written where the formula language can read it, else one of our own. */
    private String symbol(String written) {
        String plain = java.text.Normalizer.normalize(written, java.text.Normalizer.Form.NFKC)
                .replaceAll("\\s", "");
        String name = Formula.isSymbol(plain) ? plain : "X" + (lines.size() + 1);
        while (!symbols.add(name)) {
            name += "_" + (lines.size() + 1);
        }
        return name;
    }

    private String text(Row row, BudgetColumn column) {
        Cell cell = columns.containsKey(column) ? row.getCell(columns.getOrDefault(column, 0)) : null;
        return cell == null ? "" : WorkbookRecalculation.shown(cell).strip();
    }

    /** A number, also one written as text or as a percentage. */
    private OptionalDouble number(Row row, BudgetColumn column) {
        Cell cell = columns.containsKey(column) ? row.getCell(columns.getOrDefault(column, 0)) : null;
        if (cell == null) {
            return OptionalDouble.empty();
        }
        OptionalDouble found = numbers.number(cell);
        if (found.isPresent()) {
            return found;
        }
        String text = java.text.Normalizer.normalize(WorkbookRecalculation.shown(cell), java.text.Normalizer.Form.NFKC)
                .replaceAll("[\\s,±]", "");
        boolean percent = text.endsWith("%");
        String digits = percent ? text.substring(0, text.length() - 1) : text;
        if (text.matches("√[236]")) {
            return OptionalDouble.of(Math.sqrt(Integer.parseInt(text.substring(1))));
        }
        if (text.equals("∞")) {
            return OptionalDouble.of(Double.POSITIVE_INFINITY);
        }
        return digits.matches("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")
                ? OptionalDouble.of(Double.parseDouble(digits) / (percent ? 100 : 1))
                : OptionalDouble.empty();
    }

    List<Line> lines() {
        return lines;
    }

    List<CellIssue> issues() {
        return issues;
    }

    int header() {
        return header;
    }

    int end() {
        return end;
    }

    /** Sheet and rows, for people. */
    String place() {
        return sheet.getSheetName() + "!" + (header + 1) + ":" + end;
    }
}
