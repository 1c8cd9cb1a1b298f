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

/** Every clause is assigned to somebody of the team (7.4). */
public final class WorkIsDivided implements Check {

    private static final List<String> CLAUSES = List.of("4", "5", "6", "7");

    @Override
    public String name() {
        return "work-is-divided";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 1, Rule.NOT_MET, 1, "not_verifiable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        Subject subject = new Subject("case");
        List<AuditTeam.Member> members = view.facts().team().members();
        boolean any = members.stream().anyMatch(m -> !m.clauses().isEmpty());
        if (!any) {
            return List.of(ObservationDraft.notVerifiable(rule, view, subject).build());
        }
        List<String> unassigned = CLAUSES.stream()
                .filter(clause -> members.stream()
                        .flatMap(m -> m.clauses().stream())
                        .noneMatch(c -> c.equals("*") || c.startsWith(clause)))
                .toList();
        ObservationDraft draft = unassigned.isEmpty()
                ? ObservationDraft.met(rule, view, subject).with(members.size())
                : ObservationDraft.notMet(rule, view, subject).with(String.join("、", unassigned));
        return List.of(draft.build());
    }
}
