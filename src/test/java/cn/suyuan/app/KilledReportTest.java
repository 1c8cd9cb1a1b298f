package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.JournalEntry;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.chain.DigestAlgorithm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that writes reports is killed with SIGKILL, and while it lives nobody else opens its case. */
class KilledReportTest {

    private static final char[] PASSPHRASE = "x".toCharArray();
    private static final Progress SILENT = Progress.silent();

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void a_small_case() throws Exception {
        file = folder.resolve("killed.sycase");
        Path pack = Files.createDirectories(folder.resolve("pack").resolve("data"));
        Files.writeString(
                pack.resolve("ledger.csv"),
                "管理编号,计量器具名称,型号规格,准确度等级,生产厂家,安装使用地点\nE01,电能表,DTZ,0.5S,示例仪表,配电室\n",
                StandardCharsets.UTF_8);
        try (Workbench workbench = quick().workbench()) {
            workbench.createCase(file, PASSPHRASE, SILENT);
            workbench.importPack(folder.resolve("pack"), SILENT);
        }
    }

    private static Wiring quick() {
        return Wiring.standard().with(Clock.systemUTC(), new KeyDerivation(64, 1, 1), 1);
    }

    @Test
    void a_report_that_was_confirmed_is_whole_after_a_sigkill_and_a_half_one_is_none() throws Exception {
        Random when = new Random(5);
        for (int round = 0; round < 3; round++) {
            Path printed = folder.resolve("printed-" + round + ".txt");
            Process writer = start(printed);
            while (lines(printed).size() < 2 && writer.isAlive()) {
                Thread.sleep(10);
            }
            Thread.sleep(when.nextInt(120));
            writer.destroyForcibly().waitFor();
            List<String> confirmed = lines(printed);
            assertThat(confirmed).hasSizeGreaterThanOrEqualTo(2);
            try (Workbench workbench = quick().workbench()) {
                CaseSnapshot open = workbench.openCase(file, PASSPHRASE, SILENT);
                List<JournalEntry> issued = open.journal().of(ActKind.REPORT_ISSUED);
                assertThat(open.journal().firstBreak()).isEmpty();
                assertThat(issued).extracting(e -> e.value("pdf")).containsAll(confirmed.subList(1, confirmed.size()));
                byte[] report = workbench.report().orElseThrow();
                assertThat(DigestAlgorithm.SM3.of(report).hex())
                        .isEqualTo(issued.get(issued.size() - 1).value("pdf"));
                assertThat(new String(report, StandardCharsets.ISO_8859_1))
                        .startsWith("%PDF")
                        .contains("%%EOF");
            }
        }
    }

    @Test
    void a_second_window_on_the_same_case_is_told_so_and_may_open_it_once_the_first_is_gone() throws Exception {
        Path printed = folder.resolve("printed.txt");
        Process first = start(printed);
        while (lines(printed).isEmpty() && first.isAlive()) {
            Thread.sleep(10);
        }
        try (Workbench second = quick().workbench()) {
            assertThatThrownBy(() -> second.openCase(file, PASSPHRASE, SILENT))
                    .isInstanceOfSatisfying(WorkbenchException.class, e -> {
                        assertThat(e.key()).isEqualTo("casefile.in_use");
                        assertThat(e.arguments()).containsExactly(file.toString());
                    });
            first.destroyForcibly().waitFor();
            assertThat(second.openCase(file, PASSPHRASE, SILENT).journal().firstBreak())
                    .isEmpty();
        }
    }

    private Process start(Path printed) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java, "-cp", System.getProperty("java.class.path"), Writer.class.getName(), file.toString()))
                .redirectOutput(printed.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<String> lines(Path printed) throws Exception {
        String text = Files.exists(printed) ? Files.readString(printed) : "";
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** Issues reports until it is killed; prints the digest of each once it is confirmed. */
    public static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            try (Workbench workbench = quick().workbench()) {
                workbench.openCase(Path.of(arguments[0]), PASSPHRASE, SILENT);
                System.out.println("open");
                for (int i = 0; i < 10_000; i++) {
                    CaseSnapshot issued = workbench.issueReport(SILENT);
                    System.out.println(issued.report().orElseThrow().pdfSm3());
                }
            }
        }
    }
}
