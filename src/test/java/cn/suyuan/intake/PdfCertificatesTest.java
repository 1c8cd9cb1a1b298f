package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.ImportedCase;
import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.evidence.ReadingChoices;
import cn.suyuan.evidence.ReadingChoices.Transcript;
import cn.suyuan.traceability.TraceabilityTables.DocumentContradiction;
import cn.suyuan.trust.CmsSigner;
import cn.suyuan.trust.TestAuthority;
import cn.suyuan.trust.TestAuthority.Algorithm;
import cn.suyuan.trust.TestAuthority.Validity;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.junit.jupiter.api.Test;

class PdfCertificatesTest {
    private static final String INDEX = "certificate_no,type,serial_no,performed,file\n"
            + "HZ25-T-0417,calibration,202500417,2025-03-08,certificates/a.pdf\n";
    private static final Validity DECADE =
            new Validity(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2035-01-01T00:00:00Z"));

    private static byte[] pdf(Optional<String> code, String... lines) throws Exception {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                out.beginText();
                out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                out.newLineAtOffset(50, 700);
                for (String line : lines) {
                    out.showText(line + " ");
                }
                out.endText();
                if (code.isPresent()) {
                    out.drawImage(LosslessFactory.createFromImage(document, picture(code.get())), 400, 600, 80, 80);
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static BufferedImage picture(String text) throws Exception {
        BitMatrix matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 120, 120);
        BufferedImage picture = new BufferedImage(120, 120, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 120; x++) {
            for (int y = 0; y < 120; y++) {
                picture.setRGB(x, y, matrix.get(x, y) ? 0 : 0xFFFFFF);
            }
        }
        return picture;
    }

    private static ImportedCase read(byte[] pdf, ReadingChoices choices) throws Exception {
        MemoryStore store =
                MemoryStore.of(Map.of("证书清单.csv", INDEX.getBytes(StandardCharsets.UTF_8), "certificates/a.pdf", pdf));
        List<PackInventory.Entry> entries = store.files.entrySet().stream()
                .map(e -> new PackInventory.Entry(e.getKey(), e.getValue().length, Map.of("sm3", "00")))
                .toList();
        PackInventory inventory = new PackInventory("test", Optional.empty(), entries, List.of(), List.of());
        return new EvidenceReader().read(inventory, store, Optional.empty(), choices);
    }

    private static List<String> aspects(byte[] pdf) throws Exception {
        return read(pdf, ReadingChoices.none()).traceability().documentContradictions().stream()
                .map(DocumentContradiction::aspect)
                .toList();
    }

    @Test
    void the_code_on_the_page_is_compared_with_the_row() throws Exception {
        String[] page = {"HZ25-T-0417", "202500417", "2025-03-08"};

        assertThat(aspects(pdf(Optional.of("证书编号：HZ25-T-0417"), page))).isEmpty();
        assertThat(aspects(pdf(Optional.of("https://x.example/q?no=HZ25-T-0417&v=1"), page)))
                .isEmpty();
        assertThat(aspects(pdf(Optional.of("https://x.example/q?no=HZ24-T-0001"), page)))
                .containsExactly("qr_code");
        ImportedCase opaque = read(pdf(Optional.of("https://x.example/8f3a2c"), page), ReadingChoices.none());
        assertThat(opaque.traceability().documentContradictions()).isEmpty();
        assertThat(opaque.pack().problems()).extracting(ImportProblem::detail).contains("qr_no_number");
    }

    @Test
    void phrases_of_a_certificate_contradict_the_row_only_where_they_are_there() {
        CertificatePhrases phrases = new CertificatePhrases(
                "机构名称: 江城示例检测公司\n扩展不确定度: U=0.10 %, k=2, p=0.95\nUrel = 0.25 %\nU=0.02 ℃\n检定结论：不合格\n");
        assertThat(phrases.otherIssuer("华中示例校准公司", "CNAS L99901")).contains("江城示例检测公司");
        assertThat(phrases.otherIssuer("江城示例检测公司", "")).isEmpty();
        assertThat(phrases.otherUncertainty(new java.math.BigDecimal("0.05"), "%"))
                .contains("0.10 % 0.25 %");
        assertThat(phrases.otherUncertainty(new java.math.BigDecimal("0.1"), "%"))
                .isEmpty();
        assertThat(phrases.otherUncertainty(new java.math.BigDecimal("0.25"), "％"))
                .isEmpty();
        assertThat(phrases.otherUncertainty(new java.math.BigDecimal("0.3"), "mm"))
                .isEmpty();
        assertThat(phrases.failure()).contains("不合格");
        CertificatePhrases silent = new CertificatePhrases("U 形管压力计 校准结果见附页");
        assertThat(silent.otherIssuer("华中示例校准公司", "")).isEmpty();
        assertThat(silent.otherUncertainty(new java.math.BigDecimal("0.05"), "%"))
                .isEmpty();
        assertThat(silent.failure()).isEmpty();
    }

    private static byte[] signed(byte[] pdf) throws Exception {
        TestAuthority root = TestAuthority.root(Algorithm.P256, "示例计量院（虚构）", "root", DECADE, TestAuthority.seeded(7));
        TestAuthority signer = root.issue(Algorithm.P256, "示例计量院（虚构）", "lab", DECADE, TestAuthority.Profile.SIGNER);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            document.addSignature(signature, content -> {
                try {
                    return signer.signDetached(
                            content.readAllBytes(),
                            Instant.parse("2025-03-10T00:00:00Z"),
                            CmsSigner.Identifiers.RFC_5652);
                } catch (Exception e) {
                    throw new java.io.IOException(e);
                }
            });
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.saveIncremental(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] addedText(byte[] pdf, String text) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDPage page = document.getPage(0);
            try (PDPageContentStream out =
                    new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
                if (!text.isEmpty()) {
                    out.beginText();
                    out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    out.newLineAtOffset(50, 500);
                    out.showText(text);
                    out.endText();
                }
            }
            page.getCOSObject().setNeedToBeUpdated(true);
            page.getResources().getCOSObject().setNeedToBeUpdated(true);
            document.getDocumentCatalog().getPages().getCOSObject().setNeedToBeUpdated(true);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.saveIncremental(bytes);
            return bytes.toByteArray();
        }
    }

    @Test
    void a_signature_inside_is_verified_and_changes_after_it_are_named() throws Exception {
        byte[] signed = signed(pdf(Optional.empty(), "HZ25-T-0417", "202500417", "2025-03-08"));

        assertThat(aspects(signed)).isEmpty();
        assertThat(read(signed, ReadingChoices.none()).pack().signedDocuments())
                .singleElement()
                .matches(s -> s.latest() && !s.cms().isEmpty());
        byte[] overwritten = signed.clone();
        overwritten[20] ^= 1;
        assertThat(PdfSignatures.read("a.pdf", overwritten).broken()).isTrue();
        assertThat(aspects(addedText(signed, "U = 0.1"))).containsExactly("changed_after_signing");
        ImportedCase continued = read(addedText(signed, ""), ReadingChoices.none());
        assertThat(continued.traceability().documentContradictions()).isEmpty();
        assertThat(continued.pack().problems())
                .extracting(ImportProblem::detail)
                .contains("pdf_continued");
    }

    @Test
    void a_scan_is_compared_by_what_was_typed_in_twice() throws Exception {
        byte[] scan = pdf(Optional.empty());
        ImportedCase untyped = read(scan, ReadingChoices.none());
        assertThat(untyped.pack().problems()).extracting(ImportProblem::detail).contains("scan_without_text");
        assertThat(untyped.traceability().documentContradictions())
                .extracting(DocumentContradiction::aspect)
                .containsExactly(DocumentContradiction.UNREADABLE);
        Transcript right = new Transcript(
                "certificates/a.pdf",
                new TreeMap<>(
                        Map.of("certificate_no", "HZ25-T-0417", "serial_no", "202500417", "performed", "2025-03-08")));
        Transcript wrong = new Transcript(
                "certificates/a.pdf",
                new TreeMap<>(
                        Map.of("certificate_no", "HZ25-T-0417", "serial_no", "202500418", "performed", "2025-03-08")));

        ImportedCase fits = read(scan, new ReadingChoices(ReadingChoices.none().mapping(), List.of(right)));
        assertThat(fits.traceability().documentContradictions()).isEmpty();
        assertThat(fits.pack().problems()).extracting(ImportProblem::detail).contains("scan_transcribed");
        assertThat(read(scan, new ReadingChoices(ReadingChoices.none().mapping(), List.of(right, wrong)))
                        .traceability()
                        .documentContradictions())
                .extracting(DocumentContradiction::aspect)
                .containsExactly("serial_no");
        assertThat(Transcript.differences(right.fields(), wrong.fields())).containsExactly("serial_no");
    }
}
