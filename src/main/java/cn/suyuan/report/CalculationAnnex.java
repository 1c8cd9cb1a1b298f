package cn.suyuan.report;

import cn.suyuan.audit.JudgedCase;
import cn.suyuan.footprint.ReplayedActivity;
import cn.suyuan.report.AnnexSection.Column;
import java.math.BigDecimal;
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
        sections.addAll(new BudgetAnnex(wording).sections(judged));
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

    private static String percent(double fraction) {
        return Double.isFinite(fraction) ? String.format(Locale.ROOT, "%.2f %%", fraction * 100) : "—";
    }
}
