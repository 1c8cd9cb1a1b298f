package cn.suyuan.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import cn.suyuan.uncertainty.BudgetRemark.Code;
import cn.suyuan.uncertainty.BudgetRemark.Weight;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Every defect that a budget lint must name, seeded one at a time, and lines that must stay quiet. */
class BudgetLintTest {
    private static final EvaluationSettings GUM = EvaluationSettings.standard().withMethod(EvaluationMethod.GUM);

    private static InputQuantity meter(String symbol, UncertaintyComponent calibration) {
        return InputQuantity.of(
                        symbol,
                        "1250000",
                        calibration,
                        UncertaintyComponent.of(
                                "采样频率", Distribution.rectangular(0.002).asRelative()),
                        UncertaintyComponent.of(
                                "传输", Distribution.triangular(0.0005).asRelative()))
                .withReference("activity:A-001")
                .withUnit("kWh");
    }

    private static UncertaintyComponent calibration(Distribution distribution) {
        return UncertaintyComponent.of("校准", distribution).withReference("certificate:DL-1");
    }

    private static final CertificateUncertainty CERTIFICATE =
            new CertificateUncertainty("certificate:DL-1", 0.005, OptionalDouble.of(2), true, List.of());

    private static final InputQuantity FACTOR = InputQuantity.of(
                    "F", "0.5703", UncertaintyComponent.of("因子", Distribution.lognormal(0.03)))
            .withReference("factor:F-ELEC");

    private static List<BudgetRemark> remarks(MeasurementModel model, CertificateUncertainty... certificates) {
        UncertaintyEvaluation found =
                UncertaintyEvaluator.evaluate(model, GUM, List.of(certificates), EvaluationProgress.silent());
        assertThat(found.problems()).isEmpty();
        return found.main().orElseThrow().remarks();
    }

    private static List<Code> codes(Distribution calibration) {
        return remarks(MeasurementModel.of("E*F", meter("E", calibration(calibration)), FACTOR), CERTIFICATE).stream()
                .map(BudgetRemark::code)
                .toList();
    }

    private static List<Code> declared(DeclaredResult said) {
        MeasurementModel model = MeasurementModel.of(
                "E*F",
                meter("E", calibration(Distribution.normalExpanded(0.005, 2).asRelative())),
                FACTOR);
        model = model.withOutputs(List.of(model.outputs().get(0).withDeclared(said)));
        return remarks(model, CERTIFICATE).stream().map(BudgetRemark::code).toList();
    }

    @Test
    void a_right_line_is_not_remarked() {
        assertThat(codes(Distribution.normalExpanded(0.005, 2).asRelative())).isEmpty();
        assertThat(codes(Distribution.normal(0.0025).asRelative())).isEmpty();
        assertThat(codes(Distribution.normalExpanded(6250, 2))).isEmpty();
        assertThat(codes(Distribution.normal(0.004).asRelative()))
                .as("larger is safe")
                .isEmpty();
    }

    @Test
    void an_expanded_uncertainty_used_as_standard_is_named() {
        assertThat(codes(Distribution.normal(0.005).asRelative())).containsExactly(Code.EXPANDED_USED_AS_STANDARD);
    }

    @Test
    void a_permissible_error_used_as_standard_is_named() {
        CertificateUncertainty limit =
                new CertificateUncertainty("certificate:DL-1", 0.005, OptionalDouble.empty(), true, List.of());
        MeasurementModel model = MeasurementModel.of(
                "E*F", meter("E", calibration(Distribution.normal(0.005).asRelative())), FACTOR);
        assertThat(remarks(model, limit))
                .extracting(BudgetRemark::code)
                .containsExactly(Code.HALF_WIDTH_USED_AS_STANDARD);
        MeasurementModel said = MeasurementModel.of(
                "E*F",
                meter(
                        "E",
                        UncertaintyComponent.of(
                                "校准 最大允许误差", Distribution.normal(0.005).asRelative())),
                FACTOR);
        assertThat(remarks(said)).extracting(BudgetRemark::code).containsExactly(Code.HALF_WIDTH_USED_AS_STANDARD);
    }

    @Test
    void percent_for_fraction_and_fraction_for_absolute_are_named() {
        assertThat(codes(Distribution.normalExpanded(0.5, 2).asRelative()))
                .containsExactly(Code.PERCENT_AGAINST_ABSOLUTE);
        assertThat(codes(Distribution.normalExpanded(0.005, 2))).containsExactly(Code.PERCENT_AGAINST_ABSOLUTE);
    }

    @Test
    void a_component_smaller_than_its_certificate_is_named_on_its_line() {
        MeasurementModel model = MeasurementModel.of(
                "E*F", meter("E", calibration(Distribution.normal(0.0015).asRelative())), FACTOR);
        BudgetRemark remark = remarks(model, CERTIFICATE).get(0);
        assertThat(remark.code()).isEqualTo(Code.SMALLER_THAN_CERTIFICATE);
        assertThat(remark.symbol()).contains("E");
        assertThat(remark.component()).contains("校准");
        assertThat(remark.arguments()).containsExactly("1875", "3125");
    }

