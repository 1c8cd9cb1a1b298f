package cn.suyuan.report;

import cn.suyuan.audit.JudgedCase;
import cn.suyuan.footprint.FootprintEffects;
import cn.suyuan.report.AnnexSection.Column;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.FootprintReplay;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Term;
import cn.suyuan.uncertainty.BudgetRemark;
import cn.suyuan.uncertainty.BudgetRow;
import cn.suyuan.uncertainty.CoverageInterval;
import cn.suyuan.uncertainty.DeclaredComparison;
import cn.suyuan.uncertainty.GumEvaluation;
import cn.suyuan.uncertainty.OutputEvaluation;
import cn.suyuan.uncertainty.RelativeUncertainty;
import cn.suyuan.uncertainty.UncertaintyEvaluation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Annex: the uncertainty budget of the footprint as recomputed, declared against recomputed, what must be remarked on its
 * lines, and what corrections do to the footprint.
 */
final class BudgetAnnex {
    private final Wording wording;

    BudgetAnnex(Wording wording) {
        this.wording = wording;
    }

    List<AnnexSection> sections(JudgedCase judged) {
        List<AnnexSection> sections = new ArrayList<>();
        List<OutputEvaluation> outputs = judged.evaluated()
                .uncertainty()
                .evaluation()
                .map(UncertaintyEvaluation::outputs)
                .orElse(List.of());
        for (OutputEvaluation output : outputs) {
            sections.add(budget(output));
            output.comparison()
                    .filter(comparison -> !comparison.items().isEmpty())
                    .ifPresent(
                            comparison -> sections.add(declared(output.output().symbol(), comparison)));
            List<BudgetRemark> remarks = output.remarks().stream()
                    .filter(remark -> remark.weight() != BudgetRemark.Weight.NOTE)
                    .toList();
            if (!remarks.isEmpty()) {
                sections.add(remarks(output.output().symbol(), remarks));
            }
        }
        judged.evaluated()
                .uncertainty()
                .model()
                .flatMap(model -> FootprintReplay.of(model, judged.observations()))
                .filter(found -> !found.effects().isEmpty() || !found.others().isEmpty())
                .ifPresent(found -> sections.add(effects(judged.view(), found)));
        return sections;
    }

