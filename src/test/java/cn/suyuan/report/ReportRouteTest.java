package cn.suyuan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.suyuan.trust.TestAuthority.Algorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every signature on the way stays valid to the end, for us and for others. */
class ReportRouteTest {

    private static List<byte[]> revisions;
    private static byte[] whole;

    @TempDir
    Path folder;

    @BeforeAll
    static void go() throws Exception {
        revisions = new SignedReports().revisions();
        whole = revisions.get(revisions.size() - 1);
        Files.write(Path.of("target", "route.pdf"), whole);
    }

    @Test
    void six_signatures_and_a_time_stamp_hold_and_nothing_else_was_done() {
        ReportCheck check = new ReportVerifier(SignedReports.ANCHORS, SignedReports.POLICY, java.util.Optional.empty())
                .check("route.pdf", whole);
        assertThat(check.remarks()).isEmpty();
        assertThat(check.signatures()).hasSize(6).allMatch(PdfSignatureFinding::holds);
        assertThat(check.signatures()).allMatch(s -> s.signature().usable());
        assertThat(check.verdict()).isEqualTo(ReportCheck.Verdict.UNALTERED);
        assertThat(check.openFields()).isEmpty();
    }

    @Test
    void it_is_pdfa_after_every_step() throws Exception {
        for (byte[] revision : revisions) {
            assertThat(PdfReportTest.failures(revision)).isEmpty();
        }
    }

    @Test
    void poppler_finds_every_classic_signature_valid() throws Exception {
        Path tool = Path.of("/usr/bin/pdfsig");
        assumeTrue(Files.isExecutable(tool), "pdfsig (poppler-utils) is not installed");
        Path file = Files.write(folder.resolve("r.pdf"), whole);
        Process process = new ProcessBuilder(tool.toString(), "-nocert", file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output.split("Signature is Valid", -1)).as(output).hasSizeGreaterThanOrEqualTo(4);
        assertThat(output).doesNotContain("Digest Mismatch");
    }

    @Test
    void the_validator_of_the_european_union_agrees_and_finds_baseline_t() {
        PDFDocumentValidator validator = new PDFDocumentValidator(new InMemoryDocument(whole));
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(
                DSSUtils.loadCertificate(SignedReports.ROOT.certificate().encoded()));
        verifier.setTrustedCertSources(trusted);
        verifier.setCheckRevocationForUntrustedChains(false);
        validator.setCertificateVerifier(verifier);
        var reports = validator.validateDocument();
        SimpleReport report = reports.getSimpleReport();
        int classic = 0;
        for (var signature : reports.getDiagnosticData().getSignatures()) {
            String field = String.join("", signature.getSignatureFieldNames());
            if (field.endsWith("_second")) {
                continue; // SM2, unknown to it
            }
            classic++;
            assertThat(signature.isSignatureIntact()).as(field).isTrue();
            assertThat(signature.isSignatureValid()).as(field).isTrue();
            assertThat(report.getSignatureFormat(signature.getId())).isEqualTo(SignatureLevel.PAdES_BASELINE_T);
        }
        assertThat(classic).isEqualTo(3);
    }

    @Test
    void openssl_verifies_the_sm2_signature_beside_the_file() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not installed");
        var key = SignedReports.key(Algorithm.SM2, "林示例");
        byte[] beside = new ReportSigner(SignedReports.FONTS, new java.security.SecureRandom())
                .beside(whole, SignedReports.TIME, key)
                .orElseThrow();
        var signed = org.bouncycastle.asn1.cms.SignedData.getInstance(
                org.bouncycastle.asn1.cms.ContentInfo.getInstance(beside).getContent());
        var signer = org.bouncycastle.asn1.cms.SignerInfo.getInstance(
                signed.getSignerInfos().getObjectAt(0));
        Files.write(
                folder.resolve("attributes"),
                signer.getAuthenticatedAttributes().getEncoded("DER"));
        Files.write(folder.resolve("value"), signer.getEncryptedDigest().getOctets());
        Files.write(folder.resolve("c.der"), key.certificate().encoded());
        assertThat(run("openssl x509 -inform DER -in c.der -pubkey -noout -out key.pem"))
                .isZero();
        String verify = "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -digest sm3"
                + " -pkeyopt distid:1234567812345678 -in attributes -sigfile value";
        assertThat(run(verify)).isZero();
        byte[] digest = cn.suyuan.chain.DigestAlgorithm.SM3.of(whole).bytes();
        assertThat(new String(Files.readAllBytes(folder.resolve("attributes")), StandardCharsets.ISO_8859_1))
                .contains(new String(digest, StandardCharsets.ISO_8859_1));
        assertThat(signed.getEncapContentInfo().getContentType().getId()).isEqualTo("1.2.156.10197.6.1.4.2.1");
    }

    @Test
    void the_representative_signs_only_after_saying_yes_or_no_and_then_the_opinion_stays() throws Exception {
        SignedReports reports = new SignedReports();
        byte[] auditors = revisions.get(4);
        assertThatThrownBy(() -> reports.sign(auditors, ReportFields.REPRESENTATIVE, Algorithm.RSA_2048, "陈代表"))
                .hasMessageContaining("opinion_missing");
        FormFilling filling = new FormFilling(SignedReports.FONTS);
        assertThatThrownBy(() -> filling.opinion(whole, new AuditeeOpinion(true, "")))
                .hasMessageContaining("opinion_given");
        assertThatThrownBy(() -> filling.pen(whole, ReportFields.REPRESENTATIVE, SignedReports.pen("他人")))
                .hasMessageContaining("field_taken");
    }

    private int run(String command) throws Exception {
        Process process = new ProcessBuilder(command.split(" "))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }
}
