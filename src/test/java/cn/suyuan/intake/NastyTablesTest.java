package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.ImportedCase;
import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.ledger.MeasuringInstrument;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as companies really send them. */
class NastyTablesTest {
    private static final String HEADER = "管理编号,计量器具名称,型号规格,准确度等级,出厂编号,生产厂家,安装地点,检定日期,倍率\n";

    private static String row(int number) {
        return "E" + number + ",电能表,DTZ,0.5S," + (1000 + number) + ",某厂,车间,2025-03-01,1\n";
    }

    private static ImportedCase read(String name, byte[] bytes) throws Exception {
        return EvidenceReaderTest.read(Map.of(name, bytes));
    }

    private static ImportedCase read(String csv) throws Exception {
        return read("台账.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private static List<MeasuringInstrument> instruments(ImportedCase imported) {
        return imported.ledger().ledger().instruments();
    }

    private static List<String> details(ImportedCase imported) {
        return imported.pack().ledgerProblems().stream()
                .map(ImportProblem::detail)
                .toList();
    }

    @Test
    void a_word_to_the_spreadsheet_program_names_the_separator_and_is_no_row() throws Exception {
        ImportedCase imported = read("sep=;\r\n" + (HEADER + row(1)).replace(',', ';'));

        assertThat(instruments(imported)).hasSize(1);
        assertThat(details(imported)).contains("separator").doesNotContain("rows_above_header");
    }

    @Test
    void a_line_with_another_separator_is_split_where_its_columns_agree_and_said() throws Exception {
        ImportedCase imported = read(HEADER + row(1) + row(2).replace(',', ';') + row(3));

        assertThat(instruments(imported))
                .extracting(MeasuringInstrument::instrumentNo)
                .containsExactly("E1", "E2", "E3");
        assertThat(imported.pack().ledgerProblems())
                .filteredOn(p -> p.detail().equals("separator_mixed"))
                .extracting(ImportProblem::row)
                .containsExactly(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF", "\u200B", "\u0000", "\u2060"})
    void characters_that_nobody_sees_change_no_number_and_are_said(String unseen) throws Exception {
        ImportedCase imported = read(HEADER + unseen + row(1) + row(2));

        assertThat(instruments(imported).get(0).instrumentNo()).isEqualTo("E1");
        assertThat(instruments(imported).get(0).row().cells().get("instrument_no"))
                .isEqualTo(unseen + "E1");
        assertThat(details(imported)).contains("invisible_characters");
    }

    @Test
    void trailing_commas_and_empty_lines_are_nothing() throws Exception {
        ImportedCase imported =
                read((HEADER + row(1) + "\n" + row(2)).replace("\n", ",,,,\n").replace("\n,,,,\n", "\n,,,,,,,\n"));

        assertThat(instruments(imported)).hasSize(2);
    }

    @Test
    void old_mac_line_ends_are_line_ends() throws Exception {
        assertThat(instruments(read((HEADER + row(1) + row(2)).replace('\n', '\r'))))
                .hasSize(2);
    }

    @Test
    void a_file_of_no_bytes_is_called_empty() throws Exception {
        assertThat(details(read("台账.csv", new byte[0]))).contains("table_empty");
        assertThat(details(read("台账.xlsx", new byte[0]))).contains("table_empty");
    }

    @Test
    void a_web_page_called_a_workbook_is_read_with_its_spans() throws Exception {
        String page = "<html><body><table><tr><td colspan=9>某公司台账</td></tr><tr>"
                + cells(HEADER)
                + "</tr><tr>"
                + cells(row(1)).replaceFirst("<td>E1</td>", "<td>E1&nbsp;</td>")
                + "</tr><tr>"
                + cells(row(2))
                + "</tr></table></body></html>";

        ImportedCase imported = read("台账.xls", page.getBytes(Charset.forName("GB18030")));

        assertThat(instruments(imported))
                .extracting(MeasuringInstrument::instrumentNo)
                .containsExactly("E1", "E2");
        assertThat(details(imported)).contains("html_as_workbook");
    }

    private static String cells(String line) {
        StringBuilder cells = new StringBuilder();
        for (String cell : line.strip().split(",")) {
            cells.append("<td>").append(cell).append("</td>");
        }
        return cells.toString();
    }

    @Test
    void a_workbook_with_a_password_is_said_to_have_one() throws Exception {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            book.createSheet("台账").createRow(0).createCell(0).setCellValue("管理编号");
            book.write(plain);
        }
        ByteArrayOutputStream locked = new ByteArrayOutputStream();
        try (POIFSFileSystem system = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("口令");
            try (var out = encryptor.getDataStream(system)) {
                plain.writeTo(out);
            }
            system.writeFilesystem(locked);
        }

        assertThat(details(read("台账.xlsx", locked.toByteArray()))).contains("workbook_password");
    }

    @Test
    void tables_in_forms_that_are_not_read_are_named() throws Exception {
        assertThat(details(read("台账.xlsb", new byte[] {'P', 'K', 3, 4}))).contains("workbook_form");
        assertThat(read("附表.ods", new byte[] {'P', 'K', 3, 4}).pack().problems())
                .extracting(ImportProblem::detail)
                .contains("workbook_form");
    }

    @Test
    void what_systems_leave_behind_is_no_table_and_no_ledger() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : List.of("__MACOSX/._台账.csv", ".DS_Store", "~$台账.xlsx", "Thumbs.db", "desktop.ini")) {
            files.put(name, new byte[] {0, 5, 22, 7});
        }
        files.put("资料/台账.csv", (HEADER + row(1)).getBytes(StandardCharsets.UTF_8));

        ImportedCase imported = EvidenceReaderTest.read(files);

        assertThat(instruments(imported)).hasSize(1);
        assertThat(details(imported)).doesNotContain("no_header", "table_twice");
        assertThat(imported.pack().problems())
                .filteredOn(p -> p.detail().equals("system_files"))
                .extracting(p -> p.arguments().get(4))
                .containsExactly("5");
    }

