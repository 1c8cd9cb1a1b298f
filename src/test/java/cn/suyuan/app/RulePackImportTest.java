package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.rule.Profile;
import cn.suyuan.rule.RulePackFiles;
import cn.suyuan.trust.SigningCertificate;
import cn.suyuan.trust.SigningKey;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule pack comes in only under a signature that is trusted, and a case is judged for ever by the pack it had. */
class RulePackImportTest {

    private static final Path TRUST = Path.of("sample-data", "trust");
    private static final Path KEY = Path.of("sample-data", "keys", "auditor.p12");
    private static final Progress SILENT = Progress.silent();

    @TempDir
    Path folder;

    private final Wiring wiring = Wiring.standard()
            .with(Clock.fixed(Instant.parse("2026-03-18T01:00:00Z"), ZoneOffset.UTC), new KeyDerivation(64, 1, 1), 1);

    private Path evidence = Path.of("");

    /** A factor of 2022 in a report on 2025 is 36 months old (6.2: at most 24). */
    @BeforeEach
    void evidence_with_an_old_factor() throws IOException {
        evidence = Files.createDirectories(folder.resolve("evidence"));
        Files.writeString(
                evidence.resolve("pack.json"),
                "{\"period\": {\"from\": \"2025-01-01\", \"to\": \"2025-12-31\"}, \"product\": {\"name\": \"电池\"}}");
        Files.writeString(
                evidence.resolve("factors.csv"),
                "factor_id,name,value,unit,source,year,rating\nF1,电力,0.5366,kgCO2e/kWh,生态环境部公告,2022,3\n");
    }

    private Workbench judged(Wiring program, String name) throws WorkbenchException {
        Workbench workbench = program.workbench();
        workbench.createCase(folder.resolve(name), "x".toCharArray(), SILENT);
        workbench.choose(new CaseSettings(LocalDate.of(2026, 3, 18), Profile.DRAFT_AND_NOTE, 1, 1), SILENT);
        workbench.setTrust(TRUST, SILENT);
        workbench.importPack(evidence, SILENT);
        return workbench;
    }

    private static JsonNode results(Workbench workbench) throws Exception {
        return new ObjectMapper().readTree(workbench.results(SILENT));
    }

    private static String ageOfFactor(JsonNode results) {
        for (JsonNode observation : results.get("observations")) {
            if (observation.get("id").asText().equals("R-6.2-1")
                    && observation.get("subject").asText().equals("factor:F1")) {
                return observation.get("verdict").asText();
            }
        }
        return "none";
    }

    private Path rules(String name, UnaryOperator<String> ageRule) throws Exception {
        Path source = folder.resolve(name + "-files");
        wiring.rulePackChecks().export(source);
        change(source, "R-6.2-1.properties", ageRule);
        change(source, "edition.properties", text -> text.replaceAll("(?m)^version .*$", "version = 2"));
        return source;
    }

    private Path signed(String name, UnaryOperator<String> ageRule) throws Exception {
        Path out = folder.resolve(name + ".zip");
        wiring.rulePackChecks().create(rules(name, ageRule), out, new PackMaking.Sealing(KEY, new char[0]), SILENT);
        return out;
    }

    private static String atMostFourYears(String rule) {
        return rule.replaceAll("(?m)^limit\\.age = .*$", "limit.age = 48");
    }

    private static void change(Path source, String file, UnaryOperator<String> change) throws IOException {
        Path path = source.resolve(file);
        Files.writeString(path, change.apply(Files.readString(path)));
    }

    @Test
    void an_old_case_replays_to_its_reported_digest_while_a_new_one_is_judged_by_the_imported_pack() throws Exception {
        Path old = folder.resolve("old.sycase");
        try (Workbench workbench = judged(wiring, "old.sycase")) {
            assertThat(ageOfFactor(results(workbench))).isEqualTo("not_met");
            workbench.issueReport(SILENT);
        }
        Path second = signed("v2", RulePackImportTest::atMostFourYears);
        try (Workbench workbench = judged(wiring, "new.sycase")) {
            workbench.rules().importPack(second, "公布稿", SILENT);
            JsonNode results = results(workbench);
            assertThat(ageOfFactor(results)).isEqualTo("met");
            assertThat(results.at("/standard/version").asText()).isEqualTo("2");
            workbench.issueReport(SILENT);
        }
        // years later: a program that ships with the second pack opens both
        RulePackFiles later = RulePackFiles.ofZip(Files.readAllBytes(second));
        Wiring laterProgram = wiring.shipping(later.source());
        assertThat(laterProgram.rulePack().edition().version()).isEqualTo("2");
        for (Path file : new Path[] {old, folder.resolve("new.sycase")}) {
            Answer replay = laterProgram.caseWork(cn.suyuan.text.Language.ZH).replay(file, "x".toCharArray(), SILENT);
            JsonNode answer = new ObjectMapper().readTree(replay.json());
            assertThat(answer.get("agrees").asBoolean()).isTrue();
            assertThat(replay.negative()).isFalse();
        }
    }

