package cn.suyuan.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LinearFitTest {
    /** JCGM 100:2008, H.3, table H.6: thermometer calibration, abscissa t - 20 °C. */
    @Test
    void thermometer_calibration_of_the_gum_is_reproduced() {
        double[] x = {1.521, 2.012, 2.512, 3.003, 3.507, 3.999, 4.513, 5.002, 5.503, 6.010, 6.511};
        double[] y = {-0.171, -0.169, -0.166, -0.159, -0.164, -0.165, -0.156, -0.157, -0.159, -0.161, -0.160};
        LinearFit fit = LinearFit.of(x, y);
        assertThat(fit.intercept()).isCloseTo(-0.1712038, within(5e-8));
        assertThat(fit.interceptUncertainty()).isCloseTo(0.0028776, within(5e-8));
        assertThat(fit.slope()).isCloseTo(0.0021827, within(5e-8));
        assertThat(fit.slopeUncertainty()).isCloseTo(0.00066794, within(5e-9));
        assertThat(fit.correlation()).isCloseTo(-0.9304296, within(5e-8));
        assertThat(fit.residualDeviation()).isCloseTo(0.00349756, within(5e-9));
        assertThat(fit.value(10)).isCloseTo(-0.1493768, within(5e-8));
        assertThat(fit.uncertainty(10)).isCloseTo(0.0041386, within(5e-8));
        assertThat(fit.dof()).isEqualTo(9);
    }

    /** IPCC 2006, volume 1, chapter 3, equations 3.1 and 3.2, as cases of the law of propagation. */
    @Test
    void percentages_combine_as_the_ipcc_says() {
        assertThat(percent("A*B", amount("A", "10", 5), amount("B", "3", 10))).isCloseTo(11.18033989, within(1e-8));
        assertThat(percent("A+B+C", amount("A", "1200", 7), amount("B", "300", 20), amount("C", "80", 50)))
                .isCloseTo(7.006760761, within(1e-8));
    }

    private static InputQuantity amount(String symbol, String value, double percent) {
        return InputQuantity.of(
                symbol,
                value,
                UncertaintyComponent.of(
                        "u", Distribution.normalExpanded(percent / 100, 1.96).asRelative()));
    }

    private static double percent(String formula, InputQuantity... inputs) {
        EvaluationSettings settings =
                EvaluationSettings.standard().withMethod(EvaluationMethod.GUM).withCoverageFactor(1.96);
        return 100
                * UncertaintyEvaluator.evaluate(
                                MeasurementModel.of(formula, inputs), settings, EvaluationProgress.silent())
                        .main()
                        .flatMap(OutputEvaluation::relative)
                        .orElseThrow()
                        .propagation();
    }
}
