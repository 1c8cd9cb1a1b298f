package cn.suyuan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.app.Wiring;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command line as a user or a script meets it: exit codes, words, and nothing but JSON where JSON is asked for. */
class MainTest {

    private static final int DONE = 0;
    private static final int NONCONFORMITIES = 1;
    private static final int USAGE = 2;
    private static final int UNREADABLE = 3;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        Clock clock = Clock.fixed(Instant.parse("2026-03-18T01:00:00Z"), ZoneOffset.UTC);
        Wiring wiring = Wiring.standard().with(clock, new KeyDerivation(64, 1, 1), 2);
        PrintStream standard = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        int code = Main.run(wiring, standard, errors, false, arguments);
        standard.flush();
        return code;
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static Stream<CommandLine> leaves(CommandLine line) {
        return line.getSubcommands().isEmpty()
                ? Stream.of(line)
                : line.getSubcommands().values().stream().flatMap(MainTest::leaves);
    }

    private static List<CommandLine> commands() {
        Terminal terminal = new Terminal(System.out, System.err, Messages.of(Language.ZH), false);
        CommandLine all = Main.commands(new Desk(Wiring.standard(), terminal));
        Main.prepare(all, terminal);
        return leaves(all).toList();
    }

    @Test
    void a_command_explains_itself_when_asked() {
        assertThat(run("sample", "draw", "--help")).isEqualTo(DONE);
        assertThat(said()).startsWith("用法：suyuan sample draw").doesNotContain("cli.help");
    }

    @Test
    void the_language_may_stand_before_the_command_or_behind_it() {
        assertThat(run("--lang", "en", "sample", "--help")).isEqualTo(DONE);
        assertThat(said()).startsWith("Usage: suyuan sample").contains("Commands:");
        String before = said();
        assertThat(run("sample", "--help", "--lang=en")).isEqualTo(DONE);
        assertThat(said()).isEqualTo(before + before);
    }

    @Test
    void every_command_and_every_option_is_explained_and_every_command_stands_in_the_readme() throws IOException {
        List<String> readme = Files.readAllLines(Path.of("README.md"));
        assertThat(commands()).hasSizeGreaterThan(30).allSatisfy(command -> {
            CommandLine.Model.CommandSpec spec = command.getCommandSpec();
            assertThat(spec.usageMessage().description())
                    .as(spec.qualifiedName())
                    .isNotEmpty();
            assertThat(spec.args())
                    .allSatisfy(argument -> assertThat(argument.description())
                            .as(spec.qualifiedName() + " " + argument.paramLabel())
                            .isNotEmpty());
            String[] words = spec.qualifiedName().split(" ", -1);
            assertThat(readme)
                    .as(spec.qualifiedName())
                    .anyMatch(
                            line -> line.startsWith("| `" + words[1] + " ") && line.contains(words[words.length - 1]));
        });
    }

    @Test
    void it_tells_its_version() {
        assertThat(run("--version")).isEqualTo(DONE);
        assertThat(said()).startsWith("suyuan ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "audit",
                "audit x --nonsense --out y",
                "audit x --out y --as-of 2025-02-30",
                "audit x --out y --profile none"
            })
    void a_usage_fault_is_told_in_the_language_of_the_program(String line) {
        run(line.split(" ", -1));
        assertThat(complained()).doesNotContain("Unmatched", "Missing", "Invalid", "java.", "Exception");
    }

    @Test
    void what_stops_half_way_leaves_no_case_in_the_way_of_the_next_try() {
        String target = folder.resolve("out").toString();
        assertThat(run("audit", folder.resolve("none.zip").toString(), "--out", target))
                .isEqualTo(UNREADABLE);
        assertThat(folder.resolve("out/case.sycase")).doesNotExist();
        assertThat(run("audit", "x", "--out", target, "--seed", "xyz")).isEqualTo(USAGE);
        assertThat(run("audit", "x", "--out", target, "--trials", "0")).isEqualTo(USAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nonsense", "audit", "pack", "audit --as-of yesterday x --out y", "audit x --nonsense --out y"})
    void what_cannot_be_understood_is_a_usage_fault(String line) {
        assertThat(run(line.split(" ", -1))).isEqualTo(USAGE);
        assertThat(said()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit FILE --out OUT",
                "pack verify FILE",
                "ledger FILE",
                "trace FILE --instrument E01",
                "chain verify FILE",
                "case show FILE",
                "case replay FILE"
            })
    void a_file_that_is_not_there_is_named_without_a_stack_trace(String line) {
        String missing = folder.resolve("没有.zip").toString();
        String[] words = line.split(" ", -1);
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].equals("FILE")
                    ? missing
                    : words[i].equals("OUT") ? folder.resolve("out").toString() : words[i];
        }
        assertThat(run(words)).isEqualTo(UNREADABLE);
        assertThat(complained()).contains("没有.zip").doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void an_empty_folder_is_never_called_conforming() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("空"));
        int code = run("audit", empty.toString(), "--out", folder.resolve("out").toString());
        assertThat(code).as(complained()).isEqualTo(DONE);
        assertThat(said()).contains("结论：未能得出结论").doesNotContain("结论：符合").doesNotContain("结论：基本符合");
    }

    @Test
    void a_folder_of_foreign_files_is_never_called_conforming() throws IOException {
        Path foreign = Files.createDirectories(folder.resolve("照片"));
        Files.write(foreign.resolve("IMG_0001.jpg"), new byte[] {(byte) 0xFF, (byte) 0xD8, 1, 2, 3});
        Files.writeString(foreign.resolve("说明.txt"), "这里没有台账");
        run("audit", foreign.toString(), "--out", folder.resolve("out").toString());
        assertThat(said()).doesNotContain("结论：符合").doesNotContain("结论：基本符合");
    }

    @Test
    void the_demo_pack_has_nonconformities_and_json_is_all_that_is_printed() throws IOException {
        String trust = Path.of("sample-data", "trust").toString();
        int code = run(
                "audit",
                Path.of("sample-data", "demo-pack.zip").toString(),
                "--trust",
                trust,
                "--trials",
                "20000",
                "--json",
                "--out",
                folder.resolve("out").toString());
        assertThat(code).as(complained()).isEqualTo(NONCONFORMITIES);
        JsonNode results = new ObjectMapper().readTree(said());
        assertThat(results.at("/conclusion").asText()).isEqualTo("nonconforming");
        assertThat(Files.readString(folder.resolve("out/results.json"))).isEqualTo(said());
        assertThat(folder.resolve("out/report.pdf")).isNotEmptyFile();
    }
}
