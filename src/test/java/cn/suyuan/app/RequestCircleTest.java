package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.suyuan.audit.JudgedCase;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.evidence.ContainerKind;
import cn.suyuan.evidence.FileState;
import cn.suyuan.evidence.PackIntegrity;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a company is asked for, filled in as it would, made a pack, audited. */
class RequestCircleTest {
    @TempDir
    Path folder;

    private final Wiring wiring = Wiring.standard()
            .with(Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneOffset.UTC), new KeyDerivation(8, 1, 1), 1);

    /** Types a row into a template, cell by cell under its headers. */
    private static void fill(Path template, Map<String, String> values) throws Exception {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(template);
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            XSSFSheet sheet = book.getSheetAt(0);
            Row header = sheet.getRow(0);
            Row row = sheet.createRow(sheet.getLastRowNum() < 1 ? 1 : sheet.getLastRowNum() + 1);
            header.forEach(cell -> {
                String value = values.get(cell.getStringCellValue());
                if (value != null) {
                    row.createCell(cell.getColumnIndex()).setCellValue(value);
                }
            });
            assertThat(row.getPhysicalNumberOfCells()).isEqualTo(values.size());
            var out = new java.io.ByteArrayOutputStream();
            book.write(out);
            bytes = out.toByteArray();
        }
        try (OutputStream out = Files.newOutputStream(template)) {
            out.write(bytes);
        }
    }

    private static final Map<String, String> METER = Map.of(
            "管理编号", "E-001", "计量器具名称", "三相电能表", "出厂编号", "00123", "型号规格", "DTZ341", "准确度等级", "0.5S", "生产厂家", "某厂",
            "安装使用地点", "配电室", "状态", "在用", "器具类别", "电能表");

    private static List<String> keys(Answer answer) {
        return answer.lines().stream().map(line -> line.get(0)).toList();
    }

    private static List<String> lacking(Answer answer) {
        return answer.lines().stream()
                .filter(line -> line.get(0).equals("cli.pack.lacks"))
                .map(line -> line.get(1))
                .toList();
    }

    @Test
    void what_is_filled_in_arrives_and_what_is_missing_is_told_first() throws Exception {
        Path asked = folder.resolve("资料");
        wiring.intakeWork().request(asked);
        Answer empty =
                wiring.packMaking().create(asked, folder.resolve("empty.zip"), Optional.empty(), Progress.silent());
        assertThat(lacking(empty)).contains("{intake.table.ledger}", "{intake.table.certificates}");

        fill(asked.resolve("台账.xlsx"), METER);
        Path pack = folder.resolve("pack.zip");
        Answer made = wiring.packMaking().create(asked, pack, Optional.empty(), Progress.silent());

        assertThat(lacking(made)).doesNotContain("{intake.table.ledger}").contains("{intake.table.certificates}");
        assertThat(keys(made)).last().isEqualTo("cli.pack.created");
        try (Workbench workbench = wiring.workbench()) {
            workbench.createCase(folder.resolve("a.sycase"), "一条很长的口令".toCharArray(), Progress.silent());
            JudgedCase judged =
                    workbench.importPack(pack, Progress.silent()).judged().orElseThrow();

            assertThat(judged.imported().pack().kind()).isEqualTo(ContainerKind.BAG);
            assertThat(judged.imported().pack().files())
                    .allMatch(file -> file.state() == FileState.INTACT)
                    .noneMatch(file -> file.path().endsWith(".html"));
            // nobody signed it
            assertThat(judged.evaluated().verified().evidence().integrity()).isEqualTo(PackIntegrity.NOT_VERIFIABLE);
            var instrument = judged.imported().ledger().ledger().instruments().get(0);
            assertThat(instrument.identity().serialNo()).isEqualTo("00123");
            assertThat(instrument.accuracyClass()).isEqualTo("0.5S");
        }
    }

    @Test
    void an_import_that_dies_half_way_leaves_a_case_without_evidence_that_opens_and_takes_the_pack_again()
            throws Exception {
        Path asked = folder.resolve("资料");
        wiring.intakeWork().request(asked);
        fill(asked.resolve("台账.xlsx"), METER);
        Path file = folder.resolve("b.sycase");
        Progress dying = new Progress() {
            @Override
            public void report(String step, long done, long total) {
                if (done > 3) {
                    throw new IllegalStateException("the power went out");
                }
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
        Workbench killed = wiring.workbench();
        killed.createCase(file, "一条很长的口令".toCharArray(), Progress.silent());
        assertThatThrownBy(() -> killed.importPack(asked, dying)).isInstanceOf(IllegalStateException.class);
        Path left = Files.createDirectories(folder.resolve("left")).resolve("b.sycase");
        for (String part : List.of("", "-wal", "-shm")) { // as it lies on the disk, never closed
            Path source = Path.of(file + part);
            if (Files.exists(source)) {
                Files.copy(source, Path.of(left + part));
            }
        }

        try (Workbench workbench = wiring.workbench()) {
            assertThat(workbench
                            .openCase(left, "一条很长的口令".toCharArray(), Progress.silent())
                            .judged())
                    .isEmpty();
            assertThat(workbench.importPack(asked, Progress.silent()).judged()).isPresent();
        } finally {
            killed.close();
        }
    }
}