    private AnnexSection budget(OutputEvaluation output) {
        List<String> text = new ArrayList<>();
        String unit = output.output().unit();
        text.add(wording.text("report.uncertainty.value", number(output.value()), unit));
        output.gum().ifPresent(gum -> text.add(propagation(gum)));
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
                new Column(wording.inline("report.column.quantity"), 1.7f),
                new Column(wording.inline("report.column.estimate"), 2.6f),
                new Column(wording.inline("report.column.unit"), 2.5f),
                new Column(wording.inline("budget.column.distribution"), 1.8f),
                new Column("ν", 1.1f),
                new Column("u", 2.2f),
                new Column("c", 2.4f),
                new Column("|c|·u", 2.2f),
                new Column(wording.inline("report.column.share"), 1.8f));
        List<List<String>> rows = output.gum()
                .map(gum -> gum.budget().inputs().stream().map(this::row).toList())
                .orElse(List.of());
        String title =
                wording.inline("report.uncertainty.title", output.output().symbol());
        return new AnnexSection(title, text, rows.isEmpty() ? List.of() : columns, rows, List.of());
    }

    private String propagation(GumEvaluation gum) {
        String dof = gum.effectiveDof().isPresent() ? dof(gum.effectiveDof().getAsDouble()) : "—";
        return wording.text(
                "report.uncertainty.gum",
                number(gum.standardUncertainty()),
                number(gum.coverageFactor()),
                number(gum.expandedUncertainty()),
                interval(gum.interval()),
                dof);
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

    private List<String> row(BudgetRow row) {
        String kind = row.distribution().isEmpty() ? "combined" : row.distribution();
        boolean constant = row.standardUncertainty() == 0;
        return List.of(
                row.symbol(),
                number(row.estimate()),
                row.unit(),
                constant ? "—" : wording.inline("budget.distribution." + kind),
                constant ? "—" : dof(row.dof()),
                number(row.standardUncertainty()),
                number(row.sensitivityCoefficient()),
                number(row.contribution()),
                percent(row.share()));
    }

    private AnnexSection declared(String symbol, DeclaredComparison comparison) {
        List<Column> columns = List.of(
                new Column(wording.inline("budget.column.what"), 2.4f),
                new Column(wording.inline("budget.column.declared"), 2),
                new Column(wording.inline("budget.column.recomputed"), 2),
                new Column(wording.inline("budget.column.difference"), 2),
                new Column(wording.inline("budget.column.tolerance"), 2),
                new Column(wording.inline("budget.column.agrees"), 1.6f));
        List<List<String>> rows = comparison.items().stream()
                .map(item -> List.of(
                        wording.inline("budget.what." + item.subject().name().toLowerCase(Locale.ROOT)),
                        number(item.declared()),
                        number(item.recomputed()),
                        number(item.difference()),
                        number(item.tolerance()),
                        wording.inline(item.agrees() ? "budget.agrees.yes" : "budget.agrees.no")))
                .toList();
        return new AnnexSection(
                wording.inline("report.uncertainty.declared", symbol), List.of(), columns, rows, List.of());
    }

    private AnnexSection remarks(String symbol, List<BudgetRemark> remarks) {
        List<Column> columns = List.of(
                new Column(wording.inline("report.column.line"), 1.6f),
                new Column(wording.inline("report.column.weight"), 1),
                new Column(wording.inline("report.column.remark"), 7));
        List<List<String>> rows = remarks.stream()
                .map(remark -> List.of(
                        line(remark),
                        wording.inline("budget.weight." + remark.weight().name().toLowerCase(Locale.ROOT)),
                        wording.text(
                                "uncertainty.remark." + remark.code().name().toLowerCase(Locale.ROOT),
                                remark.arguments().toArray())))
                .toList();
        return new AnnexSection(
                wording.inline("report.uncertainty.remarks", symbol), List.of(), columns, rows, List.of());
    }

    private static String line(BudgetRemark remark) {
        String symbol = remark.symbol().orElse("—");
        return remark.component().map(name -> symbol + " / " + name).orElse(symbol);
    }

    private AnnexSection effects(CaseView view, FootprintEffects found) {
        List<Column> columns = List.of(
                new Column(wording.inline("budget.column.datum"), 5),
                new Column(wording.inline("budget.column.basis"), 2.4f),
                new Column(wording.inline("budget.column.submitted"), 2),
                new Column(wording.inline("budget.column.right"), 2),
                new Column(wording.inline("budget.column.effect"), 2),
                new Column(wording.inline("budget.column.effect_relative"), 1.6f));
        List<List<String>> rows = new ArrayList<>();
        for (FootprintEffects.Effect effect : found.effects()) {
            rows.add(List.of(
                    datum(view, effect.correction().reference()),
                    wording.inline("budget.basis." + effect.correction().basis()),
                    number(effect.correction().submitted()),
                    number(effect.correction().right()),
                    number(effect.absolute()),
                    percent(effect.relative())));
        }
        for (FootprintEffects.Other other : found.others()) {
            String subject = other.finding().substring(other.finding().indexOf('/') + 1);
            rows.add(List.of(datum(view, subject), "—", "—", "—", number(other.absolute()), percent(other.relative())));
        }
        String note = wording.text(
                "report.effects.note",
                number(found.submitted()),
                number(found.corrected()),
                found.unit(),
                number(found.together()),
                percent(found.togetherRelative()));
        return new AnnexSection(wording.inline("report.effects.title"), List.of(note), columns, rows, List.of());
    }

    /** A datum by its name; the symbol of an input of the model stays as it is. */
    private String datum(CaseView view, String reference) {
        if (reference.indexOf(':') < 0) {
            return reference;
        }
        Term what = view.describe(new Subject(reference));
        return wording.pick(what.zh(), what.en());
    }

    private static String dof(double dof) {
        return dof > 1e6 ? "∞" : number(Math.rint(dof * 10) / 10);
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
