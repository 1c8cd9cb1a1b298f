package cn.suyuan.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.suyuan.footprint.FootprintEffects;
import cn.suyuan.footprint.FootprintEffects.Correction;
import cn.suyuan.uncertainty.InputQuantity;
import cn.suyuan.uncertainty.MeasurementModel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FootprintReplayTest {
    private static final MeasurementModel MODEL = MeasurementModel.of(
            "E*f",
            InputQuantity.of("E", "90").withReference("activity:A-E"),
            InputQuantity.of("f", "0.5").withReference("factor:F-E"));

    private static Observation found(String rule, Verdict verdict, double absolute, Optional<Correction> correction) {
        return new Observation(
                rule,
                "6.2",
                new Subject("factor:F-E"),
                verdict,
                false,
                Optional.empty(),
                new Observation.Statement("", "", "", "", "", "", ""),
                List.of(),
                Optional.of(new Observation.FootprintEffect(absolute, absolute / 45, correction)));
    }

    @Test
    void of_several_corrections_of_a_datum_the_largest_counts_and_other_effects_are_added() {
        FootprintEffects effects = FootprintReplay.of(
                        MODEL,
                        List.of(
                                found("R-1", Verdict.NOT_MET, -9, correction(0.6)),
                                found("R-2", Verdict.NOT_MET, -45, correction(1.0)),
                                found("R-3", Verdict.MET, -90, correction(1.5)),
                                found("R-4", Verdict.NOT_MET, 5, Optional.empty())))
                .orElseThrow();
        assertThat(effects.effects()).extracting(e -> e.correction().right()).containsExactly(1.0);
        assertThat(effects.others()).extracting(FootprintEffects.Other::finding).containsExactly("R-4/factor:F-E");
        assertThat(effects.corrected()).isCloseTo(85, within(1e-12));
    }

    @Test
    void what_the_auditor_enters_goes_before_what_the_checks_found() {
        FootprintEffects effects = FootprintReplay.of(
                        MODEL,
                        List.of(found("R-1", Verdict.NOT_MET, -9, correction(0.6))),
                        List.of(new Correction("f", "auditor", 0.5, 0.7)))
                .orElseThrow();
        assertThat(effects.corrected()).isCloseTo(63, within(1e-12));
        assertThat(effects.effects()).hasSize(1);
    }

    private static Optional<Correction> correction(double right) {
        return Optional.of(new Correction("factor:F-E", "third_party", 0.5, right));
    }
}
