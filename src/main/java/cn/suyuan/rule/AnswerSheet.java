package cn.suyuan.rule;

import cn.suyuan.evidence.EvidenceReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The auditor's answers to guided questions, by {@code ruleId/subject}; a later answer has replaced an earlier one.
 *
 * @param answers answers by {@link Answer#key()}
 */
public record AnswerSheet(Map<String, Answer> answers) {

    public AnswerSheet {
        answers = java.util.Collections.unmodifiableMap(new TreeMap<>(answers));
    }

    /**
     * One answer.
     *
     * @param ruleId requirement
     * @param subject what it is about; {@code case} for the whole case
     * @param verdict what the auditor concluded
     * @param text what was asked or seen, in the auditor's words
     * @param grade grade the auditor proposes where not met
     * @param evidence photographs, files, rows
     * @param method method of clause 7.4 by which it was found: {@code documents}, {@code sampling}, {@code observation},
     *     {@code interview}, {@code measurement}; empty where not recorded
     * @param points what was found at each point of the requirement's checklist, by its number
     */
    public record Answer(
            String ruleId,
            Subject subject,
            Verdict verdict,
            String text,
            Optional<NonconformityGrade> grade,
            List<EvidenceReference> evidence,
            String method,
            Map<String, PointOutcome> points) {

        public Answer {
            evidence = List.copyOf(evidence);
            points = java.util.Collections.unmodifiableMap(new TreeMap<>(points));
        }

        /** The same, found by one of the methods of clause 7.4. */
        public Answer by(String way) {
            return new Answer(ruleId, subject, verdict, text, grade, evidence, way, points);
        }

        /** The same with what was found at the points of a checklist. */
        public Answer checked(Map<String, PointOutcome> found) {
            return new Answer(ruleId, subject, verdict, text, grade, evidence, method, found);
        }

        /** The same about another subject. */
        public Answer about(Subject other) {
            return new Answer(ruleId, other, verdict, text, grade, evidence, method, points);
        }

        /** Whether it may stand: "met" asks that every point of the requirement's checklist was found in order. */
        boolean holds(Rule rule) {
            return verdict != Verdict.MET
                    || rule.points().keySet().stream()
                            .allMatch(point -> points.containsKey(point) && points.get(point) != PointOutcome.NO);
        }

        /** An answer whose method was not recorded. */
        public Answer(
                String ruleId,
                Subject subject,
                Verdict verdict,
                String text,
                Optional<NonconformityGrade> grade,
                List<EvidenceReference> evidence) {
            this(ruleId, subject, verdict, text, grade, evidence, "", Map.of());
        }

        /** Identity: {@code ruleId/subject}. */
        public String key() {
            return ruleId + "/" + subject.text();
        }
    }

    /** Nothing answered yet. */
    public static AnswerSheet blank() {
        return new AnswerSheet(Map.of());
    }

    /** The sheet with one more answer. */
    public AnswerSheet with(Answer answer) {
        Map<String, Answer> more = new TreeMap<>(answers);
        more.put(answer.key(), answer);
        return new AnswerSheet(more);
    }

    /** The answer to a requirement about a subject. */
    public Optional<Answer> find(String ruleId, Subject subject) {
        return Optional.ofNullable(answers.get(ruleId + "/" + subject.text()));
    }
}
