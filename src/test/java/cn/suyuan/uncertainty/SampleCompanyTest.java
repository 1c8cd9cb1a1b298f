package cn.suyuan.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The two footprints of the sample company; expected numbers were computed independently with NumPy. */
class SampleCompanyTest {
    /** Name, activity, relative u of it, factor, relative u of it, distribution of the factor. */
    private static final String[] ROWS = {
        "grid 99856000 0.006 0.5777 0.025 N",
        "pv 6214000 0.0075 0.0520 0.10 N",
        "burnt 6480000 0.0125 2.165 0.02 N",
        "upstream 6480000 0.0125 0.320 0.20 LN",
        "steam 48600 0.02 110 0.06 R",
        "water 512000 0.012 0.26 0.20 LN",
        "diesel 46800 0.005 3.646 0.03 N",
        "cathode 10690000 0.003 8.90 0.11 N",
        "graphite 5390000 0.003 9.80 0.20 LN",
        "electrolyte 6850000 0.003 5.60 0.12 N",
        "copper 2720000 0.003 7.10 0.10 N",
        "foil 1580000 0.003 18.20 0.10 N",
        "can 3490000 0.003 16.90 0.10 N",
        "separator 292000 0.003 8.50 0.15 LN",
        "pvdf 246000 0.003 16.00 0.20 LN",
        "nmp 98000 0.01 4.20 0.15 LN",
        "carbon 190000 0.003 3.50 0.20 LN",
        "transport 10200000 0.05 0.102 0.15 LN",
        "waste 410000 0.01 0.55 0.25 LN"
    };

    static MeasurementModel cells(boolean linked) {
        List<InputQuantity> inputs = new ArrayList<>();
        StringBuilder formula = new StringBuilder("(");
        for (String row : ROWS) {
            String[] part = row.split(" ");
            double factorU = Double.parseDouble(part[4]);
            Distribution factor = switch (part[5]) {
                case "N" -> Distribution.normal(factorU).asRelative();
                case "R" -> Distribution.rectangular(Math.sqrt(3) * factorU).asRelative();
                default -> Distribution.lognormal(factorU);
            };
            inputs.add(InputQuantity.of("F_" + part[0], part[3], UncertaintyComponent.of("因子", factor)));
            formula.append(formula.length() == 1 ? "" : "+").append("A_").append(part[0]);
            formula.append("*F_").append(part[0]);
            inputs.add(InputQuantity.of(
                    "A_" + part[0],
                    part[1],
                    UncertaintyComponent.of(
                            "计量",
                            Distribution.normal(Double.parseDouble(part[2])).asRelative())));
        }
        inputs.add(InputQuantity.of(
                "Q",
                "4856320",
                UncertaintyComponent.of("计数", Distribution.normal(0.002).asRelative())));
        MeasurementModel model = MeasurementModel.of(formula + ")/Q", inputs.toArray(new InputQuantity[0]));
        List<InputCorrelation> correlations = new ArrayList<>();
        correlations.add(new InputCorrelation("A_burnt", "A_upstream", 1));
        if (linked) {
            correlations.add(new InputCorrelation("F_foil", "F_can", 0.9));
        }
        return model.withCorrelations(correlations);
    }

    private static OutputEvaluation evaluate(MeasurementModel model, EvaluationSettings settings) {
        return UncertaintyEvaluator.evaluate(model, settings, EvaluationProgress.silent())
                .main()
                .orElseThrow();
    }

    @Test
    void cell_footprint_agrees_with_the_independent_computation() {
        OutputEvaluation found = evaluate(cells(true), EvaluationSettings.standard());
        assertThat(found.value()).isCloseTo(78.6388, within(5e-5));
        GumEvaluation gum = found.gum().orElseThrow();
        assertThat(gum.standardUncertainty()).isCloseTo(3.7054, within(5e-5));
        MonteCarloEvaluation drawn = found.monteCarlo().orElseThrow();
        assertThat(drawn.mean()).isCloseTo(78.6388, within(0.02));
        assertThat(drawn.standardUncertainty()).isCloseTo(3.7035, within(0.01));
        assertThat(drawn.symmetric().low()).isCloseTo(71.58, within(0.05));
        assertThat(drawn.symmetric().high()).isCloseTo(86.12, within(0.05));
        RelativeUncertainty relative = found.relative().orElseThrow();
        assertThat(relative.longerArm()).isCloseTo(0.0952, within(0.0005));
        assertThat(relative.state()).isEqualTo(RelativeUncertainty.State.WITHIN);
    }

