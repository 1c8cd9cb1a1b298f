package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.evidence.ImportProblem;
import java.io.ByteArrayOutputStream;
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
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, "C", "7"));
        assertThat(EvidenceReaderTest.read(Map.of("排放因子.xlsx", factors(6)))
                        .pack()
                        .problems())
                .extracting(ImportProblem::detail)
                .contains("formula")
                .doesNotContain("formula_stale");
    }

    @Test
    void a_serial_number_is_known_again_in_what_a_spreadsheet_leaves_of_it() {
        assertThat(SpoiledNumbers.isRest("4567", "004567")).isTrue();
        assertThat(SpoiledNumbers.isRest("2.02301E11", "202301048873")).isTrue();
        assertThat(SpoiledNumbers.isRest("123456789012346000", "123456789012345678"))
                .isTrue();
        assertThat(SpoiledNumbers.isRest("4568", "004567")).isFalse();
        assertThat(SpoiledNumbers.isRest("2.02401E11", "202301048873")).isFalse();
    }
}
