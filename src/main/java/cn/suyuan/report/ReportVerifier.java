package cn.suyuan.report;

import cn.suyuan.report.PdfSignatureFinding.Coverage;
import cn.suyuan.trust.SignedThing;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.signatures.SignatureUtil;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Is a report unaltered, by whom is it signed, and does its attached results.json say what its pages say? Three
 * independent looks at changes after signing (own byte ranges, the library's comparison of revisions, coverage of the
 * last signature), since each misses attacks that another finds.
 */
public final class ReportVerifier {

    /** Characters of the other cells of a row, number, clauses, tick boxes, that may stand beside a text cut by a page. */
    private static final int BESIDE = 60;

    private final TrustAnchors anchors;
    private final TrustPolicy policy;

    /**
     * @param anchors what the auditor trusts
     * @param policy how strictly
     */
    public ReportVerifier(TrustAnchors anchors, TrustPolicy policy) {
        this.anchors = anchors;
        this.policy = policy;
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
                    List.of(List.of("not_pdf")));
        }
        List<PdfSignatureFinding> signatures = found.get();
        List<List<String>> remarks = new ArrayList<>();
        Revisions revisions = revisions(bytes, signatures, remarks);
        Optional<byte[]> results = attachment(bytes, "results.json");
        boolean agrees = results.isPresent() && agree(bytes, results.get(), remarks);
        Optional<Integer> broken = attachment(bytes, "journal.jsonl").flatMap(JournalExtract::firstBroken);
        if (broken.isPresent()) {
            remarks.add(List.of("journal_broken", broken.get().toString()));
            agrees = false;
        }
        if (results.isEmpty()) {
            remarks.add(List.of("no_results"));
        }
        if (signatures.isEmpty()) {
            remarks.add(List.of("unsigned"));
        }
        return new ReportCheck(
                results.isPresent() ? ReportCheck.Kind.REPORT : ReportCheck.Kind.OTHER_PDF,
                verdict(signatures, revisions.permitted(), results.isPresent(), agrees),
                revisions.count(),
                signatures,
                revisions.open(),
                remarks);
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

    private static Revisions revisions(byte[] bytes, List<PdfSignatureFinding> signatures, List<List<String>> remarks) {
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
            PDEmbeddedFilesNameTreeNode tree =
                    document.getDocumentCatalog().getNames().getEmbeddedFiles();
            PDComplexFileSpecification file = tree.getNames().get(name);
            return file == null
                    ? Optional.empty()
                    : Optional.of(file.getEmbeddedFile().toByteArray());
        } catch (IOException | RuntimeException | AssertionError none) {
            return Optional.empty();
        }
    }

    private static boolean agree(byte[] pdf, byte[] results, List<List<String>> remarks) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> pages = pages(document);
            boolean agrees = true;
            String code = VerificationCode.of(results);
            if (!plain(new PDFTextStripper().getText(document)).contains(plain(code))) { // in the foot of each page
                remarks.add(List.of("code_differs", code));
                agrees = false;
            }
            for (JsonNode finding : new ObjectMapper().readTree(results).path("findings")) {
                if (!"withdrawn".equals(finding.path("status").asText()) && !stands(pages, finding)) {
                    remarks.add(List.of("finding_differs", finding.path("no").asText()));
                    agrees = false;
                }
            }
            return agrees;
        } catch (IOException | RuntimeException | AssertionError unreadable) {
            remarks.add(List.of("page_unreadable"));
            return false;
        }
    }

    private static List<String> pages(PDDocument document) throws IOException {
        List<String> pages = new ArrayList<>();
        PDFTextStripper text = new TaggedText();
        for (int number = 1; number <= document.getNumberOfPages(); number++) {
            text.setStartPage(number);
            text.setEndPage(number);
            pages.add(plain(text.getText(document)));
        }
        return pages;
    }

    /** Words may be hyphenated or broken on the page; letters and digits may not differ. */
    private static boolean stands(List<String> pages, JsonNode finding) {
        return stands(pages, plain(finding.path("description").asText()))
                || stands(pages, plain(finding.path("description_en").asText()));
    }

    private static boolean stands(List<String> pages, String text) {
        if (text.isEmpty()) {
            return false;
        }
        for (int page = 0; page < pages.size(); page++) {
            if (pages.get(page).contains(text) || goesOver(pages, page, text)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text begins at the end of this page and goes on at the top of the next, and so forth. */
    private static boolean goesOver(List<String> pages, int first, String text) {
        String page = pages.get(first);
        int tail = Math.max(0, page.length() - text.length() - BESIDE);
        for (int from = page.indexOf(text.charAt(0), tail); from >= 0; from = page.indexOf(text.charAt(0), from + 1)) {
            int same = common(page, from, text);
            if (same > 1
                    && page.length() - from - same <= BESIDE
                    && continues(pages, first + 1, text.substring(same))) {
                return true;
            }
        }
        return false;
    }

    private static boolean continues(List<String> pages, int page, String rest) {
        if (page >= pages.size()) {
            return false;
        }
        String top = pages.get(page);
        int at = top.indexOf(rest);
        if (at >= 0 && at <= BESIDE) {
            return true;
        }
        for (int from = 0; from <= Math.min(BESIDE, top.length()); from++) {
            int same = common(top, from, rest);
            boolean wholePage = top.length() - from - same <= BESIDE && same > BESIDE;
            if (wholePage && continues(pages, page + 1, rest.substring(same))) {
                return true;
            }
        }
        return false;
    }

    private static int common(String page, int from, String text) {
        int same = 0;
        while (same < text.length() && from + same < page.length() && page.charAt(from + same) == text.charAt(same)) {
            same++;
        }
        return same;
    }

    private static String plain(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
