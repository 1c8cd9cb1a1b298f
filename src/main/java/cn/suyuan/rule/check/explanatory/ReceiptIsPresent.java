package cn.suyuan.rule.check.explanatory;

import cn.suyuan.evidence.AnchorEvidence;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Data are deposited on a blockchain; offline only the receipt's inner consistency is judged (explanatory note). */
public final class ReceiptIsPresent implements Check {

    @Override
    public String name() {
        return "receipt-is-present";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 0, Rule.NOT_MET, 1, "absent", 0, "not_verifiable", 1);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (AnchorEvidence anchor : view.facts().streams().anchors()) {
            if (anchor.kind() != AnchorEvidence.Kind.CHAINMAKER) {
                continue;
            }
            Subject subject = Subject.of("anchor", anchor.file());
            Object state = view.word("anchor." + anchor.state().wireName());
            ObservationDraft draft = switch (anchor.state()) {
                case ANCHORED -> ObservationDraft.met(rule, view, subject);
                case CHAIN_NOT_TRUSTED, PROOF_INCOMPLETE ->
                    ObservationDraft.notVerifiable(rule, view, subject).with(state);
                case HASH_DIFFERS, BROKEN ->
                    ObservationDraft.notMet(rule, view, subject).with(state);
            };
            found.add(draft.on(view.file(anchor.file())).build());
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notMet(rule, view, new Subject("case"))
                    .as("absent")
                    .on(view.file("data/anchors"))
                    .build());
        }
        return found;
    }
}
