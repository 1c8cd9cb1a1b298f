package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.suyuan.audit.CaseMerge;
import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.finding.Finding;
import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.Profile;
import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Export, archive and merge of the sample case; over 20 s, because the whole sample pack is verified. */
class ArchiveWorkTest {

    private static final Path SAMPLES = Path.of("sample-data");
    private static final Progress SILENT = Progress.silent();
    private static final char[] PASSPHRASE = "x".toCharArray();

    @TempDir
    Path folder;

    private final Wiring wiring = Wiring.standard()
            .with(Clock.fixed(Instant.parse("2026-03-18T01:00:00Z"), ZoneOffset.UTC), new KeyDerivation(64, 1, 1), 2);

    @Test
    void a_case_is_exported_archived_verified_and_merged() throws Exception {
        Path file = folder.resolve("case.sycase");
        Path other = folder.resolve("other.sycase");
        Path archive = folder.resolve("archive");
        String id;
        try (Workbench workbench = wiring.workbench()) {
            workbench.actAs("林示例");
            workbench.createCase(file, PASSPHRASE, SILENT);
            workbench.choose(new CaseSettings(LocalDate.of(2026, 3, 18), Profile.DRAFT_AND_NOTE, 1000, 1), SILENT);
            workbench.setTrust(SAMPLES.resolve("trust"), SILENT);
            CaseSnapshot imported = workbench.importPack(SAMPLES.resolve("demo-pack.zip"), SILENT);
            Finding first = imported.judged().orElseThrow().standingFindings().get(0);
            id = first.findingId();
            workbench.theCase().file().copyTo(other);
            workbench.decide(FindingActs.regrade(id, NonconformityGrade.GENERAL, "有合理解释"), SILENT);
            workbench
                    .followUp()
                    .record(
                            id,
                            Map.of("text", "=HYPERLINK(\"http://example\")", "cause", "漏检"),
                            Optional.empty(),
                            List.of(SAMPLES.resolve("README.md")),
                            SILENT);
            workbench
                    .followUp()
                    .close(id, "已核对", SAMPLES.resolve("keys").resolve("auditor-rsa.p12"), new char[0], SILENT);
            workbench.issueReport(SILENT);

            List<Path> exported = workbench.archive(Messages.of(Language.ZH)).export(folder.resolve("export"), SILENT);
            assertThat(exported)
                    .extracting(path -> path.getFileName().toString())
                    .contains("case.json", "findings.csv", "findings.xlsx", "observations.xlsx", "report.pdf");
            JsonNode whole = new ObjectMapper()
                    .readTree(Files.readString(folder.resolve("export").resolve("case.json")));
            assertThat(whole.at("/results/findings").size())
                    .isEqualTo(
                            imported.judged().orElseThrow().standingFindings().size());
            assertThat(whole.at("/follow_up/0/closing").asText()).isEqualTo("trusted");
            assertThat(Files.readString(folder.resolve("export").resolve("findings.csv")))
                    .contains("\"'=HYPERLINK(\"\"http://example\"\")\"");
            new ExportedTables(folder.resolve("export")).say_what_the_results_say();

            workbench
                    .archive(Messages.of(Language.ZH))
                    .create(
                            new ArchiveWork.Request(
                                    archive,
                                    true,
                                    Optional.of(SAMPLES.resolve("keys").resolve("auditor-rsa.p12")),
                                    new char[0]),
                            SILENT);
        }
        Answer whole = verify(archive);
        assertThat(whole.negative()).as(whole.json()).isFalse();
        assertThat(whole.lines())
                .extracting(line -> line.get(0))
                .contains("archive.list.trusted", "archive.closing.trusted", "archive.journal.whole", "archive.whole");
        assertThat(Files.readString(archive.resolve("READ-ME.txt"))).contains("sha256sum -c", "不需要溯证软件");
        assertThat(archive.resolve("evidence").resolve("data").resolve("ledger.csv"))
                .exists();
        every_change_is_seen(archive);
        every_file_that_differs_is_named(archive);
        opens_without_us(archive);
        the_copy_of_another_auditor_is_merged(file, other, id);
    }

    private Answer verify(Path archive) throws WorkbenchException {
        return wiring.signatureChecks()
                .archive(
                        archive,
                        new SingleChecks.View(
                                Optional.of(SAMPLES.resolve("trust")), Optional.of(LocalDate.of(2026, 3, 18))),
                        SILENT);
    }

