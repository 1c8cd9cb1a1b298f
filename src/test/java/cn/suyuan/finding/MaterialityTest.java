package cn.suyuan.finding;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Materiality of 5 % summed over findings (clauses.md 1.0, G3). */
class MaterialityTest {

    private static Observation general(String subject, double relative) {
        return new Observation(
                "R-6.2-1",
                "6.2",
                new Subject(subject),
                Verdict.NOT_MET,
                false,
                Optional.of(NonconformityGrade.GENERAL),
                new Observation.Statement("", "", "", "", "", "", ""),
                List.of(),
                Optional.of(new Observation.FootprintEffect(relative * 78, relative)));
    }

    private static Finding finding(Finding.Status status, List<Observation> observations) {
        return new Finding(
                "f",
                1,
                List.of("6.2"),
                NonconformityGrade.GENERAL,
                "G6",
                "经查……",
                "",
                Finding.VerificationMode.A,
                observations.stream().map(Observation::key).toList(),
                status,
                List.of());
    }

    @Test
    void general_findings_that_together_reach_five_per_cent_are_nonconforming() {
        List<Observation> both = List.of(general("factor:F1", -0.03), general("factor:F2", 0.02));
        List<Finding> standing = List.of(finding(Finding.Status.ACCEPTED, both));
        assertThat(OverallConclusion.effect(standing, both)).isEqualTo(0.05);
        assertThat(OverallConclusion.of(standing, both, 0.05)).isEqualTo(OverallConclusion.NONCONFORMING);
        assertThat(OverallConclusion.of(standing, both, 0.051))
                .isEqualTo(OverallConclusion.CONFORMING_AFTER_CORRECTION);
    }

    @Test
    void a_withdrawn_finding_counts_for_nothing() {
        List<Observation> one = List.of(general("factor:F1", 0.2));
        List<Finding> withdrawn = List.of(finding(Finding.Status.WITHDRAWN, one));
        assertThat(OverallConclusion.of(withdrawn, one, 0.05)).isEqualTo(OverallConclusion.CONFORMING);
    }
}
