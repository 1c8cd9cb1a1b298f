package cn.suyuan.finding;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.rule.NonconformityGrade;
import java.util.List;

/** What an auditor decides about a finding; each stands in the journal and none is ever undone but by another. */
public sealed interface AuditorDecision {

    /** The finding that it is about. */
    String findingId();

    /** The draft stands. */
    record Accept(String findingId) implements AuditorDecision {}

    /** The finding is withdrawn; it keeps its place in the journal and loses its number. */
    record Withdraw(String findingId, String reason) implements AuditorDecision {}

    /** The finding becomes a remark (观察项) outside Appendix A. */
    record Observe(String findingId, String reason) implements AuditorDecision {}

    /** Another grade than proposed. */
    record Regrade(String findingId, NonconformityGrade grade, String reason) implements AuditorDecision {}

    /** Other words; English ones may be empty. */
    record Reword(String findingId, String descriptionZh, String descriptionEn) implements AuditorDecision {}

    /** Proof (A) or a visit (B). */
    record ChooseMode(String findingId, Finding.VerificationMode mode) implements AuditorDecision {}

    /** Other clauses; at least one. */
    record Assign(String findingId, List<String> clauses) implements AuditorDecision {
        public Assign {
            clauses = List.copyOf(clauses);
        }
    }

    /** Further evidence. */
    record Attach(String findingId, List<EvidenceReference> evidence) implements AuditorDecision {
        public Attach {
            evidence = List.copyOf(evidence);
        }
    }

    /** Other findings become part of this one. */
    record Merge(String findingId, List<String> absorbed) implements AuditorDecision {
        public Merge {
            absorbed = List.copyOf(absorbed);
        }
    }

    /** Some observations leave a finding and become one of their own. */
    record Split(String findingId, String newFindingId, List<String> observationKeys) implements AuditorDecision {
        public Split {
            observationKeys = List.copyOf(observationKeys);
        }
    }

    /** A finding of the auditor's own. */
    record Add(Finding finding) implements AuditorDecision {
        @Override
        public String findingId() {
            return finding.findingId();
        }
    }

    /**
     * A draft as the auditor saw it when they decided about it: where other evidence or settings no longer draft it, it
     * stays, so that nothing decided is lost.
     */
    record Seen(Finding finding) implements AuditorDecision {
        @Override
        public String findingId() {
            return finding.findingId();
        }
    }
}
