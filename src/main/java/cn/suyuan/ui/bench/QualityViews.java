package cn.suyuan.ui.bench;

import cn.suyuan.footprint.EnergyBalance;
import cn.suyuan.footprint.LossLimits;
import cn.suyuan.rule.Balances;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.RulePack;
import cn.suyuan.ui.desk.QualityView;
import java.util.List;
import java.util.Optional;

/** What was recomputed from readings, as the screen about data quality shows it. */
final class QualityViews {

    private QualityViews() {}

    static QualityView of(CaseView looked) {
        RulePack pack = looked.pack();
        Optional<LossLimits> limits = Balances.lossLimits(looked);
        List<QualityView.BalanceView> balances = Balances.of(looked).stream()
                .map(balance -> new QualityView.BalanceView(
                        balance, Balances.subject(balance).text(), jumps(balance, limits)))
                .toList();
        return new QualityView(
                looked.facts().footprint().replayed(),
                balances,
                new QualityView.Limits(
                        pack.setting("trend.robust").value().doubleValue(),
                        pack.setting("trend.fewest").value().intValue(),
                        pack.rule("R-6.2-8")
                                .flatMap(rule ->
                                        Optional.ofNullable(rule.limits().get("error")))
                                .map(limit -> limit.value().doubleValue())
                                .orElse(0.0)));
    }

    private static List<EnergyBalance.Month> jumps(EnergyBalance balance, Optional<LossLimits> limits) {
        return limits.map(balance::jumps).orElse(List.of());
    }
}
