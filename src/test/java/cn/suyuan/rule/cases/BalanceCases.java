package cn.suyuan.rule.cases;

import cn.suyuan.footprint.BalanceDoubt;
import cn.suyuan.footprint.CrossCheck;
import cn.suyuan.footprint.MeterQuantity;
import cn.suyuan.ledger.InstrumentIncident;
import cn.suyuan.ledger.MeteringNetwork;
import cn.suyuan.measure.DateRange;
import cn.suyuan.rule.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** A main meter D1 and a sub-meter D2 by month: what their balance is judged as. */
final class BalanceCases {

    private static final String RULE = "R-6.2-6";

    private BalanceCases() {}

    static List<VerdictCase> all() {
        List<VerdictCase> all = new ArrayList<>();
        add(all, Verdict.MET, "总表与分表平衡", two(month -> 985));
        add(all, Verdict.NOT_MET, "七月分表之和大于总表", two(month -> month == 7 ? 1030 : 985));
        add(all, Verdict.NOT_VERIFIABLE, "七月分表之和略大于总表", two(month -> month == 7 ? 1025 : 985, 10));
        add(all, Verdict.NOT_MET, "九月起损耗率跳变", two(month -> month < 9 ? 982 : 968));
        add(all, Verdict.NOT_MET, "损耗率年中跳变", two(month -> month < 7 ? 982 : 968));
        add(all, Verdict.NOT_VERIFIABLE, "各月平稳但差额超过允差", two(month -> 940));
        add(all, Verdict.NOT_VERIFIABLE, "分表没有读数", two(month -> month == 4 ? Double.NaN : 985));
        SmallCase explained = two(month -> month == 9 ? 940 : 985);
        explained.incidents.add(Rows.incident(InstrumentIncident.Kind.DAMAGE, "2025-09-03", "陈代表", "停电检修，按方案评估"));
        add(all, Verdict.MET, "损耗率跳变有经批准的记录", explained);
        SmallCase clock = two(month -> month == 9 ? 940 : 985);
        clock.incidents.add(Rows.incident(InstrumentIncident.Kind.CLOCK_SET, "2025-09-03", "陈代表", "校时，按方案评估"));
        add(all, Verdict.NOT_MET, "损耗率跳变当月只有校时记录", clock);
        SmallCase unbound = two(month -> 985);
        unbound.metered.set(
                1, doubted(unbound.metered.get(1), new BalanceDoubt(BalanceDoubt.Code.NOT_PROVED, "T2", "")));
        add(all, Verdict.NOT_VERIFIABLE, "平衡但读数没有绑定", unbound);
        SmallCase contradicts = two(month -> month == 7 ? 1030 : 985);
        contradicts.metered.set(
                1, doubted(contradicts.metered.get(1), new BalanceDoubt(BalanceDoubt.Code.NOT_PROVED, "T2", "")));
        add(all, Verdict.NOT_MET, "读数没有绑定而自相矛盾", contradicts);
        SmallCase altered = two(month -> month == 7 ? 1030 : 985);
        altered.metered.set(1, doubted(altered.metered.get(1), new BalanceDoubt(BalanceDoubt.Code.ALTERED, "T2", "")));
        add(all, Verdict.NOT_VERIFIABLE, "分表读数被改动", altered);
        return all;
    }

    private static void add(List<VerdictCase> all, Verdict verdict, String name, SmallCase made) {
        all.add(VerdictCase.of(RULE, verdict, name, s -> made));
    }

    private static MeterQuantity doubted(MeterQuantity quantity, BalanceDoubt doubt) {
        return new MeterQuantity(
                quantity.instrumentNo(), quantity.streams(), quantity.unit(), quantity.parts(), List.of(doubt));
    }

    private static SmallCase two(IntToDoubleFunction sub) {
        return two(sub, 0);
    }

    /** 1000 kWh a month at the main meter; NaN for a month of the sub-meter that is not known. */
    private static SmallCase two(IntToDoubleFunction sub, int uncertain) {
        SmallCase small = new SmallCase().with(SmallDevice.meter()).with(SmallDevice.named("D2"));
        small.edges.add(new MeteringNetwork.Edge("D1", "D2", "electricity", Rows.row("data/network.csv")));
        small.crossChecks.add(Rows.check(CrossCheck.Kind.VERTICAL, "1.0", "1.01", "", "2025-12-30", ""));
        // a ripple of a thousandth, so that the series has a spread
        small.metered.add(quantity("D1", month -> 1000 + month % 3, 0));
        small.metered.add(quantity("D2", sub, uncertain));
        return small;
    }

    private static MeterQuantity quantity(String no, IntToDoubleFunction month, int uncertain) {
        List<MeterQuantity.Part> parts = IntStream.rangeClosed(1, 12)
                .mapToObj(m -> {
                    LocalDate first = LocalDate.of(2025, m, 1);
                    double value = month.applyAsDouble(m);
                    return new MeterQuantity.Part(
                            new DateRange(first, first.withDayOfMonth(first.lengthOfMonth())),
                            Double.isNaN(value) ? Optional.empty() : Optional.of(BigDecimal.valueOf(value)),
                            BigDecimal.valueOf(uncertain),
                            Double.isNaN(value)
                                    ? Optional.of(new BalanceDoubt(BalanceDoubt.Code.NOT_COVERED, no, ""))
                                    : Optional.empty());
                })
                .toList();
        return new MeterQuantity(no, List.of("T-" + no), "kWh", parts, List.of());
    }
}
