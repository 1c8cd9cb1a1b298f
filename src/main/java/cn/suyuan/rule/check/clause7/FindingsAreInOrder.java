package cn.suyuan.rule.check.clause7;

import cn.suyuan.rule.AuditConduct;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import java.util.List;
import java.util.Map;

/**
 * A duty of the team that shows in every finding it writes down (7.1, 7.3, 7.4, Appendix A).
 *
 * @param name name for rule files
 * @param duty which duty
 */
public record FindingsAreInOrder(String name, Duty duty) implements Check {

    /** Duties that show in a finding. */
    public enum Duty {
        /** 7.1: it rests on at least one item of evidence. */
        RESTS_ON_EVIDENCE,
        /** 7.3: its grade has a reason. */
        GRADE_HAS_REASON,
        /** 7.4: an auditor has taken it over from the draft, and the form is whole; until then it is open. */
        TAKEN_OVER,
        /** Appendix A: clause and description are filled in. */
        COLUMNS_FILLED,
        /** Appendix A: exactly one of A and B is ticked. */
        ONE_MODE_TICKED
    }

    @Override
    public Map<String, Integer> cases() {
        return duty == Duty.TAKEN_OVER
                ? Map.of("met", 1, Rule.NOT_MET, 1, "not_verifiable", 1, "not_applicable", 0)
                : Map.of("met", 1, Rule.NOT_MET, 1, "not_applicable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        Subject subject = new Subject("case");
        List<AuditConduct.Item> findings = view.facts().team().conduct().findings();
        List<String> lacking = findings.stream()
                .filter(item -> !isDone(item))
                .map(AuditConduct.Item::name)
                .toList();
        List<String> drafts = findings.stream()
                .filter(item -> duty == Duty.TAKEN_OVER && !item.decided())
                .map(AuditConduct.Item::name)
                .toList();
        ObservationDraft draft = findings.isEmpty()
                ? ObservationDraft.notApplicable(rule, view, subject)
                : !drafts.isEmpty() && lacking.isEmpty()
                        ? ObservationDraft.notVerifiable(rule, view, subject).with(String.join("、", drafts))
                        : lacking.isEmpty()
                                ? ObservationDraft.met(rule, view, subject).with(findings.size())
                                : ObservationDraft.notMet(rule, view, subject).with(String.join("、", lacking));
        return List.of(draft.found((findings.size() - lacking.size()) + "/" + findings.size())
                .build());
    }

    private boolean isDone(AuditConduct.Item item) {
        return switch (duty) {
            case RESTS_ON_EVIDENCE -> item.evidence() > 0;
            case GRADE_HAS_REASON -> !item.gradeReason().isBlank();
            case TAKEN_OVER -> !item.decided() || (isFilledIn(item) && isTicked(item));
            case COLUMNS_FILLED -> isFilledIn(item);
            case ONE_MODE_TICKED -> isTicked(item);
        };
    }

    private static boolean isFilledIn(AuditConduct.Item item) {
        return !item.description().isBlank()
                && !item.clauses().isEmpty()
                && item.clauses().stream().noneMatch(String::isBlank);
    }

    private static boolean isTicked(AuditConduct.Item item) {
        return item.verification().size() == 1 && List.of("A", "B").containsAll(item.verification());
    }
}
