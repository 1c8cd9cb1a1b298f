package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.suyuan.uncertainty.EvaluationMethod;
import cn.suyuan.uncertainty.EvaluationProgress;
import cn.suyuan.uncertainty.EvaluationSettings;
import cn.suyuan.uncertainty.OutputEvaluation;
import cn.suyuan.uncertainty.SubmittedWorkbook;
import cn.suyuan.uncertainty.SubmittedWorkbook.CellIssue;
import cn.suyuan.uncertainty.SubmittedWorkbook.Kind;
import cn.suyuan.uncertainty.UncertaintyEvaluator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class BudgetWorkbookTest {

    @Test
    void an_honest_budget_of_jjf_1059_reads_and_reproduces() throws IOException {
        for (Workbook book : List.of(new XSSFWorkbook(), new HSSFWorkbook())) {
            SubmittedWorkbook read = BudgetWorkbook.read(bytes(budget(book)), "b.xlsx", Map.of());
            assertThat(read.issues()).isEmpty();
            assertThat(read.formulas()).isEqualTo(12);
            assertThat(read.agreeing()).isEqualTo(12);
            OutputEvaluation own = evaluated(read);
            // 0.5*0.1/2, 2*0.03/sqrt(3), 1*0.04: by hand
            assertThat(own.gum().orElseThrow().standardUncertainty())
                    .isCloseTo(Math.sqrt(0.025 * 0.025 + 4 * 0.0003 + 0.0016), within(1e-12));
            assertThat(own.gum().orElseThrow().effectiveDof().orElseThrow())
                    .isCloseTo(Math.pow(0.003425, 2) / (0.0016 * 0.0016 / 9), within(1e-6));
            assertThat(own.reproduces()).contains(true);
        }
    }

    @Test
    void a_result_that_its_formula_does_not_give_is_named_with_its_cell() throws IOException {
        assertThat(issues(sheet ->
                        ((XSSFCell) sheet.getRow(8).getCell(1)).getCTCell().setV("0.04")))
                .singleElement()
                .satisfies(issue -> {
                    assertThat(issue.kind()).isEqualTo(Kind.STALE);
                    assertThat(issue.cell()).isEqualTo("B9");
                    assertThat(issue.shown()).isEqualTo("0.04");
                    assertThat(issue.computed()).startsWith("0.0585");
                });
    }

    @Test
    void a_number_between_formulas_is_named() throws IOException {
        assertThat(issues(sheet -> {
                    sheet.getRow(3).getCell(7).removeFormula();
                    sheet.getRow(3).getCell(7).setCellValue(0.01);
                }))
                .extracting(CellIssue::kind)
                .contains(Kind.TYPED_OVER, Kind.ROW_CONTRIBUTION, Kind.STALE);
    }

    @Test
    void hidden_parts_and_links_to_other_files_are_named() throws IOException {
        assertThat(issues(sheet -> {
                    sheet.getRow(3).setZeroHeight(true);
                    sheet.setColumnHidden(4, true);
                    sheet.getWorkbook()
                            .createSheet("另一张")
                            .createRow(0)
                            .createCell(0)
                            .setCellValue(1);
                    sheet.getWorkbook().setSheetHidden(1, true);
                }))
                .extracting(CellIssue::kind)
                .containsExactlyInAnyOrder(Kind.HIDDEN_ROWS, Kind.HIDDEN_COLUMNS, Kind.HIDDEN_SHEET);
    }

    @Test
    void functions_that_the_library_lacks_are_computed_and_unknown_ones_are_no_mismatch() throws IOException {
        XSSFWorkbook book = new XSSFWorkbook();
        Row row = book.createSheet().createRow(0);
        String[] formulas = {
            "TINV(0.05,3)", "_xlfn.T.INV.2T(0.05,12.9)", "CONFIDENCE(0.05,2,4)", "CHIINV(0.05,10)", "NOSUCH(1)"
        };
        String[] shown = {"3.182446305", "2.178812830", "1.959963985", "18.30703805", "5"};
        for (int i = 0; i < formulas.length; i++) {
            XSSFCell cell = (XSSFCell) row.createCell(i);
            cell.setCellFormula(formulas[i]);
            cell.getCTCell().setV(shown[i]);
        }
        SubmittedWorkbook read = BudgetWorkbook.read(bytes(book), "f.xlsx", Map.of());
        assertThat(read.agreeing()).isEqualTo(4);
        assertThat(read.issues()).extracting(CellIssue::kind).containsExactly(Kind.NOT_COMPUTABLE, Kind.NO_BUDGET);
    }

    @Test
    void what_is_no_workbook_is_said_and_never_thrown() {
        assertThat(BudgetWorkbook.read(new byte[] {1, 2, 3}, "x.xlsx", Map.of()).issues(Kind.UNREADABLE))
                .hasSize(1);
    }

    @Test
    void english_headers_and_headers_that_are_mapped_are_read() throws IOException {
        XSSFWorkbook book = new XSSFWorkbook();
        Sheet sheet = book.createSheet();
        fill(
                sheet,
                0,
                "Quantity Xi",
                "Estimate xi",
                "u value",
                "Probability distribution",
                "Sensitivity coefficient ci");
        fill(sheet, 1, "a", 10.0, 0.1, "normal", 3.0);
        fill(sheet, 2, "b", 5.0, 0.2, "rectangular", -1.0);
        fill(sheet, 3, "Expanded uncertainty U", 0.72);
        assertThat(BudgetWorkbook.read(bytes(book), "e.xlsx", Map.of()).budget())
                .isEmpty();
        SubmittedWorkbook read = BudgetWorkbook.read(bytes(book), "e.xlsx", Map.of("u value", "STANDARD"));
        assertThat(evaluated(read).gum().orElseThrow().standardUncertainty())
                .isCloseTo(Math.sqrt(0.09 + 0.04), within(1e-12));
    }

    private static OutputEvaluation evaluated(SubmittedWorkbook read) {
        return UncertaintyEvaluator.evaluate(
                        read.model().orElseThrow(),
                        EvaluationSettings.standard().withMethod(EvaluationMethod.GUM),
                        EvaluationProgress.silent())
                .main()
                .orElseThrow();
    }

    private static List<CellIssue> issues(Consumer<Sheet> spoil) throws IOException {
        Workbook book = budget(new XSSFWorkbook());
        spoil.accept(book.getSheetAt(0));
        return BudgetWorkbook.read(bytes(book), "b.xlsx", Map.of()).issues();
    }

    /** Three inputs as JJF 1059.1 lays them out, computed and stored as a spreadsheet would. */
    private static Workbook budget(Workbook book) {
        Sheet sheet = book.createSheet("不确定度");
        fill(sheet, 0, "测量结果 y", 25.0);
        fill(
                sheet,
                1,
                "序号",
                "不确定度来源",
                "输入量符号",
                "分布",
                "半宽/扩展",
                "包含因子 k",
                "标准不确定度 u(xi)",
                "不确定度分量 ci·u(xi)",
                "灵敏系数 ci",
                "自由度 νi");
        fill(sheet, 2, 1.0, "标准器", "x1", "正态", 0.1, 2.0, "=E3/F3", "=ABS(I3)*G3", 0.5);
        fill(sheet, 3, 2.0, "分辨力", "x2", "均匀", 0.03, "=SQRT(3)", "=E4/F4", "=ABS(I4)*G4", 2.0);
        fill(sheet, 4, 3.0, "重复性", "x3", "正态", 0.04, 1.0, "=E5/F5", "=ABS(I5)*G5", 1.0, 9.0);
        sheet.getRow(1).getCell(4).setCellValue("半宽");
        fill(sheet, 6, "合成标准不确定度", "=SQRT(SUMSQ(H3:H5))");
        fill(sheet, 7, "有效自由度", "=B7^4/(H5^4/J5)");
        fill(sheet, 8, "合成 uc", "=B7");
        fill(sheet, 9, "扩展不确定度 U", "=B11*B7");
        fill(sheet, 10, "包含因子", "=TINV(0.05,INT(B8))");
        fill(sheet, 11, "包含概率", 0.95);
        new WorkbookRecalculation(book);
        var evaluator = book.getCreationHelper().createFormulaEvaluator();
        for (Row row : sheet) {
            for (Cell cell : row) {
                evaluator.evaluateFormulaCell(cell);
            }
        }
        return book;
    }

    private static void fill(Sheet sheet, int index, Object... values) {
        Row row = sheet.createRow(index);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Double number) {
                row.createCell(i).setCellValue(number);
            } else if (values[i].toString().startsWith("=")) {
                row.createCell(i).setCellFormula(values[i].toString().substring(1));
            } else {
                row.createCell(i).setCellValue(values[i].toString());
            }
        }
    }

    private static byte[] bytes(Workbook book) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        return out.toByteArray();
    }
}