    @Test
    void without_the_link_of_the_aluminium_factors_u_is_smaller() {
        OutputEvaluation found =
                evaluate(cells(false), EvaluationSettings.standard().withMethod(EvaluationMethod.GUM));
        assertThat(found.gum().orElseThrow().standardUncertainty()).isCloseTo(3.5264, within(5e-5));
    }

    @Test
    void pack_footprint_is_over_the_limit_by_its_longer_arm_and_sensitivity_names_the_cause() {
        OutputEvaluation found = evaluate(pack(), EvaluationSettings.standard().withThreads(2));
        assertThat(found.value()).isCloseTo(105.82, within(0.01));
        CoverageInterval interval = found.monteCarlo().orElseThrow().symmetric();
        assertThat(interval.low()).isCloseTo(92.0, within(0.1));
        assertThat(interval.high()).isCloseTo(127.7, within(0.15));
        RelativeUncertainty relative = found.relative().orElseThrow();
        assertThat(relative.largest()).isEqualTo(relative.longerArm()).isCloseTo(0.207, within(0.002));
        assertThat(relative.state()).isEqualTo(RelativeUncertainty.State.ABOVE);
        SensitivityAnalysis study = found.sensitivity().orElseThrow();
        InputSensitivity electronics = study.inputs().get(1);
        assertThat(electronics.total().index()).isGreaterThan(0.6);
        assertThat(electronics.requiredFactor().orElseThrow()).isBetween(0.1, 0.9);
        assertThat(study.commonFactor().orElseThrow()).isCloseTo(0.15 / 0.207, within(0.01));
    }

    private static MeasurementModel pack() {
        return MeasurementModel.of(
                "cells + 0.085*BMS + 0.62*box + 1.10*steel + 0.11*copper + 0.20*plastic + 0.451 + 0.05*coolant",
                InputQuantity.of(
                        "cells",
                        "78.64",
                        UncertaintyComponent.of(
                                "电芯", Distribution.normal(0.0471).asRelative())),
                factor("BMS", "140", 0.65),
                factor("box", "16.9", 0.30),
                factor("steel", "2.35", 0.20),
                factor("copper", "7.1", 0.15),
                factor("plastic", "3.4", 0.25),
                factor("coolant", "6", 0.30));
    }

    private static InputQuantity factor(String symbol, String value, double relative) {
        return InputQuantity.of(symbol, value, UncertaintyComponent.of("因子", Distribution.lognormal(relative)));
    }

    @Test
    void declared_four_point_seven_percent_as_95_percent_is_named_as_k_one() {
        DeclaredResult said = new DeclaredResult(
                Optional.of(new java.math.BigDecimal("78.64")),
                Optional.of(new java.math.BigDecimal("3.70")),
                java.util.OptionalDouble.empty(),
                java.util.OptionalDouble.of(0.95),
                Optional.empty(),
                Optional.empty(),
                Optional.of("GUM"),
                java.util.OptionalLong.empty(),
                java.util.OptionalLong.empty());
        MeasurementModel model = cells(false);
        model = model.withOutputs(List.of(model.outputs().get(0).withDeclared(said)));
        OutputEvaluation found = evaluate(model, EvaluationSettings.standard().withMethod(EvaluationMethod.GUM));
        assertThat(found.remarks()).extracting(BudgetRemark::code).contains(BudgetRemark.Code.K_ONE_CALLED_95);
        assertThat(found.reproduces()).contains(false);
    }
}
