package cn.suyuan.app;

import cn.suyuan.audit.ActKind;
import cn.suyuan.finding.Finding;
import cn.suyuan.rule.NonconformityGrade;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an auditor can decide about findings, as entries of the journal. */
public final class FindingActs {

    private FindingActs() {}

    /**
     * One decision.
     *
     * @param kind kind of entry
     * @param content its content
     */
    public record FindingAct(ActKind kind, SortedMap<String, String> content) {
        public FindingAct {
            content = Collections.unmodifiableSortedMap(new TreeMap<>(content));
        }
    }

    /** Accepts a draft. */
    public static FindingAct accept(String findingId) {
        return decided(findingId, "accept", "", "");
    }

    /** Withdraws a finding with a reason. */
    public static FindingAct withdraw(String findingId, String reason) {
        return decided(findingId, "withdraw", "", reason);
    }

    /** Grades a finding otherwise, with a reason. */
    public static FindingAct regrade(String findingId, NonconformityGrade grade, String reason) {
        return decided(findingId, "grade", grade.wireName(), reason);
    }

    /** Words a finding otherwise. */
    public static FindingAct reword(String findingId, String wording) {
        return decided(findingId, "word", wording, "");
    }

    /** Chooses between proof (A) and a visit (B). */
    public static FindingAct chooseMode(String findingId, Finding.VerificationMode mode) {
        return decided(findingId, "mode", mode.name(), "");
    }

    /** Other findings become part of one. */
    public static FindingAct merge(String findingId, List<String> absorbed) {
        return decided(findingId, "merge", String.join("\n", absorbed), "");
    }

    /** Some observations leave a finding and become one of their own. */
    public static FindingAct split(String findingId, List<String> observationKeys) {
        return decided(findingId, "split", String.join("\n", observationKeys), "");
    }

    /** A finding of the auditor's own, under an identity that the case does not have yet. */
    public static FindingAct add(
            String findingId, String clause, NonconformityGrade grade, String wording, Finding.VerificationMode mode) {
        return add(findingId, clause, grade, wording, mode, List.of());
    }

    private static FindingAct add(
            String findingId,
            String clause,
            NonconformityGrade grade,
            String wording,
            Finding.VerificationMode mode,
            List<String> observations) {
        return new FindingAct(
                ActKind.FINDING_ADDED,
                new TreeMap<>(Map.of(
                        "finding",
                        findingId,
                        "clause",
                        clause,
                        "grade",
                        grade.wireName(),
                        "description",
                        wording,
                        "mode",
                        mode.name(),
                        "observations",
                        String.join("\n", observations))));
    }

    private static FindingAct decided(String findingId, String decision, String value, String reason) {
        return new FindingAct(
                ActKind.FINDING_DECIDED,
                new TreeMap<>(Map.of("finding", findingId, "decision", decision, "value", value, "reason", reason)));
    }
}
