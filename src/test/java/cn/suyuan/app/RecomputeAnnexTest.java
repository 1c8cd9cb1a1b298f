package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.DrawDecision;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.rule.Profile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the annex, copied from the page of the sample company's report, give its numbers again. */
class RecomputeAnnexTest {

    private static final Path PACK = Path.of("sample-data", "demo-pack.zip");

    @TempDir
    Path folder;

    @Test
    void the_commands_copied_from_the_page_give_the_numbers_of_the_report_again() throws Exception {
        for (String tool : List.of("bash --version", "pdftotext -v", "pdfsig -v", "openssl version")) {
            assumeTrue(runs(tool.split(" ")), tool + " is not installed");
        }
        assumeTrue(runs("python3", "-c", "import numpy, hashlib; hashlib.new('sm3')"), "Python with NumPy and SM3");
        JsonNode results = report();
        unpack();

        List<String> said = shell(copied());

        assertThat(said)
                .contains("SM3(demo-pack.zip)= " + results.at("/pack/sm3").asText());
        assertThat(said).anyMatch(line -> line.matches("[0-9]+ True True"));
        assertThat(said).contains("{'all': ['" + String.join("', '", texts(results.at("/sample/instruments"))) + "']}");
        assertThat(said).noneMatch(line -> line.contains("Error"));
        assertThat(said).contains(results.at("/pack/files").size() + " []");
        assertThat(said).contains("digest signed: True", "Signature Verified Successfully");
        assertThat(said).contains("12 roots: [] links: []");
        assertThat(said).contains("366 []");
        JsonNode uncertainty = results.at("/uncertainty/outputs/P1");
        double[] law = numbers(said.get(said.size() - 2));
        assertThat(law[0]).isCloseTo(uncertainty.at("/value").asDouble(), within(1e-6));
        assertThat(law[1]).isCloseTo(uncertainty.at("/gum/u").asDouble(), within(1e-3));
        double[] chance = numbers(said.get(said.size() - 1));
        assertThat(chance[0]).isCloseTo(uncertainty.at("/monte_carlo/mean").asDouble(), within(0.05));
        assertThat(chance[1]).isCloseTo(uncertainty.at("/monte_carlo/u").asDouble(), within(0.05));
    }

    private JsonNode report() throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-03-18T01:00:00Z"), ZoneOffset.UTC);
        Wiring wiring = Wiring.standard().with(clock, new KeyDerivation(64, 1, 1), 2);
        try (Workbench workbench = wiring.workbench()) {
            Progress silent = Progress.silent();
            workbench.createCase(folder.resolve("demo.sycase"), "x".toCharArray(), silent);
            workbench.choose(new CaseSettings(LocalDate.of(2026, 3, 18), Profile.DRAFT_AND_NOTE, 100_000, 1), silent);
            workbench.setTrust(Path.of("sample-data", "trust"), silent);
            workbench.sample().draw(DrawDecision.fromSeed("5eed".repeat(16)), silent);
            workbench.importPack(PACK, silent);
            // in every language page, results and replay say the same: nothing is told of an unsigned report but that
            for (String language : List.of("en", "both", "zh")) {
                workbench
                        .paperWork()
                        .issue(
                                new PaperWork.Choice(
                                        language, true, PaperWork.Choice.usual().annexes()),
                                silent);
                assertThat(workbench
                                .paperWork()
                                .verify(Optional.empty())
                                .lines()
                                .toString())
                        .as(language)
                        .contains("{cli.report.not_verifiable}")
                        .doesNotContain("{cli.report.altered}");
            }
            Files.write(folder.resolve("report.pdf"), workbench.report().orElseThrow());
            return new ObjectMapper().readTree(workbench.results(silent));
        }
    }

    private void unpack() throws IOException {
        Files.copy(PACK, folder.resolve("demo-pack.zip"));
        try (ZipFile zip = new ZipFile(PACK.toFile(), StandardCharsets.UTF_8)) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, file);
                }
            }
        }
    }

    /** The text of the annex as a person marks it with the mouse: without the feet of the pages. */
    private String copied() throws Exception {
        String text = run("pdftotext", "-layout", "-x", "0", "-y", "0", "-W", "595", "-H", "770", "report.pdf", "-");
        return text.substring(text.indexOf("# 1 ", text.indexOf("B.10 自行复算"))).replace("\f", "");
    }

    private List<String> shell(String script) throws Exception {
        Files.writeString(folder.resolve("copied.sh"), script);
        return run("bash", "copied.sh").lines().map(String::strip).toList();
    }

    private String run(String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static List<String> texts(JsonNode array) {
        return java.util.stream.StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static double[] numbers(String line) {
        return java.util.Arrays.stream(line.replaceAll("[\\[\\]]", " ").trim().split(" +"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
