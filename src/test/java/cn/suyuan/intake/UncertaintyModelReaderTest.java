package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.uncertainty.BudgetRemark;
import cn.suyuan.uncertainty.DeclaredResult;
import cn.suyuan.uncertainty.EvaluationProgress;
import cn.suyuan.uncertainty.EvaluationSettings;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.OutputEvaluation;
import cn.suyuan.uncertainty.OutputQuantity;
import cn.suyuan.uncertainty.RelativeUncertainty;
import cn.suyuan.uncertainty.UncertaintyEvaluator;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class UncertaintyModelReaderTest {
    private static final String GOOD = """
        {"model": "电量*F1/P",
         "result": {"name": "碳足迹", "unit": "kgCO2e/t",
           "declared": {"value": 78.40, "expanded_uncertainty": 6.4, "coverage_factor": 2,
                        "coverage_probability": 0.95, "interval": [72.0, null], "method": "GUM", "trials": null}},
         "inputs": [
           {"symbol": "电量", "ref": "activity:A-001", "value": 1250.00, "unit": "kWh", "bounds": {"lower": 0},
            "components": [
              {"name": "校准", "ref": "certificate:X", "distribution": "normal", "expanded": 0.005, "k": 2, "relative": true, "dof": 12},
              {"name": "采样", "not_applicable": "累积读数"}]},
           {"symbol": "F1", "value": 0.5703, "components": [{"name": "因子", "distribution": "lognormal", "relative_standard": 0.03}]},
           {"symbol": "P", "value": 9}],
         "correlations": [{"a": "电量", "b": "F1", "r": 0.3}]}
        """;

    private static UncertaintyModelReading read(String text) {
        return UncertaintyModelReader.read(text.getBytes(StandardCharsets.UTF_8), "data/uncertainty.json");
    }

    @Test
    void problems_are_worded_with_file_line_field_and_what_was_read() {
        UncertaintyModelReading reading = read(GOOD.replace("\"value\": 9", "\"value\": \"neun\""));
        assertThat(reading.problems()).hasSize(1).allSatisfy(problem -> {
            String worded = cn.suyuan.text.Messages.of(cn.suyuan.text.Language.ZH)
                    .text("intake.problem." + problem.detail(), problem.arguments());
            assertThat(worded)
                    .contains("data/uncertainty.json", "inputs[2].value", "neun")
                    .doesNotContain("{");
        });
    }

    @Test
    void a_good_model_is_read_with_its_digits() {
        UncertaintyModelReading reading = read(GOOD);
        assertThat(reading.problems()).isEmpty();
        MeasurementModel model = reading.model().orElseThrow();
        OutputQuantity output = model.outputs().get(0);
        assertThat(output.title()).isEqualTo("碳足迹");
        DeclaredResult declared = output.declared().orElseThrow();
        assertThat(declared.value().orElseThrow().toPlainString()).isEqualTo("78.40");
        assertThat(declared.intervalLow()).isPresent();
        assertThat(declared.intervalHigh()).isEmpty();
        assertThat(declared.trials()).isEmpty();
        assertThat(model.inputs().get(0).value().toPlainString()).isEqualTo("1250.00");
        assertThat(model.inputs().get(0).lowerBound()).isZero();
        assertThat(model.inputs().get(0).components().get(0).dof()).isEqualTo(12);
        assertThat(model.inputs().get(0).effectiveComponents()).hasSize(1);
        assertThat(model.correlations()).hasSize(1);
    }

    @Test
    void several_outputs_are_read() {
        MeasurementModel model =
                read("{\"models\": {\"Y1\": \"a\", \"Y2\": \"2*a\"}, \"inputs\": [{\"symbol\": \"a\", \"value\": 1}]}")
                        .model()
                        .orElseThrow();
        assertThat(model.outputs()).extracting(OutputQuantity::symbol).containsExactly("Y1", "Y2");
    }

    @Test
    void a_key_that_stands_twice_is_told_with_its_line() {
        ImportProblem problem = read("{\"model\": \"a\",\n\"model\": \"b\", \"inputs\": []}")
                .problems()
                .get(0);
        assertThat(problem.code()).isEqualTo(ImportProblem.Code.DUPLICATE);
        assertThat(problem.row()).isEqualTo(2);
        assertThat(problem.column()).isEqualTo("model");
    }

    @Test
    void an_unknown_distribution_is_told_and_the_evaluation_refuses_it() {
        UncertaintyModelReading reading = read(GOOD.replace("lognormal", "loggaussian"));
        assertThat(reading.problems())
                .extracting(ImportProblem::column)
                .containsExactly("inputs[1].components[0].distribution");
        assertThat(UncertaintyEvaluator.evaluate(
                                reading.model().orElseThrow(),
                                EvaluationSettings.standard(),
                                EvaluationProgress.silent())
                        .outputs())
                .isEmpty();
    }

    @Test
    void numbers_beyond_any_quantity_are_refused() {
        assertThat(read(GOOD.replace("0.5703", "1e999999999")).problems())
                .extracting(ImportProblem::code)
                .contains(ImportProblem.Code.RANGE);
    }

    @Test
    void a_gb18030_file_is_read_and_told() {
        UncertaintyModelReading reading =
                UncertaintyModelReader.read(GOOD.getBytes(Charset.forName("GB18030")), "data/uncertainty.json");
        assertThat(reading.model().orElseThrow().inputs().get(0).symbol()).isEqualTo("电量");
        assertThat(reading.problems()).extracting(ImportProblem::code).containsExactly(ImportProblem.Code.ENCODING);
    }

    @Test
    void no_bytes_make_the_reader_throw() {
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(5);
        for (int round = 0; round < 3_000; round++) {
            byte[] changed = good.clone();
            for (int i = 0; i < 3; i++) {
                changed[random.nextInt(changed.length)] = (byte) "{}[]\",:0e-9\u0000n".charAt(random.nextInt(13));
            }
            assertThatCode(() -> UncertaintyModelReader.read(changed, "f")).doesNotThrowAnyException();
        }
        assertThatCode(() -> read("[".repeat(100_000))).doesNotThrowAnyException();
        assertThatCode(() -> read("")).doesNotThrowAnyException();
    }

    /** The clean example pack: the declared result must reproduce, and no line may be called wrong. */
    @Test
    void the_clean_pack_reproduces_without_defects() throws IOException {
        Path file = Path.of("..", "shared", "reference", "pack-min", "pack", "data", "uncertainty.json");
        Assumptions.assumeTrue(Files.exists(file), "the example pack is not beside the project");
        UncertaintyModelReading reading =
                UncertaintyModelReader.read(Files.readAllBytes(file), "data/uncertainty.json");
        assertThat(reading.problems()).isEmpty();
        OutputEvaluation found = UncertaintyEvaluator.evaluate(
                        reading.model().orElseThrow(), EvaluationSettings.standard(), EvaluationProgress.silent())
                .main()
                .orElseThrow();
        assertThat(found.value()).isCloseTo(902.1, within(0.1));
        assertThat(found.reproduces()).contains(true);
        assertThat(found.relative().orElseThrow().state()).isEqualTo(RelativeUncertainty.State.WITHIN);
        assertThat(found.remarks()).noneMatch(remark -> remark.weight() == BudgetRemark.Weight.DEFECT);
    }
}
