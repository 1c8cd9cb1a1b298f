package cn.suyuan.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SobolIndicesTest {
    private static final String ISHIGAMI = "sin(X1)+7*sin(X2)^2+0.1*X3^4*sin(X1)";

    private static InputQuantity angle(String symbol) {
        return InputQuantity.of(symbol, "0", UncertaintyComponent.of("角", Distribution.rectangular(-Math.PI, Math.PI)));
    }

    /** Ishigami and Homma 1990, a = 7, b = 0.1: exact indices. */
    @Test
    void ishigami_function_is_reproduced() {
        MeasurementModel model = MeasurementModel.of(ISHIGAMI, angle("X1"), angle("X2"), angle("X3"));
        SensitivityAnalysis found = UncertaintyEvaluator.evaluate(
                        model,
                        EvaluationSettings.standard().withTrials(10_000).withSobol(true),
                        EvaluationProgress.silent())
                .main()
                .flatMap(OutputEvaluation::sensitivity)
                .orElseThrow();
        double[] first = {0.31390519, 0.44241114, 0};
        double[] total = {0.55758886, 0.44241114, 0.24368366};
        assertThat(found.sobolBase()).isEqualTo(1 << 14);
        for (int i = 0; i < 3; i++) {
            InputSensitivity input = found.inputs().get(i);
            assertThat(input.firstOrder().index()).isCloseTo(first[i], within(0.005));
            assertThat(input.total().index()).isCloseTo(total[i], within(0.005));
            assertThat(input.firstOrder().low()).isLessThanOrEqualTo(first[i] + 1e-3);
            assertThat(input.firstOrder().high()).isGreaterThanOrEqualTo(first[i] - 1e-3);
            assertThat(input.total().low()).isLessThan(total[i] + 1e-3);
            assertThat(input.total().high()).isGreaterThan(total[i] - 1e-3);
        }
    }

    @Test
    void indices_of_a_linear_model_are_the_variance_shares() {
        MeasurementModel model = MeasurementModel.of(
                "3*A+4*B",
                InputQuantity.of("A", "1", UncertaintyComponent.of("a", Distribution.normal(1))),
                InputQuantity.of("B", "1", UncertaintyComponent.of("b", Distribution.triangular(Math.sqrt(6)))));
        SensitivityAnalysis found = UncertaintyEvaluator.evaluate(
                        model,
                        EvaluationSettings.standard().withTrials(10_000).withSobol(true),
                        EvaluationProgress.silent())
                .main()
                .flatMap(OutputEvaluation::sensitivity)
                .orElseThrow();
        assertThat(found.inputs().get(0).firstOrder().index()).isCloseTo(9.0 / 25, within(0.003));
        assertThat(found.inputs().get(1).total().index()).isCloseTo(16.0 / 25, within(0.003));
        assertThat(found.inputs().get(0).share()).isCloseTo(9.0 / 25, within(1e-12));
        assertThat(found.inputs().get(1).rankCorrelation().orElseThrow()).isBetween(0.7, 0.85);
    }
}
