package cn.suyuan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.app.FindingActs;
import cn.suyuan.app.Wiring;
import cn.suyuan.app.Workbench;
import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.finding.Finding;
import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.trust.SoftToken;
import cn.suyuan.trust.TestAuthority;
import cn.suyuan.trust.TestAuthority.Algorithm;
import cn.suyuan.trust.TestAuthority.Profile;
import cn.suyuan.trust.TestAuthority.Validity;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corrective actions without a window: recorded, closed with keys of every kind, opened again. */
class FollowCommandTest {

    private static final Progress SILENT = Progress.silent();
    private static final Validity YEARS =
            new Validity(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"));

    @TempDir
    Path folder;

    private final Wiring wiring = Wiring.standard()
            .with(Clock.fixed(Instant.parse("2026-03-18T01:00:00Z"), ZoneOffset.UTC), new KeyDerivation(64, 1, 1), 2);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--passphrase-file", at("secret")));
        PrintStream standard = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        return Main.run(wiring, standard, errors, false, all.toArray(String[]::new));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    @BeforeEach
    void a_case_with_a_finding_of_the_auditor() throws Exception {
        Files.writeString(folder.resolve("secret"), "x\n");
        Path pack = Files.createDirectories(folder.resolve("pack"));
        Files.writeString(pack.resolve("记录.txt"), "现场记录");
        try (Workbench workbench = wiring.workbench()) {
            workbench.createCase(folder.resolve("c.sycase"), "x".toCharArray(), SILENT);
            workbench.importPack(pack, SILENT);
            workbench.decide(
                    FindingActs.add(new FindingActs.Own(
                            List.of("7.2"),
                            NonconformityGrade.GENERAL,
                            "",
                            "经查，台账与现场不一致。",
                            Finding.VerificationMode.A,
                            List.of(),
                            List.of(new EvidenceReference("记录.txt", 0, "")),
                            false)),
                    SILENT);
        }
        Files.writeString(folder.resolve("整改.txt"), "已更正");
    }

    private void corrected() {
        String[] record = {
            "follow-up", "record", at("c.sycase"), "1", "--correction", "更正台账", "--cause", "漏登", "--proof", at("整改.txt")
        };
        assertThat(run(record)).as(said()).isZero();
    }

    @Test
    void a_closing_needs_a_correction_and_goes_with_a_pem_key_of_whoever_acts() throws Exception {
        TestAuthority root = TestAuthority.root(Algorithm.P256, "示例", "根", YEARS, TestAuthority.seeded(91));
        TestAuthority auditor = root.issue(Algorithm.P256, "示例", "周演示", YEARS, Profile.SIGNER);
        Files.write(folder.resolve("key.pem"), auditor.secretPem());
        Files.write(folder.resolve("cert.pem"), auditor.pem());
        String[] close = {
            "follow-up",
            "close",
            at("c.sycase"),
            "1",
            "--note",
            "已核对",
            "--key",
            at("key.pem"),
            "--certificate",
            at("cert.pem"),
            "--by",
            "周演示"
        };
        assertThat(run(close)).isEqualTo(3);
        corrected();
        assertThat(run("follow-up", "list", at("c.sycase"))).isEqualTo(1);
        assertThat(run(close)).as(said()).isZero();
        assertThat(said()).contains("周演示");
        assertThat(run("follow-up", "list", at("c.sycase"))).as(said()).isZero();
        assertThat(run("case", "show", at("c.sycase"))).isZero();
        assertThat(said()).contains("周演示 关闭不符合项".split(" ", -1));
        assertThat(run("follow-up", "reopen", at("c.sycase"), "1", "--reason", "证书被撤销"))
                .isZero();
        assertThat(run("follow-up", "list", at("c.sycase"))).isEqualTo(1);
        assertThat(run("follow-up", "reopen", at("c.sycase"), "9", "--reason", "x"))
                .isEqualTo(3);
    }

    @Test
    void a_closing_goes_with_a_token() throws Exception {
        SoftToken token = SoftToken.in(Files.createDirectories(folder.resolve("token")));
        corrected();
        Files.writeString(folder.resolve("pin"), SoftToken.PIN + "\n");
        String told = token.java(
                "cn.suyuan.cli.Main",
                "follow-up",
                "close",
                at("c.sycase"),
                "1",
                "--note",
                "已核对",
                "--token",
                token.library().toString(),
                "--label",
                "p256",
                "--key-password-file",
                at("pin"),
                "--passphrase-file",
                at("secret"));
        assertThat(told).contains("Token p256");
        assertThat(run("follow-up", "list", at("c.sycase"))).as(told).isZero();
    }
}
