package cn.suyuan.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.uncertainty.BudgetRemark.Code;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitCheckTest {

    @Test
    void units_that_work_out_are_not_remarked() {
        assertThat(codes(
                        "(E*f + G*g)/Q",
                        "kgCO2e/kWh",
                        "E kWh",
                        "f kgCO2e/kWh",
                        "G Nm3(20°C)",
                        "g kg/Nm³(20℃)",
                        "Q kWh"))
                .isEmpty();
        assertThat(codes("d*1000*f", "kg", "d t", "f kg/kg")).isEmpty();
        assertThat(codes("L*(1+a*(t-20))", "mm", "L mm", "a 1/K", "t ℃")).isEmpty();
        assertThat(codes("sqrt(a^2+b^2)", "V", "a V", "b V")).isEmpty();
        assertThat(codes("x*exp(-t/T)", "kg", "x kg", "t s", "T s")).isEmpty();
        assertThat(codes("a+b", "", "a ", "b kWh")).isEmpty();
    }

    @Test
    void energies_of_unlike_size_are_told_apart() {
        assertThat(remarks("a+b", "kWh", "a kWh", "b MWh")).anySatisfy(r -> {
            assertThat(r.code()).isEqualTo(Code.UNIT_SIZE);
            assertThat(r.arguments()).containsExactly("kWh", "MWh", "1000");
        });
        assertThat(codes("a*f+b*f", "kg", "a kWh", "b GJ", "f kg/kWh")).contains(Code.UNIT_SIZE);
    }

    @Test
    void gas_at_0_and_at_20_degrees_is_told_apart() {
        assertThat(codes("a+b", "", "a Nm3(0℃)", "b Nm³（20℃）")).containsExactly(Code.UNIT_MISMATCH);
        assertThat(codes("a*f", "kg", "a Nm³", "f kg/Nm3(20℃)"))
                .containsExactlyInAnyOrder(Code.UNIT_REFERENCE_OPEN, Code.UNIT_OF_RESULT);
    }

    @Test
    void wrong_kinds_arguments_and_results_are_named() {
        assertThat(codes("a+b", "", "a kWh", "b kg")).containsExactly(Code.UNIT_MISMATCH);
        assertThat(codes("exp(a)", "", "a kWh")).containsExactly(Code.UNIT_NOT_PURE);
        assertThat(codes("a*f", "kg", "a MWh", "f kg/kWh")).containsExactly(Code.UNIT_OF_RESULT);
        assertThat(codes("a*(1-p)", "kWh", "a kWh", "p %")).containsExactly(Code.UNIT_OF_RESULT);
    }

    private static List<Code> codes(String formula, String unit, String... inputs) {
        return remarks(formula, unit, inputs).stream().map(BudgetRemark::code).toList();
    }

    private static List<BudgetRemark> remarks(String formula, String unit, String... inputs) {
        List<InputQuantity> quantities = new ArrayList<>();
        for (String input : inputs) {
            String[] parts = input.split(" ", 2);
            quantities.add(InputQuantity.of(parts[0], "2", UncertaintyComponent.of("u", Distribution.normal(0.01)))
                    .withUnit(parts[1]));
        }
        MeasurementModel model =
                new MeasurementModel(List.of(OutputQuantity.of("y", formula).withUnit(unit)), quantities, List.of());
        return UncertaintyEvaluator.evaluate(
                        model,
                        EvaluationSettings.standard().withMethod(EvaluationMethod.GUM),
                        EvaluationProgress.silent())
                .main()
                .orElseThrow()
                .remarks()
                .stream()
                .filter(r -> r.code().name().startsWith("UNIT_"))
                .toList();
    }
}
