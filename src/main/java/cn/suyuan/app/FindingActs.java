package cn.suyuan.app;

import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.CaseDecisions;
import cn.suyuan.evidence.EvidenceReference;
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

        /** A value of the content, or the empty string. */
        public String value(String key) {
            return content.getOrDefault(key, "");
        }

        /** Whether it means nothing without a reason (clauses.md: each change of a grade has one). */
        boolean needsReason() {
            return List.of("withdraw", "grade", "observe").contains(value("decision"));
        }

        FindingAct with(Map<String, String> more) {
            SortedMap<String, String> all = new TreeMap<>(content);
            all.putAll(more);
            return new FindingAct(kind, all);
        }
    }

    /**
     * A finding of the auditor's own.
     *
     * @param clauses clause labels, at least one
     * @param grade grade
     * @param reason why that grade, may be empty
     * @param wording the description
     * @param mode proof or a visit
     * @param observations keys of observations it rests on, may be none
     * @param evidence places it rests on
     * @param remark true for a 观察项 outside Appendix A
     */
    public record Own(
            List<String> clauses,
            NonconformityGrade grade,
            String reason,
            String wording,
            Finding.VerificationMode mode,
            List<String> observations,
            List<EvidenceReference> evidence,
            boolean remark) {
        public Own {
            clauses = List.copyOf(clauses);
            observations = List.copyOf(observations);
            evidence = List.copyOf(evidence);
        }
    }

    /** Accepts a draft, or lets a withdrawn finding or a remark stand again. */
    public static FindingAct accept(String findingId) {
        return decided(findingId, "accept", "", "");
    }

    /** Withdraws a finding with a reason. */
    public static FindingAct withdraw(String findingId, String reason) {
        return decided(findingId, "withdraw", "", reason);
    }

    /** Makes a finding a remark (观察项) outside Appendix A, with a reason. */
    public static FindingAct observe(String findingId, String reason) {
        return decided(findingId, "observe", "", reason);
    }

    /** Grades a finding otherwise, with a reason. */
    public static FindingAct regrade(String findingId, NonconformityGrade grade, String reason) {
        return decided(findingId, "grade", grade.wireName(), reason);
    }

    /** Words a finding otherwise; English may be empty. */
    public static FindingAct reword(String findingId, String zh, String en) {
        FindingAct act = decided(findingId, "word", zh, "");
        return en.isBlank() ? act : act.with(Map.of("value_en", en));
    }

    /** Chooses between proof (A) and a visit (B). */
    public static FindingAct chooseMode(String findingId, Finding.VerificationMode mode) {
        return decided(findingId, "mode", mode.name(), "");
    }

    /** Puts a finding under other clauses. */
    public static FindingAct assign(String findingId, List<String> clauses) {
        return decided(findingId, "clauses", String.join("\n", clauses), "");
    }

    /** Adds evidence to a finding. */
    public static FindingAct attach(String findingId, List<EvidenceReference> evidence) {
        return decided(findingId, "evidence", "", "").with(CaseDecisions.contentOf(evidence));
    }

    /** Other findings become part of one. */
    public static FindingAct merge(String findingId, List<String> absorbed) {
        return decided(findingId, "merge", String.join("\n", absorbed), "");
    }

    /** Some observations leave a finding and become one of their own. */
    public static FindingAct split(String findingId, List<String> observationKeys) {
        return decided(findingId, "split", String.join("\n", observationKeys), "");
    }

    /** The lead's word about a finding: agreed, or given back with what is to be done. */
    public static FindingAct review(String findingId, boolean agreed, String note) {
        return new FindingAct(
                ActKind.FINDING_REVIEWED,
                new TreeMap<>(Map.of("finding", findingId, "result", agreed ? "agreed" : "returned", "note", note)));
    }

    /** A finding of the auditor's own; its identity is given when it is recorded. */
    public static FindingAct add(Own own) {
        SortedMap<String, String> content = new TreeMap<>(CaseDecisions.contentOf(own.evidence()));
        content.put("clause", String.join("\n", own.clauses()));
        content.put("grade", own.grade().wireName());
        content.put("reason", own.reason());
        content.put("description", own.wording());
        content.put("mode", own.mode().name());
        content.put("observations", String.join("\n", own.observations()));
        if (own.remark()) {
            content.put("status", Finding.Status.OBSERVED.wireName());
        }
        return new FindingAct(ActKind.FINDING_ADDED, content);
    }

    private static FindingAct decided(String findingId, String decision, String value, String reason) {
        return new FindingAct(
                ActKind.FINDING_DECIDED,
                new TreeMap<>(Map.of("finding", findingId, "decision", decision, "value", value, "reason", reason)));
    }
}
