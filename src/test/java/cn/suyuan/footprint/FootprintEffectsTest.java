package cn.suyuan.footprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.suyuan.uncertainty.InputQuantity;
import cn.suyuan.uncertainty.MeasurementModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class FootprintEffectsTest {
    private static final MeasurementModel MODEL = MeasurementModel.of(
            "(E*f + G*g)/Q",
            InputQuantity.of("E", "90").withReference("activity:A-E"),
            InputQuantity.of("f", "0.5").withReference("factor:F-E"),
            InputQuantity.of("G", "20").withReference("activity:A-G"),
            InputQuantity.of("g", "2").withReference("factor:F-G"),
            InputQuantity.of("Q", "10"));

    @Test
    void each_correction_alone_and_all_together_are_exact() {
        FootprintEffects effects = FootprintEffects.of(
                        MODEL,
                        List.of(
                                new FootprintEffects.Correction("activity:A-E", "readings", 90, 100),
                                new FootprintEffects.Correction("factor:F-E", "third_party", 0.5, 0.6)))
                .orElseThrow();
        assertThat(effects.submitted()).isEqualTo(8.5);
        assertThat(effects.effects())
                .extracting(FootprintEffects.Effect::footprint)
                .containsExactly(9.0, 9.4);
        assertThat(effects.effects().get(0).absolute()).isCloseTo(-0.5, within(1e-12));
        // 100*0.6 + 40: the two together are more than their sum
        assertThat(effects.corrected()).isCloseTo(10, within(1e-12));
        assertThat(effects.togetherRelative()).isCloseTo(-0.15, within(1e-12));
    }

    @Test
    void other_effects_change_what_all_do_together() {
        FootprintEffects effects = FootprintEffects.of(
                        MODEL, List.of(new FootprintEffects.Correction("activity:A-E", "readings", 90, 100)))
                .orElseThrow()
                .with(List.of(new FootprintEffects.Other("R-6.3A-2/instrument:E08", 0.25, 0.03)));
        assertThat(effects.corrected()).isCloseTo(8.75, within(1e-12));
        assertThat(effects.together()).isCloseTo(-0.25, within(1e-12));
    }

    @Test
    void an_input_can_be_corrected_by_its_symbol() {
        FootprintEffects effects = FootprintEffects.of(
                        MODEL, List.of(new FootprintEffects.Correction("Q", "auditor", 10, 20)))
                .orElseThrow();
        assertThat(effects.corrected()).isEqualTo(4.25);
    }
}
