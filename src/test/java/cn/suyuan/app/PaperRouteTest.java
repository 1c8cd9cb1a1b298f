package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.JournalEntry;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.KeyDerivation;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a case on its digital and its paper way. */
class PaperRouteTest {

    private static final Path SAMPLES = Path.of("sample-data");

    @TempDir
    static Path folder;

    private static Workbench workbench;

    @BeforeAll
    static void issue() throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-03-18T01:00:00Z"), ZoneOffset.UTC);
        workbench =
                Wiring.standard().with(clock, new KeyDerivation(64, 1, 1), 2).workbench();
        Progress silent = Progress.silent();
        workbench.createCase(folder.resolve("demo.sycase"), "x".toCharArray(), silent);
        workbench.setTrust(SAMPLES.resolve("trust"), silent);
        workbench.importPack(SAMPLES.resolve("clean-pack.zip"), silent);
        workbench.paperWork().issue(new PaperWork.Choice("both", true, Set.of("sample")), silent);
    }

    @AfterAll
    static void close() throws Exception {
        workbench.close();
    }

    private static JournalEntry last(ActKind kind) throws WorkbenchException {
        return workbench.snapshot(Progress.silent()).journal().last(kind).orElseThrow();
    }

    @Test
    void a_scanned_page_finds_its_report_by_the_code_and_a_foreign_one_does_not() throws Exception {
        byte[] pdf = workbench.report().orElseThrow();
        Path scan = folder.resolve("scan.png");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 200);
            BufferedImage turned = new BufferedImage(
                    /* width= */ page.getHeight(), /* height= */ page.getWidth(), BufferedImage.TYPE_BYTE_GRAY);
            var drawing = turned.createGraphics();
            drawing.rotate(Math.PI / 2, 0, 0);
            drawing.drawImage(page, 0, -page.getHeight(), null);
            drawing.dispose();
            ImageIO.write(turned, "png", scan.toFile());
        }
        workbench.paperWork().takeScan(scan, Progress.silent());
        assertThat(last(ActKind.REPORT_SCANNED).value("pages")).isEqualTo("1");
        assertThat(last(ActKind.REPORT_SCANNED).value("results"))
                .isEqualTo(last(ActKind.REPORT_ISSUED).value("results"));

        Path blank = folder.resolve("blank.png");
        ImageIO.write(new BufferedImage(400, 600, BufferedImage.TYPE_BYTE_GRAY), "png", blank.toFile());
        assertThatThrownBy(() -> workbench.paperWork().takeScan(blank, Progress.silent()))
                .hasMessageContaining("scan_no_code");
    }

    @Test
    void keys_pen_and_opinion_go_through_the_journal_and_the_report_verifies() throws Exception {
        PaperWork paper = workbench.paperWork();
        Progress silent = Progress.silent();
        paper.issue(new PaperWork.Choice("zh", false, Set.of()), silent);
        assertThat(paper.verify(Optional.empty()).negative()).isTrue();
        paper.sign("auditor1", key("auditor-rsa.p12"), silent);
        assertThatThrownBy(() -> paper.sign("auditor1", key("auditor-rsa.p12"), silent))
                .hasMessageContaining("same_key");
        assertThatThrownBy(() -> paper.sign("auditor2", key("auditor-rsa.p12"), silent))
                .hasMessageContaining("same_key");
        paper.sign("auditor1", key("auditor.p12"), silent);
        List<List<int[]>> strokes = List.of(List.of(
                new int[] {100, 100},
                new int[] {900, 800},
                new int[] {1500, 300},
                new int[] {2000, 4000},
                new int[] {2500, 900},
                new int[] {3500, 5000},
                new int[] {4500, 500},
                new int[] {6500, 700}));
        paper.pen("auditor2", "周演示", strokes, 2.5, silent);
        assertThat(last(ActKind.REPORT_PEN_SIGNED).value("strokes")).matches("[0-9a-f]{64}");
        paper.opinion(false, "第1项与事实不符。", silent);
        paper.sign("representative", key("representative-rsa.p12"), silent);
        assertThat(last(ActKind.REPORT_SIGNED).value("role")).isEqualTo("representative");
        assertThatThrownBy(() -> paper.sign("auditor2", key("auditor.p12"), silent))
                .hasMessageContaining("representative_signed");
        assertThat(paper.verify(Optional.empty()).lines().get(0)).contains("{cli.report.unaltered}");

        Path out = folder.resolve("out");
        List<Path> written = paper.write(out);
        assertThat(written).extracting(p -> p.getFileName().toString()).contains("report.pdf", "report.pdf.1.p7s");
        Answer verified = paper.verify(Optional.of(out.resolve("report.pdf")));
        assertThat(verified.negative()).isFalse();
        assertThat(verified.json()).contains("report.pdf.1.p7s");

        Path tsq = folder.resolve("report.tsq");
        paper.requestStamp(tsq, false, silent);
        assertThat(Files.size(tsq)).isGreaterThan(40);
        assertThatThrownBy(() -> paper.addStamp(tsq, silent)).hasMessageContaining("timestamp_unreadable");
    }

    private static KeySource key(String name) {
        return new KeySource.KeyFile(SAMPLES.resolve("keys").resolve(name), Optional.empty(), new char[0]);
    }

    @Test
    void a_form_printed_through_a_real_queue_comes_back() throws Exception {
        String queues = run("lpstat", "-p");
        String queue = queues.lines()
                .filter(line -> line.startsWith("printer "))
                .map(line -> line.split(" ")[1])
                .filter(name -> name.toLowerCase(java.util.Locale.ROOT).contains("pdf"))
                .findFirst()
                .orElse("");
        assumeTrue(!queue.isEmpty(), "no CUPS queue with a PDF backend (packages cups, printer-driver-cups-pdf)");
        byte[] pdf = workbench.report().orElseThrow();
        ByteArrayOutputStream postScript = new ByteArrayOutputStream();
        PaperPrinting.asPostScript(pdf, new java.util.TreeSet<>(Set.of(1)), postScript);
        String title = "suyuan" + System.nanoTime();
        Path job = Files.write(folder.resolve(title + ".ps"), postScript.toByteArray());
        run("lp", "-d", queue, "-t", title, job.toString());
        Path printed = waitFor(title);
        workbench.paperWork().takeScan(printed, Progress.silent());
        assertThat(last(ActKind.REPORT_SCANNED).value("pages")).startsWith("1");
    }

    /** Where cups-pdf puts what it prints. */
    private static Path waitFor(String title) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end) {
            for (Path place : List.of(
                    Path.of(System.getProperty("user.home"), "PDF"), Path.of("/var/spool/cups-pdf/ANONYMOUS"))) {
                if (Files.isDirectory(place)) {
                    try (var files = Files.list(place)) {
                        Optional<Path> found = files.filter(f -> f.toString().contains(title))
                                .filter(f -> f.toFile().length() > 1000)
                                .findFirst();
                        if (found.isPresent()) {
                            TimeUnit.SECONDS.sleep(1);
                            return found.get();
                        }
                    }
                }
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
        throw new AssertionError("nothing printed as " + title);
    }

    private static String run(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output;
        } catch (java.io.IOException missing) {
            return "";
        }
    }
}
