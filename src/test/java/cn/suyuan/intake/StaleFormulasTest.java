package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.uncertainty.SubmittedWorkbook.CellIssue;
import cn.suyuan.uncertainty.SubmittedWorkbook.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class StaleFormulasTest {
    private static byte[] factors(double stored) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            var sheet = book.createSheet("因子");
            Row header = sheet.createRow(0);
            Row row = sheet.createRow(1);
            String[] names = {"因子编号", "因子名称", "因子值", "单位", "来源"};
            String[] texts = {"F-1", "电网", "", "kgCO2e/kWh", "某部"};
            for (int i = 0; i < names.length; i++) {
                header.createCell(i).setCellValue(names[i]);
                row.createCell(i).setCellValue(texts[i]);
            }
            Cell value = row.createCell(2);
            value.setCellFormula("2*3");
            value.setCellValue(stored);
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    @Test
    void a_stored_result_that_its_formula_does_not_give_is_listed_with_its_cell() throws Exception {
        assertThat(EvidenceReaderTest.read(Map.of("排放因子.xlsx", factors(7)))
                        .pack()
                        .problems())
                .filteredOn(p -> p.detail().equals("formula_stale"))
                .extracting(ImportProblem::row, ImportProblem::column, ImportProblem::found)
                .containsExactly(tuple(2, "C", "7"));
        assertThat(EvidenceReaderTest.read(Map.of("排放因子.xlsx", factors(6)))
                        .pack()
                        .problems())
                .extracting(ImportProblem::detail)
                .contains("formula")
                .doesNotContain("formula_stale");
    }

    @Test
    void what_hangs_on_todays_date_is_held_against_the_day_that_is_stored() throws Exception {
        for (double stored : new double[] {30, 31}) {
            try (XSSFWorkbook book = new XSSFWorkbook();
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
                Row row = book.createSheet("台账").createRow(0);
                formula(row, 0, "TODAY()", 45_000);
                formula(row, 1, "A1-44970", stored);
                formula(row, 2, "IF(B1>0,1,0)", 1);
                book.write(bytes);
                try (XSSFWorkbook saved = new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
                    WorkbookRecalculation found = new WorkbookRecalculation(saved);
                    found.run();
                    assertThat(found.formulas()).isEqualTo(3);
                    assertThat(found.issues())
                            .extracting(CellIssue::kind, CellIssue::cell)
                            .containsExactlyElementsOf(
                                    stored == 30
                                            ? List.of(tuple(Kind.VOLATILE, "A1"))
                                            : List.of(tuple(Kind.VOLATILE, "A1"), tuple(Kind.STALE, "B1")));
                }
            }
        }
    }

    private static void formula(Row row, int column, String formula, double stored) {
        Cell cell = row.createCell(column);
        cell.setCellFormula(formula);
        cell.setCellValue(stored);
    }

    @Test
    void a_serial_number_is_known_again_in_what_a_spreadsheet_leaves_of_it() {
        assertThat(SpoiledNumbers.isRest("4567", "004567")).isTrue();
        assertThat(SpoiledNumbers.isRest("2.02301E11", "202301048873")).isTrue();
        assertThat(SpoiledNumbers.isRest("123456789012346000", "123456789012345678"))
                .isTrue();
        assertThat(SpoiledNumbers.isRest("123456789012345679", "123456789012345678"))
                .isFalse();
        assertThat(SpoiledNumbers.isRest("4568", "004567")).isFalse();
        assertThat(SpoiledNumbers.isRest("2.02401E11", "202301048873")).isFalse();
    }
}
