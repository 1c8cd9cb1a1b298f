package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.ImportedCase;
import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.ledger.MeasuringInstrument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class WorkbooksTest {
    private static final String[] UPPER = {
        "序号", "管理编号", "计量器具名称", "出厂编号", "型号规格", "准确度等级", "生产厂家", "安装使用地点", "检定", "", "启用日期"
    };
    private static final String[] LOWER = {"", "", "", "", "", "", "", "", "检定周期(月)", "有效期至", ""};

    private static byte[] ledger(Workbook book) throws IOException {
        Sheet sheet = book.createSheet("台账");
        sheet.createRow(0).createCell(0).setCellValue("示例公司能源计量器具台账");
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 10));
        write(sheet.createRow(1), UPPER);
        write(sheet.createRow(2), LOWER);
        sheet.addMergedRegion(new CellRangeAddress(1, 1, 8, 9));
        sheet.addMergedRegion(new CellRangeAddress(1, 2, 1, 1));
        CellStyle day = book.createCellStyle();
        day.setDataFormat(book.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
        for (int i = 0; i < 2; i++) {
            Row row = sheet.createRow(3 + i);
            write(row, "", "E-00" + i, "电能表", "", "DTZ341", "0.5S", "某厂", "配电室");
            row.createCell(3).setCellValue(202301048872.0 + i);
            row.createCell(8).setCellFormula("6*12");
            row.createCell(10).setCellValue(LocalDate.of(2024, 2, 29));
            row.getCell(10).setCellStyle(day);
        }
        book.getCreationHelper().createFormulaEvaluator().evaluateAll();
        write(sheet.createRow(5), "合计", "", "2");
        sheet.getRow(4).setZeroHeight(true);
        sheet.setColumnHidden(6, true);
        book.createSheet("旧台账").createRow(0).createCell(0).setCellValue("x");
        book.setSheetHidden(1, true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(bytes);
        book.close();
        return bytes.toByteArray();
    }

    private static void write(Row row, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            if (!texts[i].isEmpty()) {
                row.createCell(i).setCellValue(texts[i]);
            }
        }
    }

    private static void check(ImportedCase imported) {
        List<MeasuringInstrument> rows = imported.ledger().ledger().instruments();
        assertThat(rows).extracting(MeasuringInstrument::instrumentNo).containsExactly("E-000", "E-001");
        assertThat(rows).extracting(i -> i.row().source().row()).containsExactly(4, 5);
        assertThat(rows.get(1).identity().serialNo()).isEqualTo("202301048873");
        assertThat(rows.get(0).management().intervalMonths()).hasValue(72);
        assertThat(rows.get(0).management().commissioned()).contains(LocalDate.of(2024, 2, 29));
        assertThat(imported.pack().ledgerProblems())
                .extracting(ImportProblem::detail)
                .contains(
                        "hidden_rows",
                        "hidden_columns",
                        "hidden_sheet",
                        "formula",
                        "identity_number",
                        "row_skipped",
                        "rows_above_header");
    }

    @Test
    void a_ledger_as_xlsx_with_merged_header_is_read_with_all_that_is_hidden() throws Exception {
        check(EvidenceReaderTest.read(Map.of("台账.xlsx", ledger(new XSSFWorkbook()))));
    }

    @Test
    void a_ledger_as_xls_with_merged_header_is_read_with_all_that_is_hidden() throws Exception {
        check(EvidenceReaderTest.read(Map.of("台账.xls", ledger(new HSSFWorkbook()))));
    }

    @Test
    void where_both_came_the_csv_counts_and_differing_cells_are_named() throws Exception {
        byte[] csv = """
            instrument_no,name,serial_no,model,accuracy_class,manufacturer,location
            E-000,电能表,202301048872,DTZ341,0.2S,某厂,配电室
            E-009,电能表,1,DTZ341,0.5S,某厂,配电室
            """.getBytes(StandardCharsets.UTF_8);

        ImportedCase imported =
                EvidenceReaderTest.read(Map.of("ledger.csv", csv, "ledger.xlsx", ledger(new XSSFWorkbook())));

        assertThat(imported.ledger().ledger().instruments().get(0).accuracyClass())
                .isEqualTo("0.2S");
        assertThat(imported.pack().ledgerProblems())
                .filteredOn(p -> p.code() == ImportProblem.Code.CONTRADICTS)
                .extracting(p -> p.file() + " " + p.row() + " " + p.detail() + " " + p.found())
                .containsExactly(
                        "ledger.csv 3 row_not_in_workbook E-009",
                        "ledger.xlsx 4 cell_differs 0.5S",
                        "ledger.xlsx 5 row_only_in_workbook E-001");
    }

    @Test
    void serial_dates_follow_both_systems() {
        // ECMA-376-1, 18.17.4.1: 1900-01-01 is 1, 1900-03-01 is 61; in the other system 1904-01-01 is 0
        assertThat(XlsxStyles.date(java.math.BigDecimal.ONE, false)).contains("1900-01-01");
        assertThat(XlsxStyles.date(java.math.BigDecimal.valueOf(61), false)).contains("1900-03-01");
        assertThat(XlsxStyles.date(java.math.BigDecimal.ZERO, true)).contains("1904-01-01");
        assertThat(XlsxStyles.date(new java.math.BigDecimal("45724.5"), false)).contains("2025-03-08 12:00:00");
    }

    @Test
    void no_mutation_of_a_workbook_makes_it_throw() throws Exception {
        Random random = new Random(20261122);
        for (byte[] book : List.of(ledger(new XSSFWorkbook()), ledger(new HSSFWorkbook()))) {
            for (int round = 0; round < 500; round++) {
                byte[] mutated =
                        random.nextInt(5) == 0 ? Arrays.copyOf(book, random.nextInt(book.length)) : book.clone();
                for (int i = 0; i <= random.nextInt(10) && mutated.length > 0; i++) {
                    mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
                }
                assertThat(Workbooks.read("台账.xlsx", mutated, new Problems())).isNotNull();
            }
        }
    }

    @Test
    void no_mutation_of_a_sheet_makes_it_throw() throws Exception {
        String sheet = "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><cols>"
                + "<col min='2' max='3' hidden='1'/></cols><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>管理编号"
                + "</t></is></c><c r='B1' s='1'><f>1+1</f><v>2</v></c></row></sheetData><mergeCells>"
                + "<mergeCell ref='A1:B2'/></mergeCells></worksheet>";
        byte[] bytes = sheet.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20261123);
        for (int round = 0; round < 3000; round++) {
            byte[] mutated = bytes.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                mutated[random.nextInt(mutated.length)] = (byte) (32 + random.nextInt(95));
            }
            try {
                assertThat(table(mutated).rows()).hasSizeLessThan(3);
            } catch (javax.xml.stream.XMLStreamException e) {
                assertThat(e).isNotNull(); // the workbook reader takes it as unreadable
            }
        }
    }

    private static RawTable table(byte[] sheet) throws javax.xml.stream.XMLStreamException {
        SheetCells read = XmlParts.read(sheet, xml -> {
            SheetCells cells = new SheetCells("f", "s");
            new XlsxSheet(xml, List.of(), new XlsxStyles(), false, cells).read();
            return cells;
        });
        return read.table(new Problems());
    }

    private static String inline(String declared, String text) {
        return "<?xml version='1.0' encoding='" + declared + "'?><worksheet><sheetData><row r='1'><c r='A1' t='e'>"
                + "<v>#N/A</v></c><c r='B1' t='inlineStr'><is><t>" + text
                + "</t></is></c></row></sheetData></worksheet>";
    }

    @Test
    void a_sheet_that_the_quick_parser_does_not_take_is_read_whole_and_once() throws Exception {
        for (String declared : List.of("GB2312", "UTF-8", "windows-1252")) {
            java.nio.charset.Charset written = java.nio.charset.Charset.forName("GB18030");
            byte[] sheet =
                    inline(declared, "UTF-8".equals(declared) ? "电能表" : "E-001").getBytes(written);
            assertThat(table(sheet).rows())
                    .as(declared)
                    .extracting(row -> row.text(1))
                    .containsExactly("UTF-8".equals(declared) ? "电能表" : "E-001");
        }
    }

    @Test
    void entities_that_multiply_never_come_into_a_sheet() throws Exception {
        StringBuilder type = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 'ha'>");
        for (int i = 1; i < 30; i++) {
            type.append("<!ENTITY a%d '&a%d;&a%d;&a%d;&a%d;'>".formatted(i, i - 1, i - 1, i - 1, i - 1));
        }
        String sheet = inline("UTF-8", "&a29;").replaceFirst("<worksheet", type.append("]><worksheet") + "");
        byte[] zip = new RawZip()
                .file("xl/workbook.xml", "<workbook><sheets><sheet name='s' id='r'/></sheets></workbook>")
                .file(
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id='r' Target='s.xml'/></Relationships>")
                .file("xl/s.xml", sheet)
                .bytes();

        List<RawTable> read = Workbooks.read("台账.xlsx", zip, new Problems());

        assertThat(read).allSatisfy(t -> assertThat(t.rows().toString()).doesNotContain("haha"));
    }

    @Test
    void an_entity_from_outside_is_not_read() throws Exception {
        byte[] zip = new RawZip()
                .file(
                        "xl/workbook.xml",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><workbook><sheets>"
                                + "<sheet name='&e;' sheetId='1'/></sheets></workbook>")
                .bytes();

        assertThat(Workbooks.read("台账.xlsx", zip, new Problems())).isEmpty();
    }
}
