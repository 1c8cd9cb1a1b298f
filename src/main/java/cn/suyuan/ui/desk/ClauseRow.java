package cn.suyuan.ui.desk;

import cn.suyuan.rule.Observation;
import cn.suyuan.rule.PointOutcome;
import cn.suyuan.rule.Term;
import cn.suyuan.rule.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
 * @param points points of the checklist that the question consists of, by their number
 * @param observations what the checks found, and what was answered to it
 * @param answers the auditor's answers by subject
 */
public record ClauseRow(
        String ruleId,
        String clause,
        String mode,
        boolean normative,
        String state,
        Term quote,
        Term question,
        Map<String, Term> points,
        List<Observation> observations,
        Map<String, Answer> answers) {
    /** The subject of an answer about the whole case. */
    public static final String WHOLE = "case";

    public ClauseRow {
        points = Collections.unmodifiableMap(new TreeMap<>(points));
        observations = List.copyOf(observations);
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }

    /**
     * An answer given on site.
     *
     * @param verdict conclusion
     * @param method one of the five methods: {@code documents}, {@code sampling}, {@code observation},
     *     {@code interview}, {@code measurement}
     * @param text what was seen or said
     * @param by who answered
     * @param points what was found at each point of the checklist
     */
    public record Answer(Verdict verdict, String method, String text, String by, Map<String, PointOutcome> points) {
        public Answer {
            points = Map.copyOf(points);
        }
    }

    /** The answer about the whole case. */
    public Optional<Answer> answer() {
        return Optional.ofNullable(answers.get(WHOLE));
    }

    /**
     * The gravest of what the checks found, answers among it: not met, then not verifiable, then met; not applicable where
     * nothing else is. An answer never hides what a check found.
     */
    public Verdict verdict() {
        List<Verdict> verdicts =
                new ArrayList<>(observations.stream().map(Observation::verdict).toList());
        boolean heard = observations.stream().anyMatch(o -> o.subject().text().equals(WHOLE));
        answer().filter(given -> !heard).ifPresent(given -> verdicts.add(given.verdict()));
        for (Verdict candidate : List.of(Verdict.NOT_MET, Verdict.NOT_VERIFIABLE, Verdict.MET)) {
            if (verdicts.contains(candidate)) {
                return candidate;
            }
        }
        return verdicts.isEmpty() ? Verdict.NOT_VERIFIABLE : Verdict.NOT_APPLICABLE;
    }

    /** Subjects that the checks left open and nobody has concluded on; one answered as not verifiable is concluded on. */
    public List<String> openSubjects() {
        return observations.stream()
                .filter(o -> o.verdict() == Verdict.NOT_VERIFIABLE)
                .map(o -> o.subject().text())
                .distinct()
                .filter(subject ->
                        !answers.containsKey(subject) || answers.get(subject).verdict() != Verdict.NOT_VERIFIABLE)
                .toList();
    }

    /** Whether it waits for a person. */
    public boolean open() {
        return !mode.equals("automatic")
                && (observations.isEmpty() ? answers.isEmpty() : !openSubjects().isEmpty());
    }
}
