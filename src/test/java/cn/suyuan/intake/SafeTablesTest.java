package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class SafeTablesTest {

    private static final List<String> RISKY =
            List.of("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "＠SUM(1)");

    private static final List<String> PLAIN = List.of("", "E05", "-12.5", "+3", "1e-3", "电能表 𠮷", "a=b", "第1行\n第2行");

    @Test
    void what_a_spreadsheet_would_compute_is_known_and_numbers_are_not() {
        assertThat(RISKY).allMatch(SafeTables::risky);
        assertThat(PLAIN).noneMatch(SafeTables::risky);
    }

    @Test
    void no_cell_of_a_csv_begins_like_a_formula() {
        String csv = new String(SafeTables.csv(rows()), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFF").doesNotContain("\"=", "\"+cmd", "\"@", "\"＝", "\"\t");
        assertThat(csv).contains("\"'=1+1\"", "\"-12.5\"", "电能表 𠮷");
    }

    @Test
    void all_cells_of_a_workbook_are_text_with_the_words_unchanged() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(SafeTables.xlsx("不符合项", rows())))) {
            int row = 0;
            for (List<String> expected : rows()) {
                Cell cell = book.getSheetAt(0).getRow(row).getCell(0);
                assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                if (row > 0
                        && SafeTables.risky(expected.get(0))
                        && expected.get(0).startsWith("=")) {
                    assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
                    assertThat(cell.getStringCellValue()).isEqualTo(expected.get(0));
                }
                row++;
            }
        }
    }

    private static List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("描述")));
        RISKY.forEach(text -> rows.add(List.of(text)));
        PLAIN.forEach(text -> rows.add(List.of(text)));
        return rows;
    }
}