    private void every_change_is_seen(Path archive) throws Exception {
        // what no list names: the lists themselves, and the signature of one of them
        for (String name : List.of("manifest-sha256.txt", "manifest-sm3.txt", "manifest-sha256.txt.p7s")) {
            Path file = archive.resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            byte[] changed = bytes.clone();
            // the signature may carry certificates that nobody needs; its value stands at the end
            changed[name.endsWith(".p7s") ? changed.length - 1 : changed.length / 2] ^= 1;
            Files.write(file, changed);
            assertThat(verify(archive).negative()).as(name).isTrue();
            Files.write(file, bytes);
        }
        Path seal = archive.resolve("manifest-sha256.txt.p7s");
        byte[] sealed = Files.readAllBytes(seal);
        Files.delete(seal);
        assertThat(verify(archive).lines()).extracting(line -> line.get(0)).contains("archive.list.unsigned");
        Files.write(seal, sealed);
        assertThat(verify(archive).negative()).isFalse();
    }

    /** All files at once, evidence and tables too: each is told by its name. */
    private void every_file_that_differs_is_named(Path archive) throws Exception {
        Path copy = folder.resolve("copy");
        List<String> names = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(archive)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String name = archive.relativize(file).toString().replace('\\', '/');
                Path to = copy.resolve(name);
                Files.createDirectories(to.getParent());
                byte[] bytes = Files.readAllBytes(file);
                if (!name.startsWith("manifest-")) {
                    names.add(name);
                    bytes = bytes.length == 0 ? new byte[] {1} : bytes;
                    bytes[bytes.length / 3] ^= 1;
                }
                Files.write(to, bytes);
            }
        }
        assertThat(names).hasSizeGreaterThan(50).anyMatch(name -> name.startsWith("evidence/"));
        assertThat(told(verify(copy), "archive.changed")).containsAll(names);
        for (String name : names) {
            Files.delete(copy.resolve(name));
            Files.writeString(copy.resolve(name + ".new"), "");
        }
        Answer gone = verify(copy);
        assertThat(told(gone, "archive.missing")).containsAll(names);
        assertThat(told(gone, "archive.extra"))
                .containsAll(names.stream().map(name -> name + ".new").toList());
        assertThat(gone.negative()).isTrue();
    }

    private static List<String> told(Answer answer, String what) {
        return answer.lines().stream()
                .filter(line -> line.get(0).equals(what))
                .map(line -> line.get(1))
                .toList();
    }

    /** The commands of READ-ME.txt, where the tools are there. */
    private static void opens_without_us(Path archive) throws Exception {
        assumeTrue(runs(archive, "sha256sum", "--version") == 0, "sha256sum is not there");
        assertThat(runs(archive, "sha256sum", "-c", "manifest-sha256.txt")).isZero();
        if (runs(archive, "openssl", "version") == 0) {
            assertThat(runs(
                            archive,
                            "openssl",
                            "cms",
                            "-verify",
                            "-binary",
                            "-content",
                            "manifest-sha256.txt",
                            "-in",
                            "manifest-sha256.txt.p7s",
                            "-inform",
                            "DER",
                            "-noverify",
                            "-out",
                            "/dev/null"))
                    .isZero();
        }
    }

    private static int runs(Path folder, String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException absent) {
            return -1;
        }
    }

    private void the_copy_of_another_auditor_is_merged(Path file, Path other, String id) throws Exception {
        try (Workbench theirs = wiring.workbench()) {
            theirs.actAs("周演示");
            theirs.openCase(other, PASSPHRASE, SILENT);
            theirs.decide(FindingActs.withdraw(id, "当场提供了证书"), SILENT);
        }
        Path out = folder.resolve("merged.sycase");
        CaseMerging merging = wiring.caseMerging();
        Answer asked = merging.merge(new CaseMerging.Request(file, other, out, Map.of(), "组长"), PASSPHRASE, SILENT);
        assertThat(asked.negative()).isTrue();
        assertThat(out).doesNotExist();
        JsonNode conflicts = new ObjectMapper().readTree(asked.json()).at("/conflicts");
        assertThat(conflicts.size()).isEqualTo(1);
        String key = conflicts.at("/0/key").asText();
        Answer done = merging.merge(
                new CaseMerging.Request(file, other, out, Map.of(key, CaseMerge.Side.OURS), "组长"), PASSPHRASE, SILENT);
        assertThat(done.negative()).isFalse();
        try (Workbench merged = wiring.workbench()) {
            CaseSnapshot snapshot = merged.openCase(out, PASSPHRASE, SILENT);
            assertThat(snapshot.judged().orElseThrow().standingFindings())
                    .filteredOn(f -> f.findingId().equals(id))
                    .singleElement()
                    .satisfies(f -> assertThat(f.grade()).isEqualTo(NonconformityGrade.GENERAL));
            assertThat(snapshot.journal().entries())
                    .anyMatch(e -> e.value("reason").equals("当场提供了证书"));
            assertThat(snapshot.followUps()).anyMatch(FollowUpState::closed);
        }
    }
}
