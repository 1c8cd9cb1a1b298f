package cn.suyuan.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.uncertainty.DeclaredComparison.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What counts as the same figure: one unit of the last digit as written, and the noise of both runs. */
class DeclaredCheckTest {
    // y = 50, u_c = 2.5, with k = 2 U = 5.0
    private static final EvaluationSettings SETTINGS = EvaluationSettings.standard();

    @Test
    void a_u_that_is_three_per_cent_too_small_does_not_reproduce() {
        assertThat(verdict(DeclaredResult.of("50.0", "4.85", 2, 0.95))).isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void a_u_rounded_up_in_its_last_digit_reproduces() {
        assertThat(verdict(DeclaredResult.of("50.0", "5.1", 2, 0.95))).isEqualTo(Verdict.REPRODUCES);
        assertThat(verdict(DeclaredResult.of("50.0", "5.2", 2, 0.95))).isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void a_u_of_one_digit_may_be_rounded_down_but_not_cut() {
        // k = 2: U = 5.4 rounds to 5, 5.9 does not; 5.2 may be rounded up to 6
        assertThat(verdict(2.7, DeclaredResult.of("50.0", "5", 2, 0.95))).isEqualTo(Verdict.REPRODUCES);
        assertThat(verdict(2.95, DeclaredResult.of("50.0", "5", 2, 0.95))).isEqualTo(Verdict.DIFFERS);
        assertThat(verdict(2.6, DeclaredResult.of("50.0", "6", 2, 0.95))).isEqualTo(Verdict.REPRODUCES);
        // k times a u_c that was rounded to 2.5 before
        assertThat(verdict(2.545, DeclaredResult.of("50.0", "5.0", 2, 0.95))).isEqualTo(Verdict.REPRODUCES);
    }

    @Test
    void a_run_of_few_trials_is_allowed_its_own_noise_and_no_more() {
        // normal output: ends 45.100 and 54.900; 20,000 trials leave them uncertain by about 0.047
        assertThat(verdict(interval("45.19", "54.83", 20_000))).isEqualTo(Verdict.REPRODUCES);
        assertThat(verdict(interval("45.19", "54.83", 100_000_000))).isEqualTo(Verdict.DIFFERS);
    }

    private static DeclaredResult interval(String low, String high, long trials) {
        return new DeclaredResult(
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(0.95),
                Optional.of(new BigDecimal(low)),
                Optional.of(new BigDecimal(high)),
                Optional.of("MCM"),
                OptionalLong.of(trials),
                OptionalLong.of(1));
    }

    private static Verdict verdict(DeclaredResult declared) {
        return verdict(2.5, declared);
    }

    private static Verdict verdict(double u, DeclaredResult declared) {
        MeasurementModel plain = MeasurementModel.of(
                "X", InputQuantity.of("X", "50", UncertaintyComponent.of("u", Distribution.normal(u))));
        MeasurementModel model =
                plain.withOutputs(List.of(plain.outputs().get(0).withDeclared(declared)));
        return UncertaintyEvaluator.evaluate(model, SETTINGS, EvaluationProgress.silent())
                .main()
                .orElseThrow()
                .comparison()
                .orElseThrow()
                .verdict();
    }
}