    @Test
    void an_import_is_an_entry_that_can_be_taken_back() throws Exception {
        Path second = signed("v2", RulePackImportTest::atMostFourYears);
        try (Workbench workbench = judged(wiring, "case.sycase")) {
            String before = workbench.results(SILENT);
            CaseSnapshot after = workbench.rules().importPack(second, "公布稿", SILENT);
            assertThat(after.journal().last().orElseThrow().content())
                    .containsEntry("edition", "draft-2025")
                    .containsEntry("version", "2")
                    .containsEntry("changes", "1")
                    .containsEntry("reason", "公布稿");
            workbench.undo(after.journal().last().orElseThrow().digest(), "", SILENT);
            assertThat(workbench.results(SILENT)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "unsigned, app.rules.unsigned",
        "changed, app.rules.changed",
        "added, app.rules.unlisted",
        "dropped, app.rules.missing",
        "other_manifest, app.rules.signature",
        "no_manifest, app.rules.no_manifest",
        "no_rules, app.rules.none",
        "broken_rule, app.rules.fault",
        "same, app.rules.same"
    })
    void a_pack_that_cannot_be_relied_upon_is_refused_with_its_reason(String attack, String reason) throws Exception {
        Path good = signed("good", attack.equals("same") ? text -> text : RulePackImportTest::atMostFourYears);
        Path bad = attacked(RulePackFiles.ofZip(Files.readAllBytes(good)), attack);
        try (Workbench workbench = judged(wiring, "case.sycase")) {
            String before = workbench.results(SILENT);
            assertThatThrownBy(() -> workbench.rules().importPack(bad, "", SILENT))
                    .isInstanceOfSatisfying(
                            WorkbenchException.class, e -> assertThat(e.key()).isEqualTo(reason));
            assertThat(workbench.results(SILENT)).isEqualTo(before);
        }
    }

    @Test
    void a_pack_whose_signer_is_not_trusted_in_the_case_is_refused() throws Exception {
        Path good = signed("good", RulePackImportTest::atMostFourYears);
        try (Workbench workbench = wiring.workbench()) {
            workbench.createCase(folder.resolve("case.sycase"), "x".toCharArray(), SILENT);
            assertThatThrownBy(() -> workbench.rules().importPack(good, "", SILENT))
                    .isInstanceOfSatisfying(
                            WorkbenchException.class, e -> assertThat(e.key()).isEqualTo("app.rules.signature"));
        }
        assertThat(wiring.rulePackChecks()
                        .verify(good, Optional.empty(), SILENT)
                        .negative())
                .isTrue();
        assertThat(wiring.rulePackChecks()
                        .verify(good, Optional.of(TRUST), SILENT)
                        .negative())
                .isFalse();
    }

    @Test
    void where_the_trust_folder_names_publishers_only_these_may_publish() throws Exception {
        Path good = signed("good", RulePackImportTest::atMostFourYears);
        byte[] signer = certificate(KEY);
        assertThat(verified(good, new byte[0]).at("/publisher_checked").asBoolean())
                .describedAs("no publisher named: it is said that the role was not checked")
                .isFalse();
        JsonNode named = verified(good, signer);
        assertThat(named.at("/accepted").asBoolean()).isTrue();
        assertThat(named.at("/publisher_checked").asBoolean()).isTrue();
        JsonNode other = verified(good, Files.readAllBytes(TRUST.resolve("rsa-ca.pem")));
        assertThat(other.at("/accepted").asBoolean()).isFalse();
        assertThat(other.at("/refusals/0").asText()).startsWith("app.rules.not_publisher");
    }

    @Test
    void the_audited_organisation_cannot_publish_the_rules_it_is_judged_by() throws Exception {
        String own = SigningCertificate.read(certificate(KEY))
                .orElseThrow()
                .organization()
                .orElseThrow();
        Files.writeString(
                evidence.resolve("pack.json"),
                "{\"period\": {\"from\": \"2025-01-01\", \"to\": \"2025-12-31\"}, \"organization\": {\"name\": \"" + own
                        + "\"}}");
        Path good = signed("good", RulePackImportTest::atMostFourYears);
        try (Workbench workbench = judged(wiring, "case.sycase")) {
            assertThatThrownBy(() -> workbench.rules().importPack(good, "公布稿", SILENT))
                    .isInstanceOfSatisfying(
                            WorkbenchException.class, e -> assertThat(e.key()).isEqualTo("app.rules.by_audited"));
        }
    }

    private static byte[] certificate(Path key) throws Exception {
        try (SigningKey opened = SigningKey.open(Files.readAllBytes(key), new char[0])) {
            return opened.certificate().encoded();
        }
    }

    /** What a pack is worth to an auditor with a certificate under publishers/; none where there are no bytes. */
    private JsonNode verified(Path pack, byte[] publisher) throws Exception {
        Path trust = Files.createTempDirectory(folder, "trust");
        try (var files = Files.list(TRUST)) {
            for (Path file : files.toList()) {
                Files.copy(file, trust.resolve(file.getFileName().toString()));
            }
        }
        if (publisher.length > 0) {
            Files.write(Files.createDirectories(trust.resolve("publishers")).resolve("a.cer"), publisher);
        }
        return new ObjectMapper()
                .readTree(wiring.rulePackChecks()
                        .verify(pack, Optional.of(trust), SILENT)
                        .json());
    }

    private Path attacked(RulePackFiles good, String attack) throws Exception {
        byte[] other = "# other\n".getBytes(StandardCharsets.UTF_8);
        Path out = Files.createDirectories(folder.resolve("bad"));
        RulePackFiles bad = switch (attack) {
            case "changed" -> good.with("vague-sources.csv", other);
            case "added" -> good.with("R-9.properties", other);
            case "other_manifest" ->
                good.with("vague-sources.csv", vague(good))
                        .with(RulePackFiles.MANIFEST, manifestWith(good.with("vague-sources.csv", vague(good))));
            case "same" -> signedSame();
            default -> good;
        };
        for (var file : bad.files().entrySet()) {
            Files.write(out.resolve(file.getKey()), file.getValue());
        }
        switch (attack) {
            case "unsigned" -> Files.delete(out.resolve(RulePackFiles.SIGNATURE));
            case "dropped" -> Files.delete(out.resolve("vague-sources.csv"));
            case "no_manifest" -> Files.delete(out.resolve(RulePackFiles.MANIFEST));
            case "no_rules" -> Files.delete(out.resolve("rules.txt"));
            case "broken_rule" -> resign(out);
            default -> {
                // as it is
            }
        }
        return out;
    }

    private static byte[] vague(RulePackFiles good) {
        return (new String(good.bytes("vague-sources.csv").orElseThrow(), StandardCharsets.UTF_8)
                        + "道听途说,审核约定,TO_CONFIRM\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] manifestWith(RulePackFiles files) {
        var plain = new java.util.TreeMap<>(files.files());
        plain.remove(RulePackFiles.MANIFEST);
        plain.remove(RulePackFiles.SIGNATURE);
        return SealedRules.manifestOf(new RulePackFiles(plain));
    }

    /** The pack that ships, signed as it is. */
    private RulePackFiles signedSame() throws Exception {
        Path files = folder.resolve("same-files");
        wiring.rulePackChecks().export(files);
        Path out = folder.resolve("same.zip");
        wiring.rulePackChecks().create(files, out, new PackMaking.Sealing(KEY, new char[0]), SILENT);
        return RulePackFiles.ofZip(Files.readAllBytes(out));
    }

    /** A publisher who signs what nobody can read: the signature holds, the rule does not. */
    private void resign(Path pack) throws Exception {
        change(pack, "R-6.2-1.properties", text -> text.replaceAll("(?m)^limit\\.age = .*$", "limit.age = viel"));
        var files = new java.util.TreeMap<String, byte[]>();
        try (var all = Files.list(pack)) {
            for (Path file : all.toList()) {
                files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
        }
        byte[] manifest = manifestWith(new RulePackFiles(files));
        Files.write(pack.resolve(RulePackFiles.MANIFEST), manifest);
        try (var key = cn.suyuan.trust.SigningKey.open(Files.readAllBytes(KEY), new char[0])) {
            Files.write(
                    pack.resolve(RulePackFiles.SIGNATURE),
                    new cn.suyuan.trust.CmsSigner(key, new java.security.SecureRandom())
                            .signDetached(
                                    manifest,
                                    Optional.of(Instant.parse("2026-03-17T01:00:00Z")),
                                    cn.suyuan.trust.CmsSigner.Identifiers.RFC_5652));
        }
    }
}
