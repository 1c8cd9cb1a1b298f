package cn.suyuan.rule.check.clause7;

import cn.suyuan.rule.AuditTeam;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import java.util.List;
import java.util.Map;

/**
 * Every member of the audit team has signed a declaration (7.1).
 *
 * @param name name for rule files
 * @param declaration which declaration
 */
public record TeamHasDeclared(String name, Declaration declaration) implements Check {

    /** Declarations of the team. */
    public enum Declaration {
        INDEPENDENCE,
        CONFIDENTIALITY
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 1, Rule.NOT_MET, 1, "not_verifiable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        Subject subject = new Subject("case");
        List<AuditTeam.Member> members = view.facts().team().members();
        List<String> missing = members.stream()
                .filter(m -> !(declaration == Declaration.INDEPENDENCE
                        ? m.independenceDeclared()
                        : m.confidentialityDeclared()))
                .map(AuditTeam.Member::name)
                .toList();
        ObservationDraft draft;
        if (members.isEmpty()) {
            draft = ObservationDraft.notVerifiable(rule, view, subject);
        } else if (missing.isEmpty()) {
            draft = ObservationDraft.met(rule, view, subject).with(members.size());
        } else {
            // a duty of the team itself, never a nonconformity of the audited organisation
            draft = ObservationDraft.notMet(rule, view, subject).with(String.join("、", missing));
        }
        return List.of(draft.build());
    }
}
