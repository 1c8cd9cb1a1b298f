package cn.suyuan.report;

import cn.suyuan.audit.JudgedCase;
import cn.suyuan.footprint.ReplayedActivity;
import cn.suyuan.report.AnnexSection.Column;
import cn.suyuan.uncertainty.BudgetRow;
import cn.suyuan.uncertainty.CoverageInterval;
import cn.suyuan.uncertainty.OutputEvaluation;
import cn.suyuan.uncertainty.RelativeUncertainty;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Annexes: activities recomputed from readings, and the uncertainty of the footprint recomputed. */
final class CalculationAnnex {

    private final Wording wording;

    CalculationAnnex(Wording wording) {
        this.wording = wording;
    }

    List<AnnexSection> sections(JudgedCase judged) {
        List<AnnexSection> sections = new ArrayList<>();
        sections.add(replay(judged));
        judged.evaluated()
                .uncertainty()
                .evaluation()
                .ifPresent(evaluation -> evaluation.outputs().forEach(output -> sections.add(uncertainty(output))));
        return sections;
    }

    private AnnexSection replay(JudgedCase judged) {
        List<Column> columns = List.of(
                new Column(wording.inline("report.column.activity"), 2),
                new Column(wording.inline("report.column.declared"), 3),
                new Column(wording.inline("report.column.recomputed"), 3),
                new Column(wording.inline("report.column.unit"), 1.5f),
                new Column(wording.inline("report.column.difference"), 2));
        List<List<String>> rows =
                judged.evaluated().replayed().stream().map(this::activity).toList();
        return new AnnexSection(
                wording.inline("report.replay.title"),
                List.of(wording.text("report.replay.note")),
                columns,
                rows,
                List.of());
    }

    private List<String> activity(ReplayedActivity activity) {
        return List.of(
                activity.activityId(),
                activity.declared().map(BigDecimal::toPlainString).orElse("—"),
                activity.recomputed()
                        .map(BigDecimal::toPlainString)
                        .orElseGet(() -> wording.inline("report.verdict.not_verifiable")),
                activity.unit(),
                activity.relativeDifference().map(CalculationAnnex::percent).orElse("—"));
    }

    private AnnexSection uncertainty(OutputEvaluation output) {
        List<String> text = new ArrayList<>();
        String unit = output.output().unit();
        text.add(wording.text("report.uncertainty.value", number(output.value()), unit));
        output.gum()
                .ifPresent(gum -> text.add(wording.text(
                        "report.uncertainty.gum",
                        number(gum.standardUncertainty()),
                        number(gum.coverageFactor()),
                        number(gum.expandedUncertainty()),
                        interval(gum.interval()))));
        output.monteCarlo()
                .ifPresent(mc -> text.add(wording.text(
                        "report.uncertainty.monte_carlo",
                        mc.trials(),
                        mc.seed(),
                        number(mc.mean()),
                        number(mc.standardUncertainty()),
                        interval(mc.symmetric()),
                        interval(mc.shortest()))));
        output.gumValidated()
                .ifPresent(valid -> text.add(
                        wording.text(valid ? "report.uncertainty.validated" : "report.uncertainty.not_validated")));
        output.relative().ifPresent(relative -> text.add(relative(relative)));
        List<Column> columns = List.of(
                new Column(wording.inline("report.column.quantity"), 2),
                new Column(wording.inline("report.column.estimate"), 3),
                new Column(wording.inline("report.column.unit"), 2.4f),
                new Column("u", 2.4f),
                new Column("c", 2.4f),
                new Column("|c|·u", 2.4f),
                new Column(wording.inline("report.column.share"), 1.6f));
        List<List<String>> rows = output.gum()
                .map(gum -> gum.budget().inputs().stream()
                        .map(CalculationAnnex::budgetRow)
                        .toList())
                .orElse(List.of());
        String title =
                wording.inline("report.uncertainty.title", output.output().symbol());
        return new AnnexSection(title, text, rows.isEmpty() ? List.of() : columns, rows, List.of());
    }

    private String relative(RelativeUncertainty relative) {
        return wording.text(
                "report.uncertainty.relative",
                percent(relative.propagation()),
                percent(relative.halfLength()),
                percent(relative.longerArm()),
                percent(relative.largest()),
                percent(relative.limit()));
    }

    private static List<String> budgetRow(BudgetRow row) {
        return List.of(
                row.symbol(),
                number(row.estimate()),
                row.unit(),
                number(row.standardUncertainty()),
                number(row.sensitivityCoefficient()),
                number(row.contribution()),
                percent(row.share()));
    }

    private static String interval(CoverageInterval interval) {
        return "[" + number(interval.low()) + ", " + number(interval.high()) + "]";
    }

    /** Six significant digits: enough to recompute by hand, few enough to read. */
    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "—";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(6));
        return rounded.abs().compareTo(new BigDecimal("1E-4")) < 0 && rounded.signum() != 0
                ? rounded.stripTrailingZeros().toString()
                : rounded.stripTrailingZeros().toPlainString();
    }

    private static String percent(double fraction) {
        return Double.isFinite(fraction) ? String.format(Locale.ROOT, "%.2f %%", fraction * 100) : "—";
    }
}