    @Test
    void three_hundred_unknown_columns_are_kept_and_counted() throws Exception {
        StringBuilder header = new StringBuilder();
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            header.append("某列").append(i).append("甲,");
            cells.append(i).append(',');
        }
        ImportedCase imported = read(header + HEADER + cells + row(1));

        assertThat(instruments(imported).get(0).row().cells()).containsEntry("某列299甲", "299");
        assertThat(details(imported)).hasSizeLessThan(40).contains("unknown_columns");
    }

    @ParameterizedTest
    @CsvSource({
        "二〇二五年三月八日,date_form",
        "二〇二五年十二月三十一日,date_form",
        "二○二五年十月二十日,date_form",
        "二〇二五年三月,date_month_only",
        "2025-3,date_month_only",
        "25.3.8,date_ambiguous",
        "03/08/2025,date_ambiguous",
        "Mar-25,date_ambiguous",
        "2025-02-30,date_impossible",
        "长期,date_open",
        "20250308,date_form",
        "45724,date_serial",
        "２０２５．３．８,date_form"
    })
    void days_of_the_ledger_are_read_or_asked(String text, String detail) throws Exception {
        ImportedCase imported = read(HEADER + row(1).replace("2025-03-01", text));

        assertThat(imported.pack().ledgerProblems())
                .filteredOn(p -> p.column().equals("last_calibrated"))
                .extracting(ImportProblem::detail)
                .containsExactly(detail);
    }

    @Test
    void numerals_are_the_days_they_say() {
        assertThat(DateText.read("二〇二五年三月八日").day().orElseThrow()).hasToString("2025-03-08");
        assertThat(DateText.read("二〇二五年十二月三十一日").day().orElseThrow()).hasToString("2025-12-31");
        assertThat(DateText.read("二○二五年十月二十日").day().orElseThrow()).hasToString("2025-10-20");
        assertThat(DateText.read("二〇二四年二月十九日").day().orElseThrow()).hasToString("2024-02-19");
    }

    @Test
    void a_ratio_is_never_taken_for_its_first_number() throws Exception {
        ImportedCase imported = read(HEADER + row(1).replace(",1\n", ",2000/5\n"));

        assertThat(instruments(imported).get(0).management().multiplier().orElseThrow())
                .isEqualByComparingTo("400");
        assertThat(details(imported)).contains("ratio_divided");
        assertThat(NumberText.read("2000/5").value()).isEmpty();
        assertThat(NumberText.read("10kV/100V").value()).isEmpty();
    }

    @Test
    void a_unit_in_the_cell_is_said_and_a_unit_in_the_header_is_known() throws Exception {
        ImportedCase imported = read(HEADER.replace("倍率", "倍率(倍)") + row(1).replace(",1\n", ",80倍\n"));

        assertThat(instruments(imported).get(0).management().multiplier().orElseThrow())
                .isEqualByComparingTo("80");
        assertThat(details(imported)).contains("number_unit");
    }
}
