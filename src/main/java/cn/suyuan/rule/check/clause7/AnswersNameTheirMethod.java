package cn.suyuan.rule.check.clause7;

import cn.suyuan.rule.AnswerSheet;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Term;
import java.util.List;
import java.util.Map;

/** What was found on site says by which of the five methods of clause 7.4 it was found. */
public final class AnswersNameTheirMethod implements Check {

    /** 资料审核, 抽样调查, 现场观察, 现场提问, 现场检测, in the order of the clause. */
    private static final List<String> METHODS =
            List.of("documents", "sampling", "observation", "interview", "measurement");

    @Override
    public String name() {
        return "answers-name-their-method";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 2, Rule.NOT_MET, 1, "not_verifiable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        Subject subject = new Subject("case");
        List<AnswerSheet.Answer> answers = view.facts().answers().answers().values().stream()
                .filter(a -> !a.ruleId().equals(rule.id()))
                .toList();
        List<String> bare = answers.stream()
                .filter(a -> !METHODS.contains(a.method()))
                .map(AnswerSheet.Answer::ruleId)
                .distinct()
                .toList();
        List<Term> used = METHODS.stream()
                .filter(m -> answers.stream().anyMatch(a -> a.method().equals(m)))
                .map(m -> view.word("method." + m))
                .toList();
        ObservationDraft draft = answers.isEmpty()
                ? ObservationDraft.notVerifiable(rule, view, subject)
                : bare.isEmpty()
                        ? ObservationDraft.met(rule, view, subject).with(answers.size(), joined(used))
                        : ObservationDraft.notMet(rule, view, subject).with(String.join("、", bare));
        return List.of(draft.found(answers.size() + "").build());
    }

    private static Term joined(List<Term> terms) {
        return new Term(
                String.join("、", terms.stream().map(Term::zh).toList()),
                String.join(", ", terms.stream().map(Term::en).toList()));
    }
}
