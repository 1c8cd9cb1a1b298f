package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.ImportedCase;
import cn.suyuan.evidence.ColumnMapping;
import cn.suyuan.evidence.ColumnMapping.ColumnChoice;
import cn.suyuan.evidence.ColumnMapping.Part;
import cn.suyuan.evidence.ColumnMapping.TableMapping;
import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.evidence.MappingProposal;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.ledger.MeasuringInstrument;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class ColumnMappingTest {
    private static final String FOREIGN = """
        某厂计量仪表情况,,,,,,,
        仪表代码,品名,机号,规格型号,级,厂,安装位置/检定日期,有效期
        K-1,关口电能表,20230001,DSZ331,0.2S,某厂,进线柜 2025.3.8,2
        K-2,电能表,20230002,DTZ341,0.5S,某厂,配电室／2025-04-01,1
        """;

    private static ImportedCase read(Map<String, byte[]> files, ColumnMapping mapping) throws Exception {
        MemoryStore store = MemoryStore.of(files);
        List<PackInventory.Entry> entries = store.files.entrySet().stream()
                .map(e -> new PackInventory.Entry(e.getKey(), e.getValue().length, Map.of("sm3", "00")))
                .toList();
        PackInventory inventory = new PackInventory("test", Optional.empty(), entries, List.of(), List.of());
        return new EvidenceReader()
                .read(inventory, store, Optional.empty(), cn.suyuan.evidence.ReadingChoices.of(mapping));
    }

    private static ColumnChoice choice(String header, int position, String separator, String... keys) {
        List<Part> parts = java.util.Arrays.stream(keys)
                .map(k -> new Part(k, k.equals("interval_months") ? "年" : ""))
                .toList();
        return new ColumnChoice(header, position, parts, separator);
    }

    private static ColumnMapping chosen() {
        return new ColumnMapping(
                "某厂",
                List.of(new TableMapping(
                        "ledger",
                        "仪表2024.csv",
                        List.of(),
                        2,
                        1,
                        List.of(
                                choice("仪表代码", 1, "", "instrument_no"),
                                choice("品名", 0, "", "name"),
                                choice("机号", 0, "", "serial_no"),
                                choice("级", 0, "", "accuracy_class"),
                                choice("厂", 0, "", "manufacturer"),
                                choice("安装位置/检定日期", 0, "date", "location", "last_calibrated"),
                                choice("有效期", 0, "", "interval_months")))));
    }

    @Test
    void a_foreign_ledger_is_read_as_the_mapping_says_and_next_years_file_too() throws Exception {
        byte[] csv = FOREIGN.getBytes(StandardCharsets.UTF_8);
        assertThat(read(Map.of("仪表2025.csv", csv), ColumnMapping.none())
                        .ledger()
                        .ledger()
                        .instruments())
                .isEmpty();

        ImportedCase imported = read(Map.of("仪表2025.csv", csv), chosen());

        List<MeasuringInstrument> rows = imported.ledger().ledger().instruments();
        assertThat(rows).extracting(MeasuringInstrument::instrumentNo).containsExactly("K-1", "K-2");
        assertThat(rows).extracting(i -> i.place().location()).containsExactly("进线柜", "配电室");
        assertThat(rows.get(0).row().textOrEmpty("last_calibrated")).isEqualTo("2025.3.8");
        assertThat(rows.get(0).row().textOrEmpty("安装位置/检定日期")).isEqualTo("进线柜 2025.3.8");
        assertThat(rows.get(0).management().intervalMonths()).hasValue(24);
        assertThat(imported.pack().ledgerProblems())
                .extracting(ImportProblem::detail)
                .contains("mapping_used", "years_to_months")
                .doesNotContain("unknown_column", "column_two_meanings");
    }

    @Test
    void a_mapping_survives_its_file_and_what_is_no_mapping_is_none() {
        byte[] file = MappingFile.write(chosen());

        assertThat(MappingFile.read(file)).contains(chosen());
        assertThat(MappingFile.write(MappingFile.read(file).orElseThrow())).isEqualTo(file);
        assertThat(MappingFile.read("{\"format\": \"other\"}".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(MappingFile.read("[".repeat(5000).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void columns_and_sheets_that_the_mapping_names_and_the_file_lacks_are_said() throws Exception {
        byte[] csv = "管理编号,名称,型号规格\nE1,电能表,X\n".getBytes(StandardCharsets.UTF_8);
        ColumnMapping mapping = ColumnMapping.none()
                .with(new TableMapping("ledger", "a.csv", List.of(), 0, 1, List.of(choice("位置", 0, "", "location"))));

        assertThat(read(Map.of("a.csv", csv), mapping).pack().ledgerProblems())
                .extracting(p -> p.detail() + " " + p.column())
                .contains("mapping_column_missing 位置");
    }

    @Test
    void sheets_are_merged_where_the_mapping_says_so() throws Exception {
        byte[] book = twoSheets();
        ColumnMapping both =
                ColumnMapping.none().with(new TableMapping("ledger", "台账.xlsx", List.of("一厂", "二厂"), 0, 1, List.of()));

        assertThat(read(Map.of("台账.xlsx", book), ColumnMapping.none()).pack().ledgerProblems())
                .extracting(ImportProblem::detail)
                .contains("sheet_not_read");
        List<MeasuringInstrument> rows =
                read(Map.of("台账.xlsx", book), both).ledger().ledger().instruments();
        assertThat(rows)
                .extracting(i -> i.instrumentNo() + " " + i.row().sheet() + " "
                        + i.row().source().row())
                .containsExactly("E1 一厂 2", "E2 二厂 2");
    }

    private static byte[] twoSheets() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            for (String name : List.of("一厂", "二厂")) {
                XSSFSheet sheet = book.createSheet(name);
                String[] header = {"管理编号", "计量器具名称", "型号规格"};
                String[] row = {name.equals("一厂") ? "E1" : "E2", "电能表", "X"};
                for (int r = 0; r < 2; r++) {
                    sheet.createRow(r);
                    for (int c = 0; c < 3; c++) {
                        sheet.getRow(r).createCell(c).setCellValue(r == 0 ? header[c] : row[c]);
                    }
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    @Test
    void the_assistant_proposes_header_and_columns_with_a_score_and_shows_rows_before_and_after() {
        MappingProposal found = new MappingAssistant()
                .propose("计量器具台账.csv", FOREIGN.getBytes(StandardCharsets.UTF_8), Optional.empty());

        assertThat(found.mapping().table()).isEqualTo("ledger");
        assertThat(found.score()).isBetween(0.1, 0.9);
        assertThat(found.before()).hasSize(4);
        assertThat(found.before().get(1).header()).isTrue();
        assertThat(found.columns()).hasSize(8);
        assertThat(found.columns().get(3).choices().get(0).key()).isEqualTo("model");
        assertThat(found.columns().get(3).choices().get(0).score()).isGreaterThan(0.8);
        assertThat(found.columns().get(6).rivals()).containsExactly("location", "last_calibrated");
        assertThat(found.columns().get(0).choices()).isEmpty();

        MappingProposal after = new MappingAssistant()
                .propose(
                        "计量器具台账.csv",
                        FOREIGN.getBytes(StandardCharsets.UTF_8),
                        Optional.of(chosen().tables().get(0)));
        assertThat(after.score()).isGreaterThan(found.score());
        assertThat(after.after()).extracting(TableRow::cells).hasSize(2);
        assertThat(after.after().get(1).textOrEmpty("last_calibrated")).isEqualTo("2025-04-01");
        assertThat(new MappingAssistant().vocabulary("ledger").columns()).containsEntry("serial_no", "出厂编号");
    }

    @Test
    void the_two_sheets_of_a_workbook_are_offered_for_merging() throws Exception {
        MappingProposal found = new MappingAssistant().propose("台账.xlsx", twoSheets(), Optional.empty());

        assertThat(found.sheets())
                .extracting(s -> s.name() + " " + s.rows() + " " + s.sameHeader())
                .containsExactly("一厂 2 true", "二厂 2 true");
        assertThat(found.mapping().sheets()).containsExactly("一厂");
    }
}
