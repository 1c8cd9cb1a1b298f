package cn.suyuan.report;

import cn.suyuan.report.PdfSignatureFinding.Coverage;
import cn.suyuan.rule.RulePack;
import cn.suyuan.trust.SignedThing;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.signatures.SignatureUtil;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Is a report unaltered, by whom is it signed, and does its attached results.json say what its pages say? Three
 * independent looks at changes after signing (own byte ranges, the library's comparison of revisions, coverage of the
 * last signature), since each misses attacks that another finds.
 */
public final class ReportVerifier {

    private final TrustAnchors anchors;
    private final TrustPolicy policy;
    private final Optional<RulePack> rules;

    /**
     * @param anchors what the auditor trusts
     * @param policy how strictly
     * @param rules edition of the standard under which a journal extract can be replayed; empty for none
     */
    public ReportVerifier(TrustAnchors anchors, TrustPolicy policy, Optional<RulePack> rules) {
        this.anchors = anchors;
        this.policy = policy;
        this.rules = rules;
    }

    /**
     * Checks a report.
     *
     * @param place file name, for messages
     * @param bytes any bytes
     */
    public ReportCheck check(String place, byte[] bytes) {
        Optional<List<PdfSignatureFinding>> found =
                new PdfSignatureCheck(anchors, policy).check(SignedThing.REPORT, place, bytes);
        if (found.isEmpty()) {
            return new ReportCheck(
                    ReportCheck.Kind.NOT_PDF,
                    ReportCheck.Verdict.NOT_VERIFIABLE,
                    0,
                    List.of(),
                    List.of(),
                    List.of(notPdf(bytes)),
                    List.of());
        }
        List<PdfSignatureFinding> signatures = found.get();
        List<List<String>> remarks = new ArrayList<>();
        ReportAgreement agreement = agreement(bytes);
        Revisions revisions = revisions(bytes, signatures, agreement.report(), remarks);
        remarks.addAll(agreement.differs());
        if (signatures.isEmpty()) {
            remarks.add(List.of("unsigned"));
        }
        boolean agrees = agreement.differs().isEmpty();
        return new ReportCheck(
                agreement.report() ? ReportCheck.Kind.REPORT : ReportCheck.Kind.OTHER_PDF,
                verdict(signatures, revisions.permitted(), agreement.report(), agrees),
                revisions.count(),
                signatures,
                revisions.open(),
                remarks,
                agreement.told());
    }

    private ReportAgreement agreement(byte[] bytes) {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return ReportAgreement.of(document, rules);
        } catch (IOException | RuntimeException | StackOverflowError | AssertionError unreadable) {
            return new ReportAgreement(false, List.of(List.of("page_unreadable")), List.of());
        }
    }

    /** What a file is that cannot be read as PDF, by its first bytes. */
    private static List<String> notPdf(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 8), StandardCharsets.ISO_8859_1);
        if (bytes.length == 0) {
            return List.of("file_empty");
        }
        if (head.startsWith("%PDF-")) {
            boolean encrypted = new String(bytes, StandardCharsets.ISO_8859_1).contains("/Encrypt");
            return List.of(encrypted ? "pdf_encrypted" : "pdf_damaged");
        }
        String form = head.startsWith("\u00ff\u00d8\u00ff")
                ? "JPEG"
                : head.startsWith("\u0089PNG")
                        ? "PNG"
                        : head.startsWith("PK\u0003\u0004")
                                ? "ZIP/DOCX/XLSX/OFD"
                                : head.startsWith("II*") || head.startsWith("MM") ? "TIFF" : "";
        return form.isEmpty() ? List.of("not_pdf") : List.of("not_pdf_but", form);
    }

    private static ReportCheck.Verdict verdict(
            List<PdfSignatureFinding> signatures, boolean permitted, boolean ours, boolean agrees) {
        boolean broken = signatures.stream().anyMatch(signature -> !signature.holds()) || !permitted;
        if (broken || (ours && !agrees)) {
            return ReportCheck.Verdict.ALTERED;
        }
        return signatures.isEmpty() || !ours ? ReportCheck.Verdict.NOT_VERIFIABLE : ReportCheck.Verdict.UNALTERED;
    }

    private record Revisions(int count, List<String> open, boolean permitted) {}

    private Revisions revisions(
            byte[] bytes, List<PdfSignatureFinding> signatures, boolean ours, List<List<String>> remarks) {
        signatures.forEach(signature ->
                signature.remarks().forEach(remark -> remarks.add(List.of(remark, signature.field()))));
        try (PdfDocument document = new PdfDocument(new PdfReader(new ByteArrayInputStream(bytes)))) {
            SignatureUtil fields = new SignatureUtil(document);
            List<String> open = fields.getBlankSignatureNames().stream()
                    .filter(name -> !name.endsWith("_second") && !ReportFields.TIMESTAMPS.contains(name))
                    .sorted()
                    .toList();
            boolean permitted = true;
            if (!signatures.isEmpty()) {
                permitted = lastCoversFile(signatures, remarks) && comparison(document, remarks);
            }
            if (ours) {
                List<String> rewritten = SignatureValues.rewritten(document, bytes, anchors);
                rewritten.forEach(field -> remarks.add(List.of("value_rewritten", field)));
                permitted &= rewritten.isEmpty();
            }
            return new Revisions(Math.max(1, fields.getTotalRevisions()), open, permitted);
        } catch (IOException | RuntimeException | StackOverflowError | AssertionError unreadable) {
            remarks.add(List.of("revisions_unreadable"));
            return new Revisions(1, List.of(), signatures.isEmpty());
        }
    }

    private static boolean lastCoversFile(List<PdfSignatureFinding> signatures, List<List<String>> remarks) {
        boolean covers = signatures.stream().anyMatch(signature -> signature.coverage() == Coverage.WHOLE_FILE);
        if (!covers) {
            remarks.add(List.of("continued_after_signing"));
        }
        return covers;
    }

    private static boolean comparison(PdfDocument document, List<List<String>> remarks) {
        List<String> refused = PdfRevisionJudge.refusedChanges(document);
        refused.forEach(message -> remarks.add(List.of("changed_after_signing", message)));
        return refused.isEmpty();
    }

    /** A file carried inside a PDF, empty where there is none of that name. */
    public static Optional<byte[]> attachment(byte[] pdf, String name) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return ReportAgreement.attachment(document, name);
        } catch (IOException | RuntimeException | AssertionError none) {
            return Optional.empty();
        }
    }
}
