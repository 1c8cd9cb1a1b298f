package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.suyuan.uncertainty.Distribution;
import cn.suyuan.uncertainty.EvaluationMethod;
import cn.suyuan.uncertainty.EvaluationProgress;
import cn.suyuan.uncertainty.EvaluationSettings;
import cn.suyuan.uncertainty.GumEvaluation;
import cn.suyuan.uncertainty.InputCorrelation;
import cn.suyuan.uncertainty.InputQuantity;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.SubmittedWorkbook;
import cn.suyuan.uncertainty.UncertaintyComponent;
import cn.suyuan.uncertainty.UncertaintyEvaluation;
import cn.suyuan.uncertainty.UncertaintyEvaluator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class BudgetWorkbookWriterTest {
    private static final List<String> HEADERS = List.of(
            "预算",
            "输入量",
            "估计值",
            "单位",
            "分布",
            "标准不确定度",
            "自由度",
            "灵敏系数",
            "不确定度分量",
            "占比",
            "占比2",
            "合成标准不确定度",
            "包含因子 k",
            "扩展不确定度 U",
            "相对",
            "有效自由度");

    private static final MeasurementModel MODEL = MeasurementModel.of(
            "a*b",
            InputQuantity.of("a", "10", UncertaintyComponent.of("u", Distribution.normal(0.1))),
            InputQuantity.of("b", "3", UncertaintyComponent.of("u", Distribution.normal(0.05))));

    @Test
    void the_formulas_compute_to_the_engines_result_and_follow_a_change() throws IOException {
        for (MeasurementModel model :
                List.of(MODEL, MODEL.withCorrelations(List.of(new InputCorrelation("a", "b", 0.5))))) {
            UncertaintyEvaluation own = evaluate(model);
            GumEvaluation gum = own.main().orElseThrow().gum().orElseThrow();
            byte[] written = BudgetWorkbookWriter.write(own, HEADERS, java.util.function.UnaryOperator.identity());
            try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(written))) {
                Sheet sheet = book.getSheetAt(0);
                var evaluator = book.getCreationHelper().createFormulaEvaluator();
                assertThat(sheet.getRow(5).getCell(1).getCellType()).isEqualTo(CellType.FORMULA);
                assertThat(evaluator.evaluate(sheet.getRow(5).getCell(1)).getNumberValue())
                        .isCloseTo(gum.standardUncertainty(), within(1e-12));
                assertThat(evaluator.evaluate(sheet.getRow(7).getCell(1)).getNumberValue())
                        .isCloseTo(gum.expandedUncertainty(), within(1e-12));
                sheet.getRow(2).getCell(4).setCellValue(0.2);
                evaluator.clearAllCachedResultValues();
                assertThat(evaluator.evaluate(sheet.getRow(2).getCell(7)).getNumberValue())
                        .isCloseTo(0.6, within(1e-12));
            }
        }
    }

    @Test
    void what_is_written_is_read_back_as_an_honest_budget() {
        SubmittedWorkbook read = BudgetWorkbook.read(
                BudgetWorkbookWriter.write(evaluate(MODEL), HEADERS, java.util.function.UnaryOperator.identity()),
                "own.xlsx",
                Map.of());
        assertThat(read.issues()).isEmpty();
        assertThat(read.model().orElseThrow().inputs()).hasSize(2);
        assertThat(evaluate(read.model().orElseThrow()).main().orElseThrow().reproduces())
                .contains(true);
    }

    private static UncertaintyEvaluation evaluate(MeasurementModel model) {
        return UncertaintyEvaluator.evaluate(
                model, EvaluationSettings.standard().withMethod(EvaluationMethod.GUM), EvaluationProgress.silent());
    }
}
