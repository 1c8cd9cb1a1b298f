package cn.suyuan.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** IPCC 2006 Guidelines, volume 1, chapter 3, equations 3.1 and 3.2 are the law of propagation for products and sums. */
class IpccApproachOneTest {
    private static InputQuantity percent(String symbol, String value, double percent) {
        return InputQuantity.of(
                symbol,
                value,
                UncertaintyComponent.of(
                        "u", Distribution.normalExpanded(percent / 100, 2).asRelative()));
    }

    private static double percentOf(MeasurementModel model) {
        GumEvaluation found = UncertaintyEvaluator.evaluate(
                        model,
                        EvaluationSettings.standard()
                                .withMethod(EvaluationMethod.GUM)
                                .withCoverageFactor(2),
                        EvaluationProgress.silent())
                .main()
                .flatMap(OutputEvaluation::gum)
                .orElseThrow();
        return 100 * found.expandedUncertainty() / found.estimate();
    }

    @Test
    void equation_3_1_percentages_of_a_product_add_in_squares() {
        MeasurementModel product = MeasurementModel.of("A*F", percent("A", "40", 5), percent("F", "2.5", 10));
        assertThat(percentOf(product)).isCloseTo(11.18033989, within(1e-8));
    }

    @Test
    void equation_3_2_percentages_of_a_sum_are_weighted_by_the_terms() {
        MeasurementModel sum =
                MeasurementModel.of("A+B+C", percent("A", "1200", 7), percent("B", "300", 20), percent("C", "80", 50));
        assertThat(percentOf(sum)).isCloseTo(7.006760761, within(1e-8));
    }
}
