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
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Budgets as companies write them: merged headers, figures as text with units, rows that say nothing. */
class BudgetHardBooksTest {

    @Test
    void headers_of_two_rows_and_full_width_names_are_read() throws IOException {
        Workbook book = new XSSFWorkbook();
        Sheet sheet = book.createSheet("预算表");
        row(sheet, 0, "产品碳足迹标准不确定度评定");
        row(sheet, 1, "数学模型", "Ｅ０４×ＦＧＲＩＤ＋Ｇ");
        row(sheet, 2, "输入量 Xi", "估计值 xi", "单位", "标准不确定度", "", "", "", "灵敏系数 ci", "不确定度分量 |ci|u(xi)");
        row(sheet, 3, "", "", "", "半宽 a", "分布", "除数 k", "u(xi)");
        List.of("A1:I1", "A3:A4", "B3:B4", "C3:C4", "D3:G3", "H3:H4", "I3:I4")
                .forEach(area -> sheet.addMergedRegion(CellRangeAddress.valueOf(area)));
        row(sheet, 4, "Ｅ０４", 100, "kWh", "±0.5", "均匀分布", "√3", "=0.5/SQRT(3)", 0.6, "=ABS(H5)*G5");
        row(sheet, 5, "ＦＧＲＩＤ", 0.6, "kg/kWh", 0.012, "正态", "2", "=D6/2", 100, "=ABS(H6)*G6");
        row(sheet, 6, "Ｇ", 5, "kg", 0.05, "三角", "√6", "=D7/SQRT(6)", 1, "=ABS(H7)*G7");
        row(sheet, 7, "合成标准不确定度 uc(y)", "", "", "", "", "", "", "", "=SQRT(SUMSQ(I5:I7))");
        row(sheet, 8, "测量结果", 65);
        row(sheet, 9, "U=1.3 kg (k=2), p=95%");
        SubmittedWorkbook read = read(book);
        assertThat(read.issues()).isEmpty();
        OutputEvaluation own = evaluated(read);
        // 0.6*0.5/sqrt(3), 100*0.012/2, 0.05/sqrt(6): by hand
        assertThat(own.gum().orElseThrow().standardUncertainty())
                .isCloseTo(Math.sqrt(0.03 + 0.36 + 0.0025 / 6), within(1e-9));
        assertThat(own.output().declared().orElseThrow().coverageFactor()).hasValue(2);
        assertThat(own.output().declared().orElseThrow().coverageProbability()).hasValue(0.95);
        assertThat(own.reproduces()).contains(true);
    }

    @Test
    void figures_with_units_constants_and_the_row_of_the_result_are_told_apart() throws IOException {
        Workbook book = new XSSFWorkbook();
        Sheet sheet = book.createSheet("Budget");
        row(
                sheet,
                0,
                "quantity Xi",
                "estimate xi",
                "standard uncertainty u(xi)",
                "probability distribution",
                "sensitivity coefficient ci",
                "uncertainty contribution ui(l)");
        row(sheet, 1, "lS", "50.000 02 mm", "15.0 nm", "normal", "1.0", "15.0 nm");
        row(sheet, 2, "L", "50 mm", "-", "-", "0", "-");
        row(sheet, 3, "δl", "-0.000 03 mm", "(20.0 ± 0.1) nm", "normal", "1.0", "20.0 nm");
        row(sheet, 4, "lX", "49.999 99 mm", "", "", "", "30.0 nm");
        row(sheet, 6, "k =", 2);
        row(sheet, 7, "U =", "50 nm");
        SubmittedWorkbook read = read(book);
        assertThat(read.issues()).extracting(CellIssue::kind).containsExactly(Kind.COMBINED);
        OutputEvaluation own = evaluated(read);
        assertThat(own.gum().orElseThrow().standardUncertainty()).isCloseTo(25, within(1e-9));
        // in the unit of the uncertainties: 49.99999 mm
        assertThat(own.value()).isCloseTo(49_999_990, within(1e-3));
        assertThat(own.reproduces()).contains(true);
    }

    @Test
    void a_row_whose_uncertainty_cannot_be_read_is_named_and_ends_nothing() throws IOException {
        Workbook book = new HSSFWorkbook();
        Sheet sheet = book.createSheet("S1");
        row(sheet, 0, "不确定度来源", "符号", "数值", "扩展不确定度", "灵敏系数", "不确定度分量");
        row(sheet, 1, "电能表校准", "E", 100, "U=0.6%（k=2）", 1, "=C2*0.003*E2");
        row(sheet, 2, "因子", "F", 2, "±5%", 50, "");
        row(sheet, 3, "附件", "q", 1, "见附件", 1, "");
        row(sheet, 4, "采样", "s", 0, "U=0.2, k=2", 1, "=0.1*E5");
        SubmittedWorkbook read = read(book);
        assertThat(read.issues(Kind.ROW_UNREAD)).extracting(CellIssue::cell).containsExactly("D3", "D4");
        // without those rows it would be another budget
        assertThat(read.model()).isEmpty();
        sheet.removeRow(sheet.getRow(2));
        row(sheet, 2, "校准", "F", 2, "±5% (k=2)", 50, "=50*0.05*2/2");
        row(sheet, 3, "附件", "q", 1, "不适用", 1, "");
        OutputEvaluation own = evaluated(read(book));
        assertThat(own.gum().orElseThrow().standardUncertainty())
                .isCloseTo(Math.sqrt(0.09 + 6.25 + 0.01), within(1e-9));
    }

