package cn.suyuan.rule;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.footprint.FootprintEffects;
import java.util.List;
import java.util.Optional;

/**
 * What a check found about one subject under one requirement.
 *
 * @param ruleId requirement such as {@code R-4.1-3}
 * @param clause clause label for people, such as {@code 6.3（数据采集要求）}
 * @param subject what it is about
 * @param verdict verdict
 * @param advisory true where it is shown but decides nothing (explanatory note in the default profile)
 * @param proposedGrade proposed grade of a {@link Verdict#NOT_MET}; empty for other verdicts and for duties of the audit
 *     team, which are nobody else's fault
 * @param statement the words
 * @param evidence where it can be seen
 * @param effect effect on the footprint, where it can be computed
 */
public record Observation(
        String ruleId,
        String clause,
        Subject subject,
        Verdict verdict,
        boolean advisory,
        Optional<NonconformityGrade> proposedGrade,
        Statement statement,
        List<EvidenceReference> evidence,
        Optional<FootprintEffect> effect) {

    public Observation {
        evidence = List.copyOf(evidence);
    }

    /**
     * The words of an observation, ready for people.
     *
     * @param rule the rule applied, in Chinese
     * @param limit the limit applied with unit, empty where there is none
     * @param found what was found, short
     * @param source source of rule and limit
     * @param gradeReason why the grade is proposed (G1–G6), empty where none is
     * @param messageZh sentence an auditor would sign, Chinese
     * @param messageEn the same in English
     */
    public record Statement(
            String rule,
            String limit,
            String found,
            String source,
            String gradeReason,
            String messageZh,
            String messageEn) {}

    /**
     * Effect on the footprint per functional unit.
     *
     * @param absolute in the unit of the footprint
     * @param relative as a fraction of the declared footprint
     * @param correction the wrong value and the right one, where the effect comes from one datum
     */
    public record FootprintEffect(double absolute, double relative, Optional<FootprintEffects.Correction> correction) {

        /** An effect that is no correction of one datum. */
        public FootprintEffect(double absolute, double relative) {
            this(absolute, relative, Optional.empty());
        }
    }

    /** Identity inside a case: {@code R-4.1-1/instrument:E05}. */
    public String key() {
        return ruleId + "/" + subject.text();
    }

    /** Whether this is a nonconformity candidate: not met, not merely advisory, and not a duty of the audit team. */
    public boolean isNonconformity() {
        return verdict == Verdict.NOT_MET && !advisory && proposedGrade.isPresent();
    }
}
