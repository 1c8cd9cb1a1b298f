package cn.suyuan.rule;

import cn.suyuan.footprint.EnergyBalance;
import cn.suyuan.footprint.LossLimits;
import cn.suyuan.footprint.MeteringBalances;
import java.util.List;
import java.util.Optional;

/** The balances of a case under the tolerances in force, for the check and for what shows them. */
public final class Balances {

    private Balances() {}

    /** Balances by carrier and main meter. */
    public static List<EnergyBalance> of(CaseView view) {
        return MeteringBalances.of(
                view.facts().ledger().network(),
                view.facts().ledger().ledger(),
                view.facts().footprint().metered(),
                view.pack()::balanceTolerance,
                view.pack().setting("balance.standstill").value());
    }

    /** What a balance is judged as: its main meter, or a node of several. */
    public static Subject subject(EnergyBalance balance) {
        return balance.mains().size() == 1
                ? Subject.instrument(balance.mains().get(0))
                : Subject.of("node", String.join("+", balance.mains()));
    }

    /** From when on a loss rate jumps, by the rule about history; empty where the pack has no such rule. */
    public static Optional<LossLimits> lossLimits(CaseView view) {
        return view.pack().all().stream()
                .filter(rule -> rule.check().equals("trends-are-explained"))
                .findFirst()
                .map(rule -> new LossLimits(
                        view.pack().setting("trend.robust").value().doubleValue(),
                        rule.limit("deviation").value().doubleValue(),
                        view.pack().setting("balance.step").value().doubleValue(),
                        view.pack().setting("trend.fewest").value().intValue()));
    }
}
