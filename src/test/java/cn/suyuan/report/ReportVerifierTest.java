package cn.suyuan.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.trust.Reason;
import cn.suyuan.trust.ReasonCode;
import cn.suyuan.trust.TestAuthority.Algorithm;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReportVerifierTest {

    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-03-18T16:30:00+08:00");
    private static byte[] unsigned;
    private static byte[] signed;
    private static byte[] confirmed;

    private final ReportVerifier verifier = new ReportVerifier(
            TrustAnchors.none(), TrustPolicy.at(LocalDate.of(2026, 3, 18)), java.util.Optional.empty());

    @BeforeAll
    static void sign() throws Exception {
        ReportFonts fonts = ReportFonts.load();
        ReportSigner signer = new ReportSigner(fonts, new SecureRandom());
        unsigned = new PdfReport(fonts).write(SampleReports.withFindings(3, ReportLanguage.BOTH));
        signed = signer.sign(unsigned, ReportFields.auditor(1), statement("林示例"), ReportSignerTest.key(Algorithm.SM2));
        byte[] opinion = new FormFilling(fonts).opinion(signed, new AuditeeOpinion(true, ""));
        confirmed = signer.sign(
                opinion, ReportFields.REPRESENTATIVE, statement("陈代表"), ReportSignerTest.key(Algorithm.RSA_2048));
    }

    private static SignatureStatement statement(String name) {
        return new SignatureStatement(name, TIME, ReportLanguage.ZH);
    }

    @Test
    void a_report_signed_by_both_sides_is_unaltered() {
        ReportCheck check = verifier.check("report.pdf", confirmed);
        assertThat(check.remarks()).isEmpty();
        assertThat(check.verdict()).isEqualTo(ReportCheck.Verdict.UNALTERED);
        assertThat(check.signatures())
                .extracting(PdfSignatureFinding::field)
                .containsExactly(ReportFields.auditor(1), ReportFields.REPRESENTATIVE);
        assertThat(check.openFields()).containsExactly(ReportFields.auditor(2));
    }

    @Test
    void an_unsigned_report_is_not_verifiable() {
        assertThat(verifier.check("report.pdf", unsigned).verdict()).isEqualTo(ReportCheck.Verdict.NOT_VERIFIABLE);
    }

    @Test
    void a_renamed_picture_gets_a_clear_answer() {
        byte[] jpeg = "\u00ff\u00d8\u00ff\u00e0 JFIF".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(verifier.check("report.pdf", jpeg).kind()).isEqualTo(ReportCheck.Kind.NOT_PDF);
    }

    @Test
    void an_empty_a_cut_and_an_encrypted_file_get_a_clear_answer_each() throws Exception {
        ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
        try (PDDocument document = org.apache.pdfbox.Loader.loadPDF(unsigned)) {
            document.protect(new StandardProtectionPolicy("o", "u", new AccessPermission()));
            document.save(encrypted);
        }
        assertThat(told(new byte[0])).contains(List.of("file_empty"));
        assertThat(told(java.util.Arrays.copyOf(signed, 3_000))).contains(List.of("pdf_damaged"));
        assertThat(told(encrypted.toByteArray())).contains(List.of("pdf_encrypted"));
    }

    private List<List<String>> told(byte[] file) {
        ReportCheck check = verifier.check("report.pdf", file);
        assertThat(check.verdict()).isEqualTo(ReportCheck.Verdict.NOT_VERIFIABLE);
        return check.remarks();
    }

    @Test
    void bytes_appended_after_the_last_signature_are_named() {
        byte[] more = concat(confirmed, "\n% appended\n".getBytes(StandardCharsets.ISO_8859_1));
        ReportCheck check = verifier.check("report.pdf", more);
        assertThat(check.verdict()).isEqualTo(ReportCheck.Verdict.ALTERED);
        assertThat(check.remarks()).contains(List.of("continued_after_signing"));
    }

    @Test
    void another_picture_over_a_signature_is_a_shadow_attack() throws Exception {
        byte[] forged = PdfSamples.update(signed, document -> {
            COSDictionary widget =
                    document.getSignatureFields().get(0).getWidgets().get(0).getCOSObject();
            COSStream other = document.getDocument().createCOSStream();
            try (var out = other.createOutputStream()) {
                out.write("1 0 0 rg 0 0 500 500 re f".getBytes(StandardCharsets.US_ASCII));
            }
            COSDictionary pictures = new COSDictionary();
            pictures.setItem(COSName.N, other);
            widget.setItem(COSName.AP, pictures);
            return Set.of(widget);
        });
        ReportCheck check = verifier.check("report.pdf", forged);
        assertThat(check.verdict()).isEqualTo(ReportCheck.Verdict.ALTERED);
        assertThat(check.signatures().get(0).signature().reasons())
                .extracting(Reason::code)
                .contains(ReasonCode.PDF_SHADOW_REPLACE);
    }

    @Test
    void any_flipped_byte_of_a_signed_report_is_detected() {
        Random random = new Random(20260318);
        for (int i = 0; i < 24; i++) {
            byte[] flipped = confirmed.clone();
            int at = random.nextInt(flipped.length);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            if (isPadding(at)) {
                continue;
            }
            assertThat(verifier.check("report.pdf", flipped).verdict())
                    .as("byte %d", at)
                    .isNotEqualTo(ReportCheck.Verdict.UNALTERED);
        }
    }

    /** Hex digits are case-insensitive: flipping 0x20 of a letter in a signature value changes nothing. */
    private static boolean isPadding(int at) {
        byte was = confirmed[at];
        return Character.isLetter(was) && Character.digit(was, 16) >= 0;
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
