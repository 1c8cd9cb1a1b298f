package cn.suyuan.rule.check.clause6;

import cn.suyuan.evidence.AnchorEvidence;
import cn.suyuan.evidence.SealEvidence;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.GradeProposal;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.SignatureCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Timestamps and blockchain receipts are voluntary; one that is claimed must verify (6.3, data collection). */
public final class AnchorsVerify implements Check {

    @Override
    public String name() {
        return "anchors-verify";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 2, Rule.NOT_MET, 1, "timestamp_fails", 0, "not_verifiable", 1, "not_applicable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (AnchorEvidence anchor : view.facts().streams().anchors()) {
            found.add(judge(rule, view, anchor));
        }
        for (SealEvidence seal : view.facts().streams().seals()) {
            seal.timestampCheck().ifPresent(stamp -> found.add(judge(rule, view, seal, stamp)));
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notApplicable(rule, view, new Subject("case"))
                    .on(view.file("data/streams.csv"))
                    .build());
        }
        return found;
    }

    /** A token whose arithmetic holds but whose signer nobody here vouches for is not a failed token. */
    private static Observation judge(Rule rule, CaseView view, SealEvidence seal, SignatureCheck stamp) {
        Subject subject = Subject.of("seal", seal.from() + "/" + seal.to());
        ObservationDraft draft;
        if (stamp.usable()) {
            String time = stamp.time().map(t -> t.at().toString()).orElse("—");
            draft = ObservationDraft.met(rule, view, subject).with(seal.file(), time);
        } else if (stamp.cryptographic() == CryptographicFact.INVALID) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .as("timestamp_fails")
                    .graded(GradeProposal.serious(view, "G2"));
        } else {
            Object why = stamp.cryptographic() == CryptographicFact.VALID
                    ? view.word("anchor.chain_not_trusted")
                    : view.word("anchor.proof_incomplete");
            draft = ObservationDraft.notVerifiable(rule, view, subject).with(why);
        }
        return draft.on(view.file(seal.file())).build();
    }

    private static Observation judge(Rule rule, CaseView view, AnchorEvidence anchor) {
        Subject subject = Subject.of("anchor", anchor.file());
        Object state = view.word("anchor." + anchor.state().wireName());
        ObservationDraft draft = switch (anchor.state()) {
            case ANCHORED ->
                ObservationDraft.met(rule, view, subject)
                        .with(
                                String.join("、", anchor.covers()),
                                anchor.time().map(Object::toString).orElse("—"));
            case CHAIN_NOT_TRUSTED, PROOF_INCOMPLETE ->
                ObservationDraft.notVerifiable(rule, view, subject).with(state);
            case HASH_DIFFERS, BROKEN ->
                ObservationDraft.notMet(rule, view, subject).with(state);
        };
        return draft.found(anchor.state().wireName())
                .on(view.file(anchor.file()))
                .build();
    }
}
