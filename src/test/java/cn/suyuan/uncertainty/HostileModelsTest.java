package cn.suyuan.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.suyuan.uncertainty.BudgetRemark.Code;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a sceptical metrologist tries first; hand-computed where there is a number. */
class HostileModelsTest {

    @Test
    void a_square_at_zero_has_no_first_order_uncertainty_and_the_second_order_is_said_to_matter() {
        // y = x^2 at x = 0, u = 1: E = 1, Var = 2, 95 % of chi-square(1): symmetric 0.000982 … 5.0239
        OutputEvaluation found = evaluate("x^2", input("x", "0", 1));
        assertThat(found.gum().orElseThrow().standardUncertainty()).isZero();
        assertThat(found.gum().orElseThrow().secondOrder().orElseThrow().standardUncertainty())
                .isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(found.remarks()).extracting(BudgetRemark::code).contains(Code.SECOND_ORDER_MATTERS);
        MonteCarloEvaluation mc = found.monteCarlo().orElseThrow();
        assertThat(mc.mean()).isCloseTo(1, within(0.01));
        assertThat(mc.symmetric().high()).isCloseTo(5.0239, within(0.05));
        assertThat(mc.shortest().low()).isLessThan(1e-4);
        assertThat(found.gumValidated()).contains(false);
    }

    @Test
    void scales_of_1e_minus_300_and_1e300_do_not_overflow() {
        OutputEvaluation small = evaluate("a + b", input("a", "1e-300", 1e-302), input("b", "2e-300", 1e-302));
        assertThat(small.gum().orElseThrow().standardUncertainty()).isCloseTo(Math.sqrt(2) * 1e-302, within(1e-310));
        assertThat(small.monteCarlo().orElseThrow().standardUncertainty())
                .isCloseTo(Math.sqrt(2) * 1e-302, within(1e-304));
        OutputEvaluation large = evaluate("a + b", input("a", "1e300", 1e298), input("b", "2e300", 1e298));
        assertThat(large.gum().orElseThrow().standardUncertainty()).isCloseTo(Math.sqrt(2) * 1e298, within(1e290));
        assertThat(large.monteCarlo().orElseThrow().standardUncertainty())
                .isCloseTo(Math.sqrt(2) * 1e298, within(1e296));
    }

    @Test
    void division_by_what_contains_zero_is_never_called_validated() {
        OutputEvaluation found = evaluate("1/x", input("x", "1", 0.6));
        assertThat(found.gumValidated()).contains(false);
        assertThat(found.monteCarlo().orElseThrow().symmetric().length()).isGreaterThan(2.5);
    }

    @Test
    void a_matrix_that_is_not_definite_is_refused_with_its_eigenvalue() {
        MeasurementModel model = MeasurementModel.of(
                        "a+b+c", input("a", "1", 1), input("b", "1", 1), input("c", "1", 1))
                .withCorrelations(List.of(
                        new InputCorrelation("a", "b", 0.9),
                        new InputCorrelation("b", "c", 0.9),
                        new InputCorrelation("a", "c", -0.9)));
        UncertaintyEvaluation found =
                UncertaintyEvaluator.evaluate(model, EvaluationSettings.standard(), EvaluationProgress.silent());
        assertThat(found.outputs()).isEmpty();
        // by hand: eigenvalues 1 - 2·0.9, 1 + 0.9 twice
        assertThat(found.problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo(EvaluationProblem.Code.NOT_POSITIVE_SEMIDEFINITE);
            assertThat(Double.parseDouble(p.arguments().get(0))).isCloseTo(-0.8, within(1e-4));
        });
    }

    @Test
    void correlation_of_plus_and_minus_one_is_exact() {
        for (double r : new double[] {1, -1}) {
            MeasurementModel model = MeasurementModel.of("a-b", input("a", "3", 0.2), input("b", "1", 0.2))
                    .withCorrelations(List.of(new InputCorrelation("a", "b", r)));
            OutputEvaluation found = UncertaintyEvaluator.evaluate(
                            model, EvaluationSettings.standard(), EvaluationProgress.silent())
                    .main()
                    .orElseThrow();
            double expected = r > 0 ? 0 : 0.4;
            assertThat(found.gum().orElseThrow().standardUncertainty()).isCloseTo(expected, within(1e-9));
            assertThat(found.monteCarlo().orElseThrow().standardUncertainty()).isCloseTo(expected, within(2e-3));
        }
    }

    @Test
    void a_model_without_any_uncertainty_gives_no_nan() {
        OutputEvaluation found = evaluate("a*2", InputQuantity.of("a", "3"));
        assertThat(found.gum().orElseThrow().expandedUncertainty()).isZero();
        assertThat(found.monteCarlo().orElseThrow().symmetric().length()).isZero();
        assertThat(found.gumValidated()).contains(true);
    }

    private static InputQuantity input(String symbol, String value, double u) {
        return InputQuantity.of(symbol, value, UncertaintyComponent.of("u", Distribution.normal(u)));
    }

    private static OutputEvaluation evaluate(String formula, InputQuantity... inputs) {
        return UncertaintyEvaluator.evaluate(
                        MeasurementModel.of(formula, inputs),
                        EvaluationSettings.standard(),
                        EvaluationProgress.silent())
                .main()
                .orElseThrow();
    }
}
