package cn.suyuan.rule.check.clause5;

import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.MeteringNetwork;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.GradeProposal;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** There is a ledger, and it has a row for every node of the metering network (5.3-1). */
public final class LedgerCoversNetwork implements Check {

    @Override
    public String name() {
        return "ledger-covers-network";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 1, "absent", 0, "node_missing", 0, "not_verifiable", 0);
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
        Map<String, MeteringNetwork.Edge> nodes = new TreeMap<>();
        for (MeteringNetwork.Edge edge : view.facts().ledger().network().edges()) {
            nodes.putIfAbsent(edge.parent(), edge);
            nodes.putIfAbsent(edge.child(), edge);
        }
        nodes.forEach((node, edge) -> {
            if (!node.isBlank() && view.instrument(node).isEmpty()) {
                found.add(ObservationDraft.notMet(rule, view, Subject.of("node", node))
                        .as("node_missing")
                        .on(edge.row().source())
                        .build());
            }
        });
        return found;
    }
}
