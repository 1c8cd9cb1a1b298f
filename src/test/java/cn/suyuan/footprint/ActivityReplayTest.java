package cn.suyuan.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.footprint.ActivityReplay.Agreement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityReplayTest {

    @ParameterizedTest
    @CsvSource({
        "100, 101.01, AGREES",
        "100, 101.02, DIFFERS",
        "100.00, 100.02, AGREES",
        "100.00, 100.03, DIFFERS",
        "105.2, 100, DIFFERS_SERIOUSLY",
        "105.0, 100, DIFFERS",
        "0, 0, AGREES"
    })
    void rounding_and_one_part_in_ten_thousand_are_allowed(
            BigDecimal declared, BigDecimal recomputed, Agreement expected) {
        assertThat(ActivityReplay.compare(
                        new ReplayedActivity("A", Optional.of(declared), Optional.of(recomputed), "kWh", List.of())))
                .isEqualTo(expected);
    }

    @Test
    void the_declared_rounding_is_one_unit_of_the_last_digit_as_written() {
        assertThat(ActivityReplay.declaredRounding(new BigDecimal("12.0"))).isEqualByComparingTo("0.1");
        assertThat(ActivityReplay.declaredRounding(new BigDecimal("48600"))).isEqualByComparingTo("1");
    }

    @Test
    void what_is_missing_is_not_compared() {
        assertThat(ActivityReplay.compare(
                        new ReplayedActivity("A", Optional.empty(), Optional.of(BigDecimal.ONE), "kWh", List.of())))
                .isEqualTo(Agreement.NOT_COMPARABLE);
    }
}
