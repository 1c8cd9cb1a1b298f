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

    private static final List<BudgetColumn> SPREADS =
            List.of(BudgetColumn.STANDARD, BudgetColumn.EXPANDED, BudgetColumn.HALF_WIDTH);

    private static final String TOTALS = ".*(合成|扩展|combined|expanded).*";

    /** How a row says that it has no uncertainty. */
    private static final String NONE = "[-—–/\\\\]+|无|不适用|(?i)n/?a";

    /** A row of the budget with its sensitivity coefficient. */
    record Line(InputQuantity input, OptionalDouble sensitivity, double u) {
        /** The same row as a deviation from zero. */
        Line deviation() {
            return new Line(input.withValue(BigDecimal.ZERO), sensitivity, u);
        }
    }

    private final Sheet sheet;
    private final WorkbookRecalculation numbers;
    private final Map<BudgetColumn, Integer> columns;
    private final int header;
    private final int first;
    private final List<Line> lines = new ArrayList<>();
    private final List<CellIssue> issues = new ArrayList<>();
    private final Set<String> symbols = new HashSet<>();
    private int end;
    private boolean relative;
    private boolean comparable = true;

    private BudgetTable(Sheet sheet, WorkbookRecalculation numbers, BudgetHeader headers, int header) {
        this.sheet = sheet;
        this.numbers = numbers;
        this.columns = headers.columns();
        this.header = header;
        this.first = headers.last() + 1;
    }

    /** Finds a budget in a sheet: headers that name a standard uncertainty or its basis and two more columns. */
    static Optional<BudgetTable> find(Sheet sheet, WorkbookRecalculation numbers, Map<String, String> mapping) {
        for (int i = sheet.getFirstRowNum(); i <= Math.min(sheet.getLastRowNum(), DEEPEST_HEADER); i++) {
            Optional<BudgetHeader> header = BudgetHeader.at(sheet, i, mapping);
            if (header.isPresent()) {
                BudgetTable table = new BudgetTable(sheet, numbers, header.get(), i);
                table.read();
                if (!table.lines.isEmpty()) {
                    return Optional.of(table);
                }
            }
        }
        return Optional.empty();
    }

    private void read() {
        int blank = 0;
        for (end = first; end <= Math.min(sheet.getLastRowNum(), header + MOST_ROWS) && blank < 2; end++) {
            Row row = sheet.getRow(end);
            String plain = row == null ? "" : BudgetColumn.plain(name(row));
            if (plain.matches(TOTALS)) {
                break;
            }
            if (row == null || plain.isEmpty()) {
                blank++;
            } else if (result(row) && !more(end + 1)) {
                break; // the row of the result, as EA-4/02 ends its tables
            } else {
                blank = 0;
                OptionalDouble u = uncertainty(row);
                if (u.isPresent()) {
                    line(row, u.getAsDouble());
                } else {
                    without(row);
                }
            }
        }
    }

    /** Whether a row can be that of the result: no uncertainty, or none of the figures that rows before it have. */
    private boolean result(Row row) {
        boolean bare = unread(row).isEmpty() && uncertainty(row).isEmpty();
        boolean weighed = !lines.isEmpty()
                && lines.stream().allMatch(line -> line.sensitivity().isPresent());
        return bare
                || (weighed
                        && columns.containsKey(BudgetColumn.SENSITIVITY)
                        && text(row, BudgetColumn.SENSITIVITY).isEmpty()
                        && text(row, BudgetColumn.DISTRIBUTION).isEmpty());
    }

    /** The column of an uncertainty that is written and cannot be read. */
    private Optional<BudgetColumn> unread(Row row) {
        return uncertainty(row).isPresent()
                ? Optional.empty()
                : SPREADS.stream()
                        .filter(column -> !text(row, column).isEmpty()
                                && !text(row, column).matches(NONE))
                        .findFirst();
    }

    private String name(Row row) {
        return text(row, BudgetColumn.SYMBOL) + text(row, BudgetColumn.SOURCE);
    }

    /** Whether the table goes on: another row with an uncertainty follows. */
    private boolean more(int from) {
        int blank = 0;
        for (int i = from; i <= sheet.getLastRowNum() && blank < 2; i++) {
            Row row = sheet.getRow(i);
            if (row == null || name(row).isBlank()) {
                blank++;
            } else if (BudgetColumn.plain(name(row)).matches(TOTALS)) {
                return false;
            } else if (uncertainty(row).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** A row without an uncertainty is a constant; one whose uncertainty cannot be read is told. */
    private void without(Row row) {
        Optional<BudgetColumn> unread = unread(row);
        if (unread.isPresent()) {
            add(row, unread.get(), Kind.ROW_UNREAD, text(row, unread.get()), "");
            comparable = false;
            return;
        }
        number(row, BudgetColumn.ESTIMATE)
                .ifPresent(estimate -> lines.add(new Line(
                        new InputQuantity(
                                symbol(text(row, BudgetColumn.SYMBOL)),
                                BigDecimal.valueOf(estimate),
                                text(row, BudgetColumn.UNIT),
                                Optional.empty(),
                                List.of(),
                                Double.NEGATIVE_INFINITY,
                                Double.POSITIVE_INFINITY),
                        number(row, BudgetColumn.SENSITIVITY),
                        0)));
    }

    /** u as it stands; else from expanded uncertainty, or from half-width and distribution. */
    private OptionalDouble uncertainty(Row row) {
        OptionalDouble given = standard(row);
        OptionalDouble found = given.isPresent() ? given : fromBasis(row);
        return found.isPresent() ? OptionalDouble.of(found.getAsDouble() * scale(row, found.getAsDouble())) : found;
    }

    /** u as written; an expanded uncertainty with its k that stands in this column is divided by it. */
    private OptionalDouble standard(Row row) {
        Optional<BudgetFigure> figure = figure(row, BudgetColumn.STANDARD);
        return figure.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(figure.get().value() / figure.get().k().orElse(1));
    }

    /**
     * |estimate| where a percentage is a fraction of it, else 1: it is one unless the estimate is a percentage too, or the
     * contribution shows that the percentage is taken as it stands.
     */
    private double scale(Row row, double u) {
        boolean percent = SPREADS.stream()
                .flatMap(column -> figure(row, column).stream())
                .findFirst()
                .filter(BudgetFigure::percent)
                .isPresent();
        Optional<BudgetFigure> estimate =
                figure(row, BudgetColumn.ESTIMATE).filter(x -> !x.percent() && x.value() != 0);
        if (!percent || estimate.isEmpty()) {
            return 1;
        }
        OptionalDouble contribution = number(row, BudgetColumn.CONTRIBUTION);
        double asItStands = Math.abs(number(row, BudgetColumn.SENSITIVITY).orElse(1)) * u;
        boolean taken = contribution.isPresent() && near(Math.abs(contribution.getAsDouble()), asItStands);
        return taken ? 1 : Math.abs(estimate.get().value());
    }

    private OptionalDouble fromBasis(Row row) {
        double divisor = number(row, BudgetColumn.DIVISOR).orElse(Double.NaN);
        Optional<BudgetFigure> half = figure(row, BudgetColumn.HALF_WIDTH);
        Optional<BudgetFigure> basis = figure(row, BudgetColumn.EXPANDED).or(() -> half);
        if (basis.isEmpty()) {
            return OptionalDouble.empty();
        }
        double written = Double.isNaN(divisor) ? basis.get().k().orElse(Double.NaN) : divisor;
        double by = Double.isNaN(written) && half.isPresent() ? usualDivisor(kind(row)) : written;
        double u = basis.get().value() / by;
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
        OptionalDouble standard = standard(row);
        if (standard.isPresent() && basis.isPresent()) {
            double scale = scale(row, standard.getAsDouble());
            check(row, BudgetColumn.STANDARD, Kind.ROW_UNCERTAINTY, u, basis.getAsDouble() * scale);
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
        relative |= figure(row, BudgetColumn.CONTRIBUTION)
                        .filter(BudgetFigure::percent)
                        .isPresent()
                && figure(row, BudgetColumn.ESTIMATE).filter(x -> !x.percent()).isPresent();
        BigDecimal estimate = BigDecimal.valueOf(estimate(row));
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

    /** The estimate in the unit of its uncertainty; where that is another measure, the budget cannot be computed. */
    private double estimate(Row row) {
        Optional<BudgetFigure> estimate = figure(row, BudgetColumn.ESTIMATE);
        String unit = estimate.map(BudgetFigure::unit).orElse("");
        String other = SPREADS.stream()
                .flatMap(column -> figure(row, column).stream())
                .map(BudgetFigure::unit)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse("");
        double value = estimate.map(BudgetFigure::value).orElse(0.0);
        OptionalDouble factor =
                unit.isEmpty() || other.isEmpty() ? OptionalDouble.of(1) : BudgetFigure.factor(unit, other);
        if (factor.isEmpty()) {
            add(row, BudgetColumn.ESTIMATE, Kind.ROW_UNITS, unit, other);
            comparable = false;
        }
        return value * factor.orElse(1);
    }

    private void check(Row row, BudgetColumn column, Kind kind, double shown, double computed) {
        if (!near(shown, computed)) {
            add(
                    row,
                    column,
                    kind,
                    String.format(Locale.ROOT, "%.6g", shown),
                    String.format(Locale.ROOT, "%.6g", computed));
        }
    }

    private static boolean near(double shown, double computed) {
        return Math.abs(shown - computed) <= ROUNDING * Math.max(Math.abs(shown), Math.abs(computed));
    }

    private void add(Row row, BudgetColumn column, Kind kind, String shown, String computed) {
        Cell cell = row.getCell(columns.getOrDefault(column, 0));
        String place = cell == null ? "" : WorkbookRecalculation.address(cell);
        issues.add(new CellIssue(kind, sheet.getSheetName(), place, shown, computed, ""));
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

    private OptionalDouble number(Row row, BudgetColumn column) {
        Optional<BudgetFigure> found = figure(row, column);
        return found.isPresent() ? OptionalDouble.of(found.get().value()) : OptionalDouble.empty();
    }

    /** A number, also one written as text or as a percentage. */
    private Optional<BudgetFigure> figure(Row row, BudgetColumn column) {
        Cell cell = columns.containsKey(column) ? row.getCell(columns.getOrDefault(column, 0)) : null;
        if (cell == null) {
            return Optional.empty();
        }
        OptionalDouble found = numbers.number(cell);
        if (found.isPresent()) {
            boolean percent =
                    String.valueOf(cell.getCellStyle().getDataFormatString()).contains("%");
            return Optional.of(new BudgetFigure(found.getAsDouble(), percent, "", OptionalDouble.empty()));
        }
        return BudgetFigure.read(WorkbookRecalculation.shown(cell));
    }

    /** Whether contributions are percentages of the result while estimates are not. */
    boolean relative() {
        return relative;
    }

    /** Whether every row could be read, in units that go together. */
    boolean comparable() {
        return comparable;
    }

    /** A figure of the row that ends the inputs, where it is that of the result. */
    Optional<BudgetFigure> result(BudgetColumn column) {
        Row row = sheet.getRow(end);
        return row == null
                        || name(row).isBlank()
                        || BudgetColumn.plain(name(row)).matches(TOTALS)
                ? Optional.empty()
                : figure(row, column);
    }

    String sheet() {
        return sheet.getSheetName();
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
