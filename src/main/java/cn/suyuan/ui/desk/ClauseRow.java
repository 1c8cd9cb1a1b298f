package cn.suyuan.ui.desk;

import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Term;
import cn.suyuan.rule.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A requirement of the standard and how it stands.
 *
 * @param ruleId such as {@code R-4.1-3}
 * @param clause clause label for people
 * @param mode {@code automatic}, {@code confirmed} or {@code manual}
 * @param normative whether it belongs to the text itself and not to the explanatory note
 * @param state {@code seed}, {@code confirmed}, {@code to_confirm}
 * @param quote words of the standard
 * @param question what has to be asked or looked at
 * @param observations what the checks found
 * @param answer the auditor's answer
 */
public record ClauseRow(
        String ruleId,
        String clause,
        String mode,
        boolean normative,
        String state,
        Term quote,
        Term question,
        List<Observation> observations,
        Optional<Answer> answer) {
    public ClauseRow {
        observations = List.copyOf(observations);
    }

    /**
     * An answer given on site.
     *
     * @param verdict conclusion
     * @param method one of the five methods: {@code documents}, {@code sampling}, {@code observation},
     *     {@code interview}, {@code measurement}
     * @param text what was seen or said
     * @param by who answered
     */
    public record Answer(Verdict verdict, String method, String text, String by) {}

    /**
     * The gravest of what the checks found and of what was answered: not met, then not verifiable, then met; not applicable
     * where nothing else is. An answer never hides what a check found; where only a person can judge it decides alone.
     */
    public Verdict verdict() {
        if (answer.isPresent() && mode.equals("manual")) {
            return answer.get().verdict();
        }
        List<Verdict> verdicts =
                new ArrayList<>(observations.stream().map(Observation::verdict).toList());
        answer.ifPresent(given -> verdicts.add(given.verdict()));
        for (Verdict candidate : List.of(Verdict.NOT_MET, Verdict.NOT_VERIFIABLE, Verdict.MET)) {
            if (verdicts.contains(candidate)) {
                return candidate;
            }
        }
        return verdicts.isEmpty() ? Verdict.NOT_VERIFIABLE : Verdict.NOT_APPLICABLE;
    }

    /** Whether it waits for a person. */
    public boolean open() {
        return answer.isEmpty() && !mode.equals("automatic");
    }
}
