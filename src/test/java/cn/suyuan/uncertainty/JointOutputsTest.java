package cn.suyuan.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Several outputs together (JCGM 102, JJF 1059.2 does not have them). */
class JointOutputsTest {
    private static final EvaluationSettings MILLION =
            EvaluationSettings.standard().withThreads(2);

    private static InputQuantity normal(String symbol, String value, double u) {
        return InputQuantity.of(symbol, value, UncertaintyComponent.of("u", Distribution.normal(u)));
    }

    private static UncertaintyEvaluation evaluate(MeasurementModel model) {
        UncertaintyEvaluation found = UncertaintyEvaluator.evaluate(model, MILLION, EvaluationProgress.silent());
        assertThat(found.problems()).isEmpty();
        return found;
    }

    /** JCGM 102:2011, 9.2: Y1 = X1 + X3, Y2 = X2 + X3, all inputs standard normal. */
    @Test
    void jcgm_102_9_2_the_additive_model_has_the_published_covariance_and_coverage_factors() {
        UncertaintyEvaluation found = evaluate(new MeasurementModel(
                List.of(OutputQuantity.of("Y1", "X1+X3"), OutputQuantity.of("Y2", "X2+X3")),
                List.of(normal("X1", "0", 1), normal("X2", "0", 1), normal("X3", "0", 1)),
                List.of()));
        OutputCorrelation together = found.correlations().get(0);
        assertThat(together.covariance()).isCloseTo(1, within(1e-15));
        assertThat(together.propagation()).isCloseTo(0.5, within(1e-15));
        assertThat(together.monteCarlo()).isCloseTo(0.5, within(4 * 0.75e-3));
        JointCoverage joint = found.joint().orElseThrow();
        assertThat(joint.outputs()).containsExactly("Y1", "Y2");
        // k_p = sqrt of the 0.95 quantile of chi squared with 2 degrees of freedom; k_q of the square for r = 0.5
        assertThat(joint.normalEllipsoidFactor()).isCloseTo(2.4477, within(1e-4));
        assertThat(joint.ellipsoidFactor().orElseThrow()).isCloseTo(2.4477, within(0.005));
        assertThat(joint.rectangleFactor().orElseThrow()).isCloseTo(2.2121, within(0.005));
    }

    /** JCGM 100:2008, H.2: resistance, reactance and impedance measured at the same time. */
    @Test
    void gum_h_2_the_three_outputs_have_the_published_correlations() {
        UncertaintyEvaluation found = evaluate(new MeasurementModel(
                List.of(
                        OutputQuantity.of("R", "V/I*cos(phi)"),
                        OutputQuantity.of("X", "V/I*sin(phi)"),
                        OutputQuantity.of("Z", "V/I")),
                List.of(
                        normal("V", "4.9990", 0.0032094),
                        normal("I", "0.019661", 0.0000094710),
                        normal("phi", "1.044446", 0.00075206)),
                List.of(
                        new InputCorrelation("V", "I", -0.355311),
                        new InputCorrelation("V", "phi", 0.857624),
                        new InputCorrelation("I", "phi", -0.645111))));
        assertThat(found.correlations())
                .extracting(OutputCorrelation::propagation)
                .satisfiesExactly(
                        r -> assertThat(r).isCloseTo(-0.588, within(6e-4)),
                        r -> assertThat(r).isCloseTo(-0.485, within(6e-4)),
                        r -> assertThat(r).isCloseTo(0.993, within(6e-4)));
        assertThat(found.joint().orElseThrow().normalEllipsoidFactor()).isCloseTo(2.7955, within(1e-4));
    }

    @Test
    void independent_outputs_have_the_factors_of_independent_normals() {
        UncertaintyEvaluation found = evaluate(new MeasurementModel(
                List.of(OutputQuantity.of("Y1", "1e9*A"), OutputQuantity.of("Y2", "1e-9*B")),
                List.of(normal("A", "3", 0.1), normal("B", "5", 0.2)),
                List.of()));
        JointCoverage joint = found.joint().orElseThrow();
        assertThat(joint.ellipsoidFactor().orElseThrow()).isCloseTo(2.4477, within(0.005));
        // Phi^-1((1 + sqrt(0.95)) / 2)
        assertThat(joint.rectangleFactor().orElseThrow()).isCloseTo(2.2365, within(0.005));
    }

    @Test
    void outputs_that_depend_on_each_other_have_a_rectangle_and_no_ellipsoid() {
        UncertaintyEvaluation found = evaluate(new MeasurementModel(
                List.of(OutputQuantity.of("Y1", "A"), OutputQuantity.of("Y2", "7-3*A")),
                List.of(normal("A", "3", 0.1)),
                List.of()));
        assertThat(found.correlations().get(0).propagation()).isCloseTo(-1, within(1e-12));
        JointCoverage joint = found.joint().orElseThrow();
        assertThat(joint.ellipsoidFactor()).isEmpty();
        assertThat(joint.rectangleFactor().orElseThrow()).isCloseTo(1.96, within(0.005));
    }

    @Test
    void without_trials_the_normal_factor_is_left() {
        MeasurementModel model = new MeasurementModel(
                List.of(OutputQuantity.of("Y1", "A"), OutputQuantity.of("Y2", "A^2")),
                List.of(normal("A", "3", 0.1)),
                List.of());
        JointCoverage joint = UncertaintyEvaluator.evaluate(
                        model, MILLION.withMethod(EvaluationMethod.GUM), EvaluationProgress.silent())
                .joint()
                .orElseThrow();
        assertThat(joint.normalEllipsoidFactor()).isCloseTo(2.4477, within(1e-4));
        assertThat(joint.ellipsoidFactor()).isEmpty();
        assertThat(joint.rectangleFactor()).isEmpty();
    }
}