    @Test
    void a_budget_of_percentages_is_relative_to_its_result() throws IOException {
        Workbook book = new XSSFWorkbook();
        Sheet sheet = book.createSheet("S1");
        row(sheet, 0, "输入量", "估计值", "相对标准不确定度", "灵敏系数", "不确定度分量");
        row(sheet, 1, "E", 1000, "3%", 1, "3%");
        row(sheet, 2, "F", 0.5, "4%", 1, "4%");
        row(sheet, 4, "测量结果", 500);
        row(sheet, 5, "扩展不确定度 U=10%, k=2");
        OutputEvaluation own = evaluated(read(book));
        assertThat(own.value()).isEqualTo(500);
        assertThat(own.gum().orElseThrow().standardUncertainty()).isCloseTo(25, within(1e-9));
        assertThat(own.reproduces()).contains(true);
    }

    @Test
    void units_that_do_not_go_together_leave_the_budget_open() throws IOException {
        Workbook book = new XSSFWorkbook();
        Sheet sheet = book.createSheet("S1");
        row(sheet, 0, "输入量", "估计值", "标准不确定度");
        row(sheet, 1, "E", "1000 kWh", "3 kg");
        SubmittedWorkbook read = read(book);
        assertThat(read.issues(Kind.ROW_UNITS)).hasSize(1);
        assertThat(read.model()).isEmpty();
    }

    @Test
    void a_product_whose_coefficients_lie_in_its_model_is_not_held_against_the_sum_of_its_rows() throws IOException {
        Workbook book = new XSSFWorkbook();
        Sheet sheet = book.createSheet("预算表");
        row(sheet, 0, "数学模型", "E*F");
        row(sheet, 1, "输入量 Xi", "估计值 xi", "标准不确定度 u(xi)");
        row(sheet, 2, "E", 100, 1);
        row(sheet, 3, "F", 0.6, 0.008);
        row(sheet, 4, "合成标准不确定度 uc(y)", "", 1);
        row(sheet, 5, "测量结果", 60);
        row(sheet, 6, "U=2.0 (k=2)");
        SubmittedWorkbook read = read(book);
        assertThat(read.issues()).isEmpty();
        assertThat(evaluated(read).reproduces()).contains(true);
    }

    @Test
    void a_text_of_more_than_one_number_is_none() {
        assertThat(List.of("0,5", "0.5~1.0", "10-20", "1,2345", "2024-05-01"))
                .allSatisfy(text -> assertThat(BudgetFigure.read(text)).isEmpty());
        assertThat(BudgetFigure.read("1,234.5 kg").orElseThrow().value()).isEqualTo(1234.5);
    }

    @Test
    void two_numbers_typed_over_formulas_and_a_deeply_hidden_sheet_are_named() throws IOException {
        XSSFWorkbook book = new XSSFWorkbook();
        Sheet sheet = book.createSheet("S1");
        row(sheet, 0, "输入量", "估计值", "标准不确定度", "灵敏系数", "不确定度分量");
        for (int i = 1; i <= 8; i++) {
            row(
                    sheet,
                    i,
                    "X" + i,
                    10 * i,
                    0.1 * i,
                    2,
                    i == 4 || i == 5 ? (Object) 0.01 : "=C" + (i + 1) + "*D" + (i + 1));
        }
        row(sheet, 9, "X9", 10, 0.1, 2, "0.02");
        book.createSheet("旧版");
        book.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
        Cell linked = sheet.createRow(12).createCell(0);
        ((XSSFCell) linked).getCTCell().addNewF().setStringValue("[1]!Factor");
        SubmittedWorkbook read = read(book);
        assertThat(read.issues(Kind.TYPED_OVER)).extracting(CellIssue::cell).containsExactly("E5", "E6", "E10");
        assertThat(read.issues(Kind.VERY_HIDDEN_SHEET)).hasSize(1);
        assertThat(read.issues(Kind.EXTERNAL_LINK)).extracting(CellIssue::cell).containsExactly("A13");
    }

    private static void row(Sheet sheet, int index, Object... values) {
        Row row = sheet.createRow(index);
        for (int i = 0; i < values.length; i++) {
            Cell cell = row.createCell(i);
            if (values[i] instanceof Number number) {
                cell.setCellValue(number.doubleValue());
            } else if (values[i].toString().startsWith("=")) {
                cell.setCellFormula(values[i].toString().substring(1));
            } else if (!values[i].toString().isEmpty()) {
                cell.setCellValue(values[i].toString());
            }
        }
    }

    private static SubmittedWorkbook read(Workbook book) throws IOException {
        for (Sheet sheet : book) {
            sheet.forEach(row -> row.forEach(cell -> evaluate(book, cell)));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        return BudgetWorkbook.read(out.toByteArray(), "b.xlsx", Map.of());
    }

    private static void evaluate(Workbook book, Cell cell) {
        boolean own = cell.getCellType() == org.apache.poi.ss.usermodel.CellType.FORMULA
                && !cell.getCellFormula().contains("[");
        if (own) {
            book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell);
        }
    }

    private static OutputEvaluation evaluated(SubmittedWorkbook read) {
        EvaluationSettings settings = EvaluationSettings.standard().withMethod(EvaluationMethod.GUM);
        return UncertaintyEvaluator.evaluate(read.model().orElseThrow(), settings, EvaluationProgress.silent())
                .main()
                .orElseThrow();
    }
}
