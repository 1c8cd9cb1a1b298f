package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.ImportedCase;
import cn.suyuan.audit.Progress;
import cn.suyuan.evidence.ContainerKind;
import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.evidence.ReadingChoices;
import cn.suyuan.ledger.InstrumentKind;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.measure.DateRange;
import cn.suyuan.rule.ShippedRules;
import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class EvidenceReaderTest {
    private static final Path PACK = Path.of("..", "shared", "reference", "pack-min", "pack");

    static ImportedCase read(Map<String, byte[]> files) throws Exception {
        MemoryStore store = MemoryStore.of(files);
        List<PackInventory.Entry> entries = store.files.entrySet().stream()
                .map(e -> new PackInventory.Entry(e.getKey(), e.getValue().length, Map.of("sm3", "00")))
                .toList();
        PackInventory inventory = new PackInventory("test", Optional.empty(), entries, List.of(), List.of());
        return new EvidenceReader()
                .read(
                        inventory,
                        store,
                        Optional.empty(),
                        ReadingChoices.none().under(ShippedRules.pack().documents()));
    }

    private static ImportedCase ledger(String csv) throws Exception {
        return read(Map.of("台账.csv", csv.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> problems(ImportedCase imported) {
        return imported.pack().ledgerProblems().stream()
                .map(p -> p.row() + " " + p.column() + " " + p.detail())
                .toList();
    }

    @Test
    void the_reference_pack_is_read_without_a_problem() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(PACK), "reference pack is not on this machine");
        MemoryStore store = new MemoryStore();
        PackInventory inventory = new PackIntake(IntakeLimits.standard()).open(PACK, store, Progress.silent());

        ImportedCase imported = new EvidenceReader().read(inventory, store, Optional.empty());

        assertThat(imported.pack().problems()).isEmpty();
        assertThat(imported.pack().ledgerProblems()).isEmpty();
        assertThat(imported.ledger().ledger().instruments()).hasSize(7);
        assertThat(imported.ledger().incidents()).hasSize(1);
        assertThat(imported.tables().streams()).hasSize(9);
        assertThat(imported.tables().checkpoints()).hasSize(18);
        assertThat(imported.footprint().activities()).hasSize(8);
        assertThat(imported.scope().period())
                .contains(new DateRange(LocalDate.of(2025, 12, 30), LocalDate.of(2025, 12, 31)));
        assertThat(imported.pack().kind()).isEqualTo(ContainerKind.BAG);
        assertThat(imported.tables().submitted()).hasSize(17);
    }

    @Test
    void a_ledger_with_title_merged_header_group_rows_and_signature_line_is_read() throws Exception {
        ImportedCase imported = ledger("""
            示例公司能源计量器具台账,,,,,,,
            ,,,,,,,填表日期：2025年1月
            序号,用能单位管理编号,计量器具名称,型号规格,准确度等级,生产厂家,安装使用地点,检定
            ,,,,,,,检定周期（月）
            一、电能表,,,,,,,
            1,E-001,关口电能表,DSZ331,0.2S,某厂,进线柜,72
            2,E-002,电能表,DTZ341,０．５Ｓ,某厂,配电室,6年
            合计,2,,,,,,
            编制：张三,,,审核：李四,,,,
            """);

        List<MeasuringInstrument> rows = imported.ledger().ledger().instruments();
        assertThat(rows).extracting(MeasuringInstrument::instrumentNo).containsExactly("E-001", "E-002");
        assertThat(rows).extracting(i -> i.row().source().row()).containsExactly(6, 7);
        assertThat(rows)
                .extracting(i -> i.management().intervalMonths().orElse(0))
                .containsExactly(72, 72);
        assertThat(rows.get(1).accuracyClass()).isEqualTo("０．５Ｓ");
        assertThat(problems(imported))
                .containsExactlyInAnyOrder(
                        "1  rows_above_header",
                        "4 序号 unknown_column",
                        "5  row_skipped",
                        "7 interval_months years_to_months",
                        "8  row_skipped",
                        "9  row_skipped");
    }

    @Test
    void gb18030_with_semicolons_is_read() throws Exception {
        String csv = "管理编号;器具名称;型号;规格;精度;制造单位;安装地点\nW-1;水表;LXS;DN50;2;甲厂;一车间\n";

        ImportedCase imported = read(Map.of("台账.csv", csv.getBytes(Charset.forName("GB18030"))));

        MeasuringInstrument meter = imported.ledger().ledger().instruments().get(0);
        assertThat(meter.kind()).isEqualTo(InstrumentKind.WATER_FLOW_METER);
        assertThat(meter.identity().model()).isEqualTo("LXS DN50");
        assertThat(imported.pack().ledgerProblems())
                .extracting(ImportProblem::code)
                .containsExactly(ImportProblem.Code.ENCODING, ImportProblem.Code.CONVERTED);
    }

    @Test
    void utf16_with_tabs_is_read() throws Exception {
        String csv = "管理编号\t名称\t型号规格\t准确度等级\t生产厂家\t安装使用地点\nW-1\t水表\tLXS\t2\t甲厂\t一车间\n";

        for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            assertThat(read(Map.of("台账.csv", csv.getBytes(charset)))
                            .ledger()
                            .ledger()
                            .instruments())
                    .as(charset.name())
                    .hasSize(1);
        }
    }

    @Test
    void missing_cells_double_numbers_and_distorted_serials_are_named_with_their_place() throws Exception {
        ImportedCase imported = ledger("""
            instrument_no,name,serial_no,model,accuracy_class,manufacturer,location
            E-1,电能表,2.02301E+11,M,1,F,
            E-1,电能表,123456789012345000,M,/,F,L
            """);

        assertThat(problems(imported))
                .containsExactlyInAnyOrder(
                        "2 location cell_missing",
                        "2 serial_no identity_scientific",
                        "3 accuracy_class cell_missing",
                        "3 serial_no identity_rounded",
                        "3 instrument_no number_twice");
    }

    @Test
    void dates_in_all_shapes_are_read_or_asked() throws Exception {
        StringBuilder csv =
                new StringBuilder("instrument_no,name,model,accuracy_class,manufacturer,location,commissioned\n");
        String[] dates = {
            "2025-03-08",
            "2025.3.8",
            "2025/03/08",
            "20250308",
            "2025年3月8日",
            "45724",
            "2025-3-8 00:00:00",
            "3月8日",
            "08/03/2025",
            "2025-02-30",
            "长期",
            "——"
        };
        for (int i = 0; i < dates.length; i++) {
            csv.append("E-").append(i).append(",电能表,M,1,F,L,").append(dates[i]).append('\n');
        }

        List<MeasuringInstrument> rows =
                ledger(csv.toString()).ledger().ledger().instruments();

        for (int i = 0; i < dates.length; i++) {
            assertThat(rows.get(i).management().commissioned())
                    .as(dates[i])
                    .isEqualTo(i < 7 ? Optional.of(LocalDate.of(2025, 3, 8)) : Optional.empty());
        }
    }

    @Test
    void a_column_with_two_meanings_is_asked_not_guessed() throws Exception {
        ImportedCase imported = ledger("""
            管理编号,名称,型号规格,准确度等级,生产厂家,安装位置/检定日期
            E-1,电能表,M,1,F,车间 2025-01-01
            """);

        assertThat(problems(imported)).contains("1 安装位置/检定日期 column_two_meanings", "2 location cell_missing");
    }

    @Test
    void a_table_without_a_telling_name_is_found_by_its_header() throws Exception {
        ImportedCase imported = read(Map.of(
                "资料/导出1.csv", "管理编号,器具名称,型号规格,准确度等级,生产厂家,安装地点\nE-1,电能表,M,1,F,L\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(imported.ledger().ledger().instruments()).hasSize(1);
    }

    @Test
    void every_problem_has_wording() throws Exception {
        Messages messages = Messages.of(Language.ZH);
        ImportedCase imported = ledger("管理编号,名称,x\nE-1,??,y\nE-1,,\n");

        assertThat(imported.pack().ledgerProblems())
                .isNotEmpty()
                .allSatisfy(p -> assertThat(messages.text("intake.problem." + p.detail(), p.arguments()))
                        .doesNotContain("{")
                        .doesNotStartWith("intake."));
    }

    @Test
    void no_mutation_of_a_table_makes_it_throw() throws Exception {
        byte[] csv = """
            管理编号,名称,出厂编号,型号规格,准确度等级,生产厂家,安装使用地点,启用日期,倍率,周期
            E-1,"电能表",123,M,1,F,L,2025-01-01,"1,500",12个月
            """.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20261122);
        for (int round = 0; round < 1000; round++) {
            byte[] mutated = csv.clone();
            for (int i = 0; i <= random.nextInt(8); i++) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            assertThat(read(Map.of("台账.csv", mutated)).pack().problems()).isNotNull();
        }
    }

    @Test
    void a_credit_code_whose_check_character_does_not_fit_is_named() throws Exception {
        assertThat(codeProblems("91429999MADEMX0X35")).isEmpty();
        assertThat(codeProblems("91429999MADEMX0X53")).containsExactly("credit_code");
        assertThat(codeProblems("91429999MADEMX0X3")).containsExactly("credit_code");
        assertThat(codeProblems("91429999madEMX0X35")).containsExactly("credit_code");
        assertThat(codeProblems("")).containsExactly("field_missing");
    }

    private static List<String> codeProblems(String code) throws Exception {
        String json = "{\"organization\": {\"name\": \"甲\", \"uscc\": \"" + code + "\"}}";
        return read(Map.of("pack.json", json.getBytes(StandardCharsets.UTF_8))).pack().problems().stream()
                .filter(problem -> problem.column().equals("organization.uscc"))
                .map(ImportProblem::detail)
                .toList();
    }

    @Test
    void an_exponent_beyond_all_bounds_makes_pack_json_unreadable_and_nothing_worse() throws Exception {
        String json = "{\"format\": \"suyuan-evidence-pack\", \"declared\": {\"footprint\": 1E99999999978}}";

        assertThat(read(Map.of("pack.json", json.getBytes(StandardCharsets.UTF_8)))
                        .pack()
                        .problems())
                .extracting(ImportProblem::detail)
                .contains("json_unreadable");
    }
}
