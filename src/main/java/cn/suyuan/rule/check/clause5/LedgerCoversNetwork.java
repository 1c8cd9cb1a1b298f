package cn.suyuan.rule.check.clause5;

import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.GradeProposal;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** There is a ledger, it has a row for every node of the metering network, and both agree with the site (5.3-1). */
public final class LedgerCoversNetwork implements Check {

    @Override
    public String name() {
        return "ledger-covers-network";
    }

    @Override
    public Map<String, Integer> cases() {
        Map<String, Integer> cases = new HashMap<>(ThreeWayReconciliation.CASES);
        cases.putAll(Map.of("met", 1, "absent", 0, "not_verifiable", 0));
        return Map.copyOf(cases);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<MeasuringInstrument> instruments = view.facts().ledger().ledger().instruments();
        Subject ledger = new Subject("ledger");
        if (instruments.isEmpty()) {
            boolean came = view.submitted("ledger");
            ObservationDraft draft = came
                    ? ObservationDraft.notVerifiable(rule, view, ledger)
                    : ObservationDraft.notMet(rule, view, ledger)
                            .as("absent")
                            .graded(GradeProposal.serious(view, "LEDGER"));
            return List.of(draft.on(view.file("data/ledger.csv")).build());
        }
        List<Observation> found = new ArrayList<>();
        found.add(ObservationDraft.met(rule, view, ledger)
                .with(instruments.size())
                .on(instruments.get(0).row().source())
                .build());
        found.addAll(ThreeWayReconciliation.differences(rule, view));
        return found;
    }
}
