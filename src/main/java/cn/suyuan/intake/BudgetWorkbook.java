package cn.suyuan.intake;

import cn.suyuan.uncertainty.DeclaredResult;
import cn.suyuan.uncertainty.Formula;
import cn.suyuan.uncertainty.InputQuantity;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.OutputQuantity;
import cn.suyuan.uncertainty.SubmittedWorkbook;
import cn.suyuan.uncertainty.SubmittedWorkbook.CellIssue;
import cn.suyuan.uncertainty.SubmittedWorkbook.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Reads a submitted budget out of a workbook, XLSX or XLS: recomputes every formula, and reads the table of the budget by
 * its headers. Total, whatever the bytes are.
 */
public final class BudgetWorkbook {
    private static final int LARGEST = 32 << 20;
    private static final double ROUNDING = 0.006; // a figure of two or more digits, as shown

    private BudgetWorkbook() {}

    /**
     * Reads a workbook.
     *
     * @param path its path, for people
     * @param mapping headers that the usual words do not cover, to names of columns such as {@code STANDARD}
     */
    public static SubmittedWorkbook read(byte[] bytes, String path, Map<String, String> mapping) {
        if (bytes.length > LARGEST) {
            return unreadable(path, Long.toString(bytes.length));
        }
        try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(bytes))) {
            return read(book, path, mapping);
        } catch (IOException | RuntimeException | StackOverflowError | NoClassDefFoundError cannot) {
            return unreadable(path, cannot.getClass().getSimpleName());
        }
    }

    private static SubmittedWorkbook unreadable(String path, String why) {
        CellIssue issue = new CellIssue(Kind.UNREADABLE, "", "", why, "", "");
        return new SubmittedWorkbook(path, 0, 0, List.of(issue), Optional.empty(), Optional.empty());
    }

    private static SubmittedWorkbook read(Workbook book, String path, Map<String, String> mapping) {
        WorkbookRecalculation recalculation = new WorkbookRecalculation(book);
        recalculation.run();
        List<CellIssue> issues = new ArrayList<>(recalculation.issues());
        if (hasMacros(book)) {
            issues.add(new CellIssue(Kind.MACROS, "", "", "", "", ""));
        }
        for (int i = 0; i < book.getNumberOfSheets(); i++) {
            Optional<BudgetTable> table = BudgetTable.find(book.getSheetAt(i), recalculation, mapping);
            if (table.isPresent()) {
                issues.addAll(table.get().issues());
                BudgetLabels labels = new BudgetLabels(
                        book.getSheetAt(i),
                        recalculation,
                        table.get().header(),
                        table.get().end());
                combined(table.get(), labels).ifPresent(issues::add);
                return new SubmittedWorkbook(
                        path,
                        recalculation.formulas(),
                        recalculation.agreeing(),
                        issues,
                        Optional.of(table.get().place()),
                        table.get().comparable() ? Optional.of(model(table.get(), labels)) : Optional.empty());
            }
        }
        issues.add(new CellIssue(Kind.NO_BUDGET, "", "", "", "", ""));
        return new SubmittedWorkbook(
                path, recalculation.formulas(), recalculation.agreeing(), issues, Optional.empty(), Optional.empty());
    }

    private static boolean hasMacros(Workbook book) {
        if (book instanceof XSSFWorkbook xssf) {
            return xssf.isMacroEnabled();
        }
        return book instanceof HSSFWorkbook old
                && old.getDirectory() != null
                && old.getDirectory().hasEntry("_VBA_PROJECT_CUR");
    }

    /**
     * The stated combined standard uncertainty against the root of the sum of squares of the rows; nothing where the rows
     * alone do not give it: a row cannot be read, or the coefficients lie in the model.
     */
    private static Optional<CellIssue> combined(BudgetTable table, BudgetLabels labels) {
        boolean weighed = table.lines().stream()
                .allMatch(line -> line.u() == 0 || line.sensitivity().isPresent());
        if (!table.comparable() || (!weighed && written(table, labels).isPresent())) {
            return Optional.empty();
        }
        double squares = 0;
        for (BudgetTable.Line line : table.lines()) {
            double contribution = line.sensitivity().orElse(1) * line.u();
            squares += contribution * contribution;
        }
        double found = Math.sqrt(squares);
        double value = labels.declared(table.result(BudgetColumn.ESTIMATE))
                .flatMap(DeclaredResult::value)
                .map(said -> Math.abs(said.doubleValue()))
                .orElse(0.0);
        return labels.combined()
                .or(() -> table.result(BudgetColumn.CONTRIBUTION)
                        .or(() -> table.result(BudgetColumn.STANDARD))
                        .map(figure -> new BudgetLabels.Stated(figure.value(), figure.percent(), table.sheet(), "")))
                .filter(said -> !near(said.value(), found) && !otherwise(said, found, value, table.relative()))
                .map(said ->
                        new CellIssue(Kind.COMBINED, said.sheet(), said.cell(), shown(said.value()), shown(found), ""));
    }

    private static boolean near(double said, double found) {
        return Math.abs(said - found) <= ROUNDING * Math.max(Math.abs(said), found);
    }

    /** Whether rows of percentages have an absolute sum that agrees or cannot be compared, or the other way round. */
    private static boolean otherwise(BudgetLabels.Stated said, double found, double value, boolean relative) {
        return said.percent() != relative
                && (value == 0 || near(said.value(), found * value) || near(said.value(), found / value));
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    /**
     * The formula as written where all its symbols are rows; else the linear model of the sensitivity coefficients. A
     * budget of relative figures becomes value (1 + sum of c times a relative deviation).
     */
    private static MeasurementModel model(BudgetTable table, BudgetLabels labels) {
        List<InputQuantity> inputs =
                table.lines().stream().map(BudgetTable.Line::input).toList();
        Optional<DeclaredResult> declared = labels.declared(table.result(BudgetColumn.ESTIMATE));
        Optional<BigDecimal> value = declared.flatMap(DeclaredResult::value);
        if (table.relative()) {
            List<InputQuantity> deviations = inputs.stream()
                    .map(input -> input.withValue(BigDecimal.ZERO))
                    .toList();
            String factor = value.orElse(BigDecimal.ONE).toPlainString();
            String sum = linear(
                    table.lines().stream().map(BudgetTable.Line::deviation).toList(), Optional.empty());
            return model("(" + factor + ")*(1 + " + sum + ")", deviations, declared);
        }
        return model(written(table, labels).orElseGet(() -> linear(table.lines(), value)), inputs, declared);
    }

    /** The model as written, where all its symbols are rows. */
    private static Optional<String> written(BudgetTable table, BudgetLabels labels) {
        List<String> symbols =
                table.lines().stream().map(line -> line.input().symbol()).toList();
        return labels.model()
                .map(text -> java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                        .replace('×', '*')
                        .replace('·', '*')
                        .replace('÷', '/')
                        .replace('−', '-'))
                .filter(text -> Formula.read(text, symbols).formula().isPresent());
    }

    private static MeasurementModel model(
            String formula, List<InputQuantity> inputs, Optional<DeclaredResult> declared) {
        return new MeasurementModel(List.of(new OutputQuantity("y", "y", "", formula, declared)), inputs, List.of());
    }

    private static String linear(List<BudgetTable.Line> lines, Optional<BigDecimal> value) {
        StringBuilder formula = new StringBuilder();
        BigDecimal at = BigDecimal.ZERO;
        for (BudgetTable.Line line : lines) {
            BigDecimal c = BigDecimal.valueOf(line.sensitivity().orElse(1));
            BigDecimal x = line.input().value();
            at = at.add(c.multiply(x));
            formula.append(formula.isEmpty() ? "" : " + ")
                    .append('(')
                    .append(c.toPlainString())
                    .append(")*")
                    .append(line.input().symbol());
        }
        BigDecimal rest = value.orElse(at).subtract(at);
        return rest.signum() == 0 ? formula.toString() : formula + " + (" + rest.toPlainString() + ")";
    }
}
