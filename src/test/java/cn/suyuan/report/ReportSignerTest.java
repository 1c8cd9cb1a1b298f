package cn.suyuan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.suyuan.trust.SigningKey;
import cn.suyuan.trust.TestAuthority;
import cn.suyuan.trust.TestAuthority.Algorithm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportSignerTest {

    private static final ReportFonts FONTS = ReportFonts.load();
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-03-18T16:30:00+08:00");

    @TempDir
    Path folder;

    private final ReportSigner signer = new ReportSigner(FONTS, new SecureRandom());

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"RSA_2048", "P256", "ED25519", "SM2"})
    void a_signed_and_confirmed_report_is_still_pdfa(Algorithm algorithm) throws Exception {
        byte[] pdf = signedAndConfirmed(algorithm);
        Files.write(Path.of("target", "signed-" + algorithm + ".pdf"), pdf);
        assertThat(PdfReportTest.failures(pdf)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"RSA_2048", "P256"})
    void poppler_finds_both_signatures_valid_and_a_changed_byte_breaks_them(Algorithm algorithm) throws Exception {
        byte[] pdf = signedAndConfirmed(algorithm);
        assertThat(pdfsig(pdf)).contains("Signature is Valid").doesNotContain("Digest Mismatch");
        pdf[2000] ^= 1;
        assertThat(pdfsig(pdf)).contains("Digest Mismatch");
    }

    @Test
    void a_field_is_signed_once() throws Exception {
        byte[] pdf = signedAndConfirmed(Algorithm.P256);
        assertThatThrownBy(() -> signer.sign(pdf, ReportFields.auditor(1), statement("林示例"), key(Algorithm.P256)))
                .isInstanceOf(ReportException.class);
    }

    private byte[] signedAndConfirmed(Algorithm algorithm) throws Exception {
        byte[] unsigned = new PdfReport(FONTS).write(SampleReports.withFindings(2, ReportLanguage.ZH));
        byte[] signed = signer.sign(unsigned, ReportFields.auditor(1), statement("林示例"), key(algorithm));
        byte[] refused = new FormFilling(FONTS).opinion(signed, new AuditeeOpinion(false, "第2项与事实不符，证书已补交。"));
        return signer.sign(refused, ReportFields.REPRESENTATIVE, statement("陈代表"), key(algorithm, "陈代表", 8));
    }

    static SigningKey key(Algorithm algorithm) {
        return key(algorithm, "林示例", 7);
    }

    private static SigningKey key(Algorithm algorithm, String name, int seed) {
        return TestAuthority.selfSigned(
                        algorithm,
                        "示例审核机构",
                        name,
                        new TestAuthority.Validity(
                                Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z")),
                        TestAuthority.Profile.SIGNER,
                        TestAuthority.seeded(seed))
                .signingKey();
    }

    private static SignatureStatement statement(String name) {
        return new SignatureStatement(name, TIME, ReportLanguage.ZH);
    }

    private String pdfsig(byte[] pdf) throws Exception {
        Path tool = Path.of("/usr/bin/pdfsig");
        Assumptions.assumeTrue(Files.isExecutable(tool), "pdfsig (poppler-utils) is not installed");
        Path file = Files.write(folder.resolve("r.pdf"), pdf);
        Process process = new ProcessBuilder(tool.toString(), file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