    @Test
    void missing_sampling_and_transmission_are_named() {
        InputQuantity bare = InputQuantity.of(
                        "E",
                        "1250000",
                        calibration(Distribution.normalExpanded(0.005, 2).asRelative()))
                .withReference("activity:A-001");
        assertThat(remarks(MeasurementModel.of("E*F", bare, FACTOR), CERTIFICATE))
                .extracting(BudgetRemark::code, BudgetRemark::arguments)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Code.COMPONENT_MISSING, List.of("{uncertainty.word.sampling}")),
                        org.assertj.core.groups.Tuple.tuple(
                                Code.COMPONENT_MISSING, List.of("{uncertainty.word.transmission}")));
    }

    @Test
    void a_factor_that_stands_in_two_rows_is_one_variable() {
        InputQuantity again = InputQuantity.of(
                        "G", "0.5703", UncertaintyComponent.of("因子", Distribution.lognormal(0.03)))
                .withReference("factor:F-ELEC");
        MeasurementModel model = MeasurementModel.of("F+G", FACTOR, again);
        BudgetRemark remark = remarks(model).get(0);
        assertThat(remark.code()).isEqualTo(Code.SHARED_SOURCE_NOT_CORRELATED);
        assertThat(remark.weight()).isEqualTo(Weight.DEFECT);
        double given = Double.parseDouble(remark.arguments().get(2));
        assertThat(Double.parseDouble(remark.arguments().get(3))).isCloseTo(given * Math.sqrt(2), within(1e-4));
        assertThat(remarks(model.withCorrelations(List.of(new InputCorrelation("F", "G", 1)))))
                .isEmpty();
    }

    @Test
    void a_shared_measurement_standard_is_named() {
        CertificateUncertainty first =
                new CertificateUncertainty("certificate:1", 0.02, OptionalDouble.of(2), true, List.of("STD-01"));
        CertificateUncertainty second =
                new CertificateUncertainty("certificate:2", 0.02, OptionalDouble.of(2), true, List.of("STD-01"));
        Distribution one = Distribution.normalExpanded(0.02, 2).asRelative();
        MeasurementModel model = MeasurementModel.of(
                "A+B",
                InputQuantity.of("A", "10", UncertaintyComponent.of("校准", one).withReference("certificate:1")),
                InputQuantity.of("B", "11", UncertaintyComponent.of("校准", one).withReference("certificate:2")));
        assertThat(remarks(model, first, second))
                .extracting(remark -> remark.arguments().get(1))
                .containsExactly("STD-01");
    }

    @Test
    void declared_factors_and_probabilities_are_checked() {
        // u_c of the model is 21402: relative 0.0025, 0.00115, 0.0002 and 0.03 combined
        assertThat(declared(DeclaredResult.of("712875", "43000", 2, 0.95))).isEmpty();
        assertThat(declared(DeclaredResult.of("712875", "21500", 1, 0.95))).containsExactly(Code.K_ONE_CALLED_95);
        assertThat(declared(DeclaredResult.of("712875", "21500", 2, 0.95))).containsExactly(Code.K_NOT_APPLIED);
        assertThat(declared(DeclaredResult.of("712875", "35400", 1.65, 0.90)))
                .containsExactly(Code.PROBABILITY_BELOW_95);
        assertThat(declared(DeclaredResult.of("712875", "64400", 3, 0.95))).containsExactly(Code.K_NOT_FITTING_DOF);
    }

    @Test
    void k_two_is_refused_for_few_degrees_of_freedom() {
        MeasurementModel model = MeasurementModel.of(
                "A",
                InputQuantity.of(
                        "A",
                        "10",
                        UncertaintyComponent.of("重复性", Distribution.normal(1)).withDof(4)));
        model = model.withOutputs(
                List.of(model.outputs().get(0).withDeclared(DeclaredResult.of("10", "2.0", 2, 0.95))));
        BudgetRemark remark = remarks(model).get(0);
        assertThat(remark.code()).isEqualTo(Code.K_NOT_FITTING_DOF);
        // t for 95 % and 4 degrees of freedom, JCGM 100 table G.2: 2.78
        assertThat(Double.parseDouble(remark.arguments().get(1))).isCloseTo(2.776, within(0.001));
    }

    @Test
    void intervals_and_trials_are_checked() {
        DeclaredResult said = DeclaredResult.of("712875", "43000", 2, 0.95);
        assertThat(declared(said.withInterval(Optional.of(new BigDecimal("669875")), Optional.empty())))
                .containsExactly(Code.INTERVAL_END_MISSING);
        assertThat(declared(said.withInterval(
                        Optional.of(new BigDecimal("755875")), Optional.of(new BigDecimal("669875")))))
                .containsExactly(Code.INTERVAL_INCONSISTENT);
        assertThat(declared(said.withMethod("MC", OptionalLong.of(1000), OptionalLong.of(1))))
                .containsExactly(Code.TOO_FEW_TRIALS);
        assertThat(declared(said.withMethod("蒙特卡洛", OptionalLong.of(200_000), OptionalLong.empty())))
                .containsExactly(Code.TRIALS_OR_SEED_NOT_STATED);
    }

    @Test
    void every_remark_and_problem_has_wording_in_both_languages() {
        for (Language language : Language.values()) {
            Messages messages = Messages.of(language);
            for (Code code : Code.values()) {
                assertThat(messages.keys())
                        .contains("uncertainty.remark." + code.name().toLowerCase(java.util.Locale.ROOT));
            }
            for (EvaluationProblem.Code code : EvaluationProblem.Code.values()) {
                assertThat(messages.keys())
                        .contains("uncertainty.problem." + code.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
    }
}
