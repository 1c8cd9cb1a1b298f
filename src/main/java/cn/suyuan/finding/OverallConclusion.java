package cn.suyuan.finding;

import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

    /**
     * The same with materiality: findings that are general one by one still mislead where their effects on the footprint
     * together reach the limit.
     *
     * @param materiality limit as a fraction of the footprint, such as 0.05
     */
    public static OverallConclusion of(List<Finding> findings, List<Observation> observations, double materiality) {
        return effect(findings, observations) >= materiality ? NONCONFORMING : of(findings, observations);
    }

    /**
     * Sum of the known effects of the findings that stand, as a fraction of the footprint. Sizes are added whatever their
     * sign; a subject that breaks several requirements counts once, with the largest.
     */
    public static double effect(List<Finding> findings, List<Observation> observations) {
        Set<String> standing = findings.stream()
                .filter(f -> f.status() != Finding.Status.WITHDRAWN)
                .flatMap(f -> f.observationKeys().stream())
                .collect(Collectors.toSet());
        Map<String, Double> bySubject = new TreeMap<>();
        observations.stream()
                .filter(o -> o.isNonconformity() && standing.contains(o.key()))
                .forEach(o -> o.effect()
                        .filter(e -> Double.isFinite(e.relative()))
                        .ifPresent(e -> bySubject.merge(o.subject().text(), Math.abs(e.relative()), Math::max)));
        return bySubject.values().stream().mapToDouble(Double::doubleValue).sum();
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
