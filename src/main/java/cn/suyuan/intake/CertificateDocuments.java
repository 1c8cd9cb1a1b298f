package cn.suyuan.intake;

import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.evidence.ReadingChoices;
import cn.suyuan.evidence.ReadingChoices.Transcript;
import cn.suyuan.evidence.SignedDocument;
import cn.suyuan.ledger.IdentityText;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityTables.DocumentContradiction;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares rows of the certificate index with the text and the properties of their PDF documents. What differs is
 * listed, never called more than that: an auditor asks the issuer.
 */
final class CertificateDocuments {
    private static final int LARGEST_DOCUMENT = 64 << 20;

    /** Rows of one certificate number that are compared with each other. */
    private static final int MOST_ROWS = 20;

    /** A parameter or label of a code that gives a number. */
    private static final Pattern CODE_NUMBER =
            Pattern.compile("(?i)([?&](no|num|number|cert\\w*|zs\\w*|bh|code|id)=[\\w\\-%]{4,})|编号|证书号|No[.:：]");

    private static final Pattern PICTURE = Pattern.compile("\\.(jpe?g|png|tiff?|bmp|gif)$");

    private final Set<String> paths;
    private final EvidenceContent content;
    private final ReadingChoices choices;
    private final String data;
    private final Problems problems;
    private final List<SignedDocument> signed = new ArrayList<>();

    CertificateDocuments(
            PackInventory inventory, EvidenceContent content, ReadingChoices choices, boolean bag, Problems problems) {
        this.paths = inventory.entries().stream().map(PackInventory.Entry::path).collect(Collectors.toSet());
        this.content = content;
        this.choices = choices;
        this.data = bag ? "data/" : "";
        this.problems = problems;
    }

    List<DocumentContradiction> compare(List<TraceabilityCertificate> certificates) throws IOException {
        List<DocumentContradiction> found = new ArrayList<>();
        for (List<TraceabilityCertificate> rows : byNumber(certificates)) {
            for (TraceabilityCertificate row : rows) {
                String others = String.join("、", TableContradictions.otherDates(rows, row));
                if (!others.isEmpty()) {
                    found.add(contradiction(row, row.file(), "dates", TableContradictions.dates(row), others));
                }
            }
        }
        for (TraceabilityCertificate certificate : certificates) {
            documents(certificate, found);
        }
        return found;
    }

    /** Every file of a row has its own state; what the row says must stand in one of those that can be read. */
    private void documents(TraceabilityCertificate certificate, List<DocumentContradiction> found) throws IOException {
        Map<String, PdfDocumentText> readable = new LinkedHashMap<>();
        boolean all = true;
        for (String file : certificate.files()) {
            String lower = file.toLowerCase(Locale.ROOT);
            if (!paths.contains(data + file)) { // the problem is listed with the row
                found.add(contradiction(certificate, file, DocumentContradiction.MISSING, "", ""));
                all = false;
            } else if (!lower.endsWith(".xml")) { // XML: DigitalCertificates
                Optional<PdfDocumentText> document = document(certificate, file, found);
                if (document.isEmpty()) {
                    found.add(contradiction(certificate, file, DocumentContradiction.UNREADABLE, "", ""));
                }
                document.ifPresent(text -> readable.put(file, text));
                all &= document.isPresent();
            }
        }
        if (!readable.isEmpty()) {
            new DocumentComparison(certificate, readable, all, choices.documents(), found).run();
        }
    }

    /** The text of a file; empty where there is none, which is said. */
    private Optional<PdfDocumentText> document(
            TraceabilityCertificate certificate, String file, List<DocumentContradiction> found) throws IOException {
        String path = data + file;
        String lower = file.toLowerCase(Locale.ROOT);
        if (PICTURE.matcher(lower).find()) {
            return legible(path, PdfDocumentText.none());
        }
        if (!lower.endsWith(".pdf")) {
            return Optional.empty();
        }
        Optional<byte[]> bytes = PackFiles.read(content, path, LARGEST_DOCUMENT);
        Optional<PdfDocumentText> document = bytes.flatMap(PdfDocumentText::read);
        if (bytes.isEmpty() || document.isEmpty()) {
            problems.file(path, Code.UNREADABLE, PdfDocumentText.whyUnreadable(bytes));
            return Optional.empty();
        }
        signatures(certificate, file, bytes.get(), found);
        codes(certificate, file, bytes.get(), found);
        return legible(path, document.get());
    }

    /** A scan says nothing until somebody has typed in what stands on it, and leaves its row open until then. */
    private Optional<PdfDocumentText> legible(String path, PdfDocumentText document) {
        if (!document.text().isBlank()) {
            return Optional.of(document);
        }
        Optional<Transcript> transcript = choices.transcript(path);
        problems.file(
                path,
                transcript.isPresent() ? Code.CONVERTED : Code.UNREADABLE,
                transcript.isPresent() ? "scan_transcribed" : "scan_without_text");
        return transcript.map(document::typedIn);
    }

    /** Rows of one number; a real number does not stand in more than a few. */
    private static List<List<TraceabilityCertificate>> byNumber(List<TraceabilityCertificate> certificates) {
        Map<String, List<TraceabilityCertificate>> rows = new LinkedHashMap<>();
        certificates.forEach(c -> rows.computeIfAbsent(IdentityText.of(c.certificateNo()), n -> new ArrayList<>())
                .add(c));
        return rows.entrySet().stream()
                .filter(e -> !e.getKey().isEmpty())
                .map(e ->
                        e.getValue().subList(0, Math.min(MOST_ROWS, e.getValue().size())))
                .toList();
    }

    /** Signatures that the documents carry, for judgement with the auditor's roots. */
    List<SignedDocument> signed() {
        return List.copyOf(signed);
    }

    private void signatures(
            TraceabilityCertificate certificate, String file, byte[] bytes, List<DocumentContradiction> found) {
        String path = data + file;
        PdfSignatures inside = PdfSignatures.read(path, bytes);
        signed.addAll(inside.signed());
        if (inside.broken()) {
            found.add(contradiction(certificate, file, "signature", "", "{trust.doubt.signature_differs}"));
        }
        if (inside.changed()) {
            found.add(contradiction(certificate, file, "changed_after_signing", "", path));
        } else if (inside.continued()) {
            problems.file(path, Code.AMBIGUOUS, "pdf_continued");
        }
    }

    /** A code that says another number is worth a question; one that says none cannot be compared without a network. */
    private void codes(
            TraceabilityCertificate certificate, String file, byte[] bytes, List<DocumentContradiction> found) {
        for (String text : QrCodes.read(bytes)) {
            String number = IdentityText.of(certificate.certificateNo());
            String serial = IdentityText.of(certificate.instrument().serialNo());
            String plain = IdentityText.of(decoded(text));
            boolean named = !number.isEmpty() && plain.contains(number);
            if (named || (!serial.isEmpty() && plain.contains(serial))) {
                continue;
            }
            if (CODE_NUMBER.matcher(text).find() || !text.contains("://")) {
                found.add(contradiction(certificate, file, "qr_code", certificate.certificateNo(), text));
            } else {
                problems.file(data + file, Code.AMBIGUOUS, "qr_no_number", text);
            }
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    private static DocumentContradiction contradiction(
            TraceabilityCertificate certificate, String file, String aspect, String inRow, String inDocument) {
        return new DocumentContradiction(certificate.certificateNo(), file, aspect, inRow, inDocument);
    }
}
