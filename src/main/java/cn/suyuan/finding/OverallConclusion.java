package cn.suyuan.finding;

import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the audit comes to (clauses.md 1.0; the draft itself gives no rule). */
public enum OverallConclusion {
    /** 符合. */
    CONFORMING,
    /** 基本符合（限期整改）. */
    CONFORMING_AFTER_CORRECTION,
    /** 不符合（数据不予采信）. */
    NONCONFORMING,
    /** 未能得出结论. */
    NONE;

    /** Signatures and the party's opinion come onto the form that already carries the conclusion. */
    private static final Set<String> ON_THE_SIGNED_FORM = Set.of("R-A-3", "R-A-4");

    /** The word of results.json. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The conclusion from the findings that stand. One serious finding settles it. Short of that, a requirement that
     * nobody has checked yet, by the program or by an answer, leaves the scope incomplete: then there is no conclusion,
     * however good the rest looks.
     *
     * @param findings all findings, withdrawn ones too
     * @param observations everything observed under the profile in force
     */
    public static OverallConclusion of(List<Finding> findings, List<Observation> observations) {
        List<Finding> standing = findings.stream().filter(Finding::stands).toList();
        if (standing.stream().anyMatch(f -> f.grade() == NonconformityGrade.SERIOUS)) {
            return NONCONFORMING;
        }
        if (observations.isEmpty() || !unchecked(observations).isEmpty()) {
            return NONE;
        }
        return standing.isEmpty() ? CONFORMING : CONFORMING_AFTER_CORRECTION;
    }

    /** Requirements, in order and each once, of which something that counts could not be verified yet. */
    public static List<String> unchecked(List<Observation> observations) {
        return observations.stream()
                .filter(o -> !o.advisory() && isOpen(o))
                .map(Observation::ruleId)
                .filter(rule -> !ON_THE_SIGNED_FORM.contains(rule))
                .distinct()
                .toList();
    }

    /** Not verifiable, or a duty of the audit team that it has not met. */
    private static boolean isOpen(Observation observation) {
        boolean neglected = observation.verdict() == Verdict.NOT_MET
                && observation.proposedGrade().isEmpty();
        return neglected || observation.verdict() == Verdict.NOT_VERIFIABLE;
    }
}
