package cn.suyuan.rule.check.explanatory;

import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.trust.SignatureCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Signatures are made with SM2 (explanatory note); others count under 4.4 but are named here. */
public final class SignaturesAreSm2 implements Check {

    @Override
    public String name() {
        return "signatures-are-sm2";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 0, Rule.NOT_MET, 1, "not_verifiable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        List<SignatureCheck> pack = view.facts().streams().packSignatures();
        if (!pack.isEmpty()) {
            found.add(judge(rule, view, new Subject("pack"), pack));
        }
        for (VerifiedStream stream : view.facts().streams().streams()) {
            List<SignatureCheck> checks = new ArrayList<>(stream.checkpoints());
            checks.addAll(stream.recordSignatures());
            if (!checks.isEmpty()) {
                found.add(judge(rule, view, Subject.of("stream", stream.stream()), checks));
            }
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("case"))
                    .on(view.file("data/keys.csv"))
                    .build());
        }
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, Subject subject, List<SignatureCheck> checks) {
        Optional<String> other = checks.stream()
                .map(SignatureCheck::algorithm)
                .filter(a -> !a.isBlank())
                .filter(a -> !a.toUpperCase(Locale.ROOT).startsWith("SM2"))
                .findFirst();
        boolean any = checks.stream()
                .anyMatch(c -> c.algorithm().toUpperCase(Locale.ROOT).startsWith("SM2"));
        // one SM2 signature beside another is dual signature practice
        boolean fine = subject.text().equals("pack") ? any : other.isEmpty();
        ObservationDraft draft = checks.stream().allMatch(c -> c.algorithm().isBlank())
                ? ObservationDraft.notVerifiable(rule, view, subject)
                : fine
                        ? ObservationDraft.met(rule, view, subject)
                        : ObservationDraft.notMet(rule, view, subject).with(other.orElse("—"));
        return draft.on(view.file(checks.get(0).place().split("[\\s:#]", 2)[0])).build();
    }
}
