package cn.suyuan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.app.Wiring;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import cn.suyuan.trust.TestAuthority;
import cn.suyuan.trust.TestAuthority.Algorithm;
import cn.suyuan.trust.TestAuthority.Profile;
import cn.suyuan.trust.TestAuthority.Validity;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole way of a report without a window: issued, signed, confirmed, time-stamped by files, taken back as a scan. */
class ReportCommandTest {

    private static final Path SAMPLES = Path.of("sample-data");
    private static final Validity YEARS =
            new Validity(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"));
    private static final TestAuthority ROOT =
            TestAuthority.root(Algorithm.P256, "示例认证中心（虚构）", "时间戳根", YEARS, TestAuthority.seeded(81));
    private static final TestAuthority STAMPER = ROOT.issue(Algorithm.P256, "示例时间戳（虚构）", "tsa", YEARS, Profile.STAMPER);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        Clock clock = Clock.fixed(Instant.parse("2026-03-18T01:00:00Z"), ZoneOffset.UTC);
        Wiring wiring = Wiring.standard().with(clock, new KeyDerivation(64, 1, 1), 2);
        out.reset();
        err.reset();
        PrintStream standard = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        int code = Main.run(wiring, standard, errors, false, arguments);
        standard.flush();
        return code;
    }

    private void done(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--passphrase-file", at("secret"), "--out", at("out"), "--by", "林示例"));
        assertThat(run(all.toArray(String[]::new))).as(complained()).isZero();
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private static String key(String name) {
        return SAMPLES.resolve("keys").resolve(name).toString();
    }

    private Path trust() throws IOException {
        Path trust = Files.createDirectories(folder.resolve("trust"));
        try (var files = Files.list(SAMPLES.resolve("trust"))) {
            for (Path file : files.toList()) {
                Files.copy(file, trust.resolve(file.getFileName()));
            }
        }
        Files.write(trust.resolve("stamps.pem"), ROOT.pem());
        Files.write(
                trust.resolve("stamps.crl"),
                ROOT.revocationList(
                        Instant.parse("2025-01-02T00:00:00Z"), Instant.parse("2029-12-01T00:00:00Z"), Map.of()));
        return trust;
    }

    @Test
    void a_report_goes_its_whole_way_on_the_command_line() throws Exception {
        Files.writeString(folder.resolve("secret"), "x\n");
        String trust = trust().toString();
        Path pack = Files.createDirectories(folder.resolve("pack"));
        run("audit", pack.toString(), "--trust", trust, "--out", at("case"), "--passphrase-file", at("secret"));
        String file = at("case/case.sycase");
        done("report", "issue", file, "--language", "both", "--annexes", "none");
        scan();
        done("report", "sign", file, "--key", key("auditor-rsa.p12"));
        done("report", "sign", file, "--key", key("auditor.p12"), "--place", "auditor1");
        done("report", "refuse", file, "--reason", "第1项与事实不符。");
        done("report", "sign", file, "--key", key("representative-rsa.p12"), "--place", "representative");
        done("report", "request-stamp", file, "--request", at("r.tsq"), "--hash", "sha256");
        byte[] asked = Files.readAllBytes(folder.resolve("r.tsq"));
        Files.write(
                folder.resolve("r.tsr"), STAMPER.answer(asked, Instant.parse("2026-03-18T00:30:00Z"), BigInteger.TWO));
        done("report", "stamp", file, at("r.tsr"));
        assertThat(said()).contains("tsa").contains("2026-03-18T00:30:00Z").doesNotContain("不在审核方的信任名单");
        assertThat(run("report", "verify", at("out/report.pdf"), "--trust", trust, "--as-of", "2026-03-18", "--json"))
                .as(said())
                .isZero();
        assertThat(new ObjectMapper().readTree(said()).findValuesAsText("timestamp"))
                .contains("valid");
        done("report", "scan", file, at("scan.png"));
        assertThat(said()).contains("收到的页码：1");
        assertThat(run("case", "show", file, "--passphrase-file", at("secret"))).isZero();
        assertThat(said()).contains("加入时间戳").contains("取回扫描件");
    }

    private void scan() throws IOException {
        try (PDDocument document =
                Loader.loadPDF(folder.resolve("out/report.pdf").toFile())) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 150);
            ImageIO.write(page, "png", folder.resolve("scan.png").toFile());
        }
    }

    @Test
    void a_key_has_to_be_named_and_a_case_to_be_there() {
        assertThat(run("report", "sign", at("none.sycase"), "--key", key("auditor.p12")))
                .isEqualTo(3);
        assertThat(complained()).contains("none.sycase");
    }

    @Test
    void every_option_of_every_command_is_explained_in_both_languages() {
        for (Language language : Language.values()) {
            PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
            Terminal terminal = new Terminal(nowhere, nowhere, Messages.of(language), false);
            CommandLine line = Main.commands(new Desk(Wiring.standard(), terminal));
            Main.prepare(line, terminal);
            explained(line);
        }
    }

    private static void explained(CommandLine line) {
        for (CommandLine.Model.ArgSpec argument : line.getCommandSpec().args()) {
            assertThat(argument.description())
                    .as(line.getCommandSpec().qualifiedName() + " " + argument.paramLabel())
                    .isNotEmpty()
                    .noneMatch(String::isBlank);
        }
        assertThat(line.getCommandSpec().usageMessage().description())
                .as(line.getCommandSpec().qualifiedName())
                .isNotEmpty();
        line.getSubcommands().values().forEach(ReportCommandTest::explained);
    }
}
