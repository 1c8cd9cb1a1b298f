package cn.suyuan.report;

import cn.suyuan.trust.TestAuthority;
import cn.suyuan.trust.TestAuthority.Algorithm;
import cn.suyuan.trust.TestAuthority.Profile;
import cn.suyuan.trust.TestAuthority.Validity;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;

/** Small signed certificates for attacks: one page, a text, an overlay, and a stream that no page shows. */
final class PdfSamples {
    static final Validity DECADE =
            new Validity(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2029-12-31T23:59:59Z"));
    static final TestAuthority ROOT =
            TestAuthority.root(Algorithm.P256, "示例认证中心（虚构）", "root", DECADE, TestAuthority.seeded(31));
    static final TestAuthority SIGNER = ROOT.issue(Algorithm.P256, "示例计量院（虚构）", "lab", DECADE, Profile.SIGNER);
    static final TestAuthority STAMPER = ROOT.issue(Algorithm.P256, "示例时间戳（虚构）", "tsa", DECADE, Profile.STAMPER);
    static final TrustAnchors ANCHORS = TrustAnchors.read(
            List.of(ROOT.pem()),
            List.of(ROOT.revocationList(
                    Instant.parse("2020-01-02T00:00:00Z"), Instant.parse("2029-12-01T00:00:00Z"), Map.of())));
    static final TrustPolicy POLICY = TrustPolicy.at(LocalDate.of(2026, 3, 18));
    static final COSName HIDDEN = COSName.getPDFName("PieceInfo");

    private PdfSamples() {}

    /** A change of a loaded document; gives the objects to write anew. */
    @FunctionalInterface
    interface Change {
        Set<COSDictionary> make(PDDocument document) throws IOException;
    }

    static byte[] unsigned() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDFormXObject overlay = new PDFormXObject(document);
            overlay.setBBox(page.getMediaBox());
            try (var out = overlay.getCOSObject().createOutputStream()) {
                out.write("1 g 60 690 300 30 re f".getBytes(StandardCharsets.US_ASCII));
            }
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(72, 700);
                content.showText("Error 0.05 %");
                content.endText();
                content.drawForm(overlay);
            }
            COSStream unseen = document.getDocument().createCOSStream();
            try (var out = unseen.createOutputStream()) {
                out.write("BT /F1 12 Tf 72 700 Td (Error 0.01 %) Tj ET".getBytes(StandardCharsets.US_ASCII));
            }
            page.getCOSObject().setItem(HIDDEN, unseen);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }

    /** Signs what there is; again, when it is signed already. */
    static byte[] sign(byte[] pdf) throws IOException {
        return sign(
                pdf,
                "adbe.pkcs7.detached",
                content -> SIGNER.signDetached(
                        content,
                        Instant.parse("2025-06-01T02:00:00Z"),
                        cn.suyuan.trust.CmsSigner.Identifiers.RFC_5652));
    }

    /** Makes a signature value over the signed bytes. */
    @FunctionalInterface
    interface Value {
        byte[] over(byte[] content);
    }

    static byte[] sign(byte[] pdf, String format, Value value) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(COSName.getPDFName(format));
            Calendar time = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
            time.setTimeInMillis(Instant.parse("2025-06-01T02:00:00Z").toEpochMilli());
            signature.setSignDate(time);
            document.addSignature(signature, in -> value.over(in.readAllBytes()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    /** The bare token of a response. */
    static byte[] token(byte[] response) {
        try {
            return org.bouncycastle.asn1.tsp.TimeStampResp.getInstance(response)
                    .getTimeStampToken()
                    .getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Appends a revision in which something is changed. */
    static byte[] update(byte[] pdf, Change change) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.saveIncremental(out, change.make(document));
            return out.toByteArray();
        }
    }

    static List<PdfSignatureFinding> check(byte[] pdf) {
        return new PdfSignatureCheck(ANCHORS, POLICY)
                .check(cn.suyuan.trust.SignedThing.CERTIFICATE, "certificate.pdf", pdf)
                .orElseThrow();
    }

    /** Replaces bytes by as many others, all occurrences. */
    static byte[] overwrite(byte[] pdf, String from, String to) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        if (from.length() != to.length() || !text.contains(from)) {
            throw new IllegalArgumentException(from + " → " + to);
        }
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }
}
