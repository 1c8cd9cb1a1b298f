package cn.suyuan.report;

import cn.suyuan.audit.JudgedCase;
import cn.suyuan.footprint.EnergyBalance;
import cn.suyuan.footprint.ReplayedActivity;
import cn.suyuan.report.AnnexSection.Column;
import cn.suyuan.rule.Balances;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Annexes: activities recomputed from readings, balances of main and sub-meters, and the uncertainty of the footprint recomputed. */
final class CalculationAnnex {

    private final Wording wording;

    CalculationAnnex(Wording wording) {
        this.wording = wording;
    }

    List<AnnexSection> sections(JudgedCase judged) {
        List<AnnexSection> sections = new ArrayList<>();
        sections.add(replay(judged));
        balances(judged).ifPresent(sections::add);
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

    /** Main and sub-meters over the period; the rows are the nodes of the network that have sub-meters. */
    private Optional<AnnexSection> balances(JudgedCase judged) {
        List<EnergyBalance> balances = Balances.of(judged.view());
        List<Column> columns = List.of(
                new Column(wording.inline("report.balance.main"), 2),
                new Column(wording.inline("report.balance.subs"), 3),
                new Column(wording.inline("report.balance.total"), 2.2f),
                new Column(wording.inline("report.balance.sum"), 2.2f),
                new Column(wording.inline("report.balance.loss"), 1.5f),
                new Column(wording.inline("report.balance.tolerance"), 1.2f),
                new Column(wording.inline("report.balance.months"), 3));
        return balances.isEmpty()
                ? Optional.empty()
                : Optional.of(new AnnexSection(
                        wording.inline("report.balance.title"),
                        List.of(wording.text("report.balance.note")),
                        columns,
                        balances.stream().map(this::balance).toList(),
                        List.of()));
    }

    private List<String> balance(EnergyBalance balance) {
        Optional<EnergyBalance.Month> whole = balance.whole();
        return List.of(
                String.join(" + ", balance.mains()),
                String.join(" ", balance.subs()),
                quantity(whole.flatMap(EnergyBalance.Month::main), balance.unit()),
                quantity(whole.flatMap(EnergyBalance.Month::sub), balance.unit()),
                whole.flatMap(EnergyBalance.Month::lossRate)
                        .map(CalculationAnnex::percent)
                        .orElse("—"),
                "±" + percent(balance.tolerance().doubleValue()),
                months(balance));
    }

    /** Months in which sub-meters show more, then how many cannot be verified; the range of the others. */
    private String months(EnergyBalance balance) {
        List<String> said = new ArrayList<>();
        balance.exceeding()
                .forEach(month -> said.add(month.days().from().toString().substring(0, 7) + " "
                        + month.lossRate().map(CalculationAnnex::percent).orElse("—")));
        if (!balance.unknown().isEmpty()) {
            said.add(wording.inline(
                    "report.balance.unknown",
                    String.valueOf(balance.unknown().size()),
                    String.valueOf(balance.months().size())));
        }
        if (said.isEmpty()) {
            List<Double> rates = balance.months().stream()
                    .flatMap(month -> month.lossRate().stream())
                    .sorted()
                    .toList();
            said.add(rates.isEmpty() ? "—" : percent(rates.get(0)) + " … " + percent(rates.get(rates.size() - 1)));
        }
        return String.join(" ", said);
    }

    private static String quantity(Optional<BigDecimal> quantity, String unit) {
        return quantity.map(value -> value.setScale(Math.min(2, Math.max(0, value.scale())), RoundingMode.HALF_EVEN)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " " + unit)
                .orElse("—");
    }

    private static String percent(double fraction) {
        return Double.isFinite(fraction) ? String.format(Locale.ROOT, "%.2f %%", fraction * 100) : "—";
    }
}
