package cn.suyuan.intake;

import cn.suyuan.evidence.DocumentLimits;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.evidence.ReadingChoices;
import cn.suyuan.evidence.ReadingChoices.Transcript;
import cn.suyuan.evidence.SignedDocument;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.ledger.IdentityText;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityCertificate.Kind;
import cn.suyuan.traceability.TraceabilityTables.DocumentContradiction;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
                    found.add(contradiction(row, "dates", TableContradictions.dates(row), others));
                }
            }
        }
        for (TraceabilityCertificate certificate : certificates) {
            String file = certificate.file().toLowerCase(Locale.ROOT);
            if (isMissing(certificate)) { // the problem is listed with the row
                found.add(contradiction(certificate, DocumentContradiction.MISSING, "", ""));
            } else if (file.endsWith(".pdf")) {
                compare(certificate, data + certificate.file(), found);
            } else if (PICTURE.matcher(file).find()) {
                text(certificate, data + certificate.file(), PdfDocumentText.none(), found);
            } else if (!file.isBlank() && !file.endsWith(".xml")) { // XML: DigitalCertificates
                found.add(contradiction(certificate, DocumentContradiction.UNREADABLE, "", ""));
            }
        }
        return found;
    }

    private void compare(TraceabilityCertificate certificate, String path, List<DocumentContradiction> found)
            throws IOException {
        Optional<byte[]> bytes = PackFiles.read(content, path, LARGEST_DOCUMENT);
        Optional<PdfDocumentText> document = bytes.flatMap(PdfDocumentText::read);
        if (bytes.isEmpty() || document.isEmpty()) {
            problems.file(path, Code.UNREADABLE, "pdf_unreadable", "PDF");
            found.add(contradiction(certificate, DocumentContradiction.UNREADABLE, "", ""));
            return;
        }
        text(certificate, path, document.get(), found);
        signatures(certificate, path, bytes.get(), found);
        codes(certificate, path, bytes.get(), found);
    }

    /** A scan says nothing until somebody has typed in what stands on it, and leaves its row open until then. */
    private void text(
            TraceabilityCertificate certificate,
            String path,
            PdfDocumentText document,
            List<DocumentContradiction> found) {
        Optional<Transcript> transcript = choices.transcript(path);
        if (document.text().isBlank() && transcript.isPresent()) {
            problems.file(path, Code.CONVERTED, "scan_transcribed");
            new Comparison(certificate, document.typedIn(transcript.get()), choices.documents(), found).run();
        } else if (document.text().isBlank()) {
            problems.file(path, Code.UNREADABLE, "scan_without_text");
            found.add(contradiction(certificate, DocumentContradiction.UNREADABLE, "", ""));
        } else {
            new Comparison(certificate, document, choices.documents(), found).run();
        }
    }

    /** Whether a file that the row names is not in the pack; a row that names none leaves nothing to look for. */
    private boolean isMissing(TraceabilityCertificate certificate) {
        return CrossFileChecks.named(certificate.file()).stream().anyMatch(file -> !paths.contains(data + file));
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
            TraceabilityCertificate certificate, String path, byte[] bytes, List<DocumentContradiction> found) {
        PdfSignatures inside = PdfSignatures.read(path, bytes);
        signed.addAll(inside.signed());
        if (inside.broken()) {
            found.add(contradiction(certificate, "signature", "", "{trust.doubt.signature_differs}"));
        }
        if (inside.changed()) {
            found.add(contradiction(certificate, "changed_after_signing", "", path));
        } else if (inside.continued()) {
            problems.file(path, Code.AMBIGUOUS, "pdf_continued");
        }
    }

    /** A code that says another number is worth a question; one that says none cannot be compared without a network. */
    private void codes(
            TraceabilityCertificate certificate, String path, byte[] bytes, List<DocumentContradiction> found) {
        for (String text : QrCodes.read(bytes)) {
            String number = IdentityText.of(certificate.certificateNo());
            String serial = IdentityText.of(certificate.instrument().serialNo());
            String plain = IdentityText.of(decoded(text));
            boolean named = !number.isEmpty() && plain.contains(number);
            if (named || (!serial.isEmpty() && plain.contains(serial))) {
                continue;
            }
            if (CODE_NUMBER.matcher(text).find() || !text.contains("://")) {
                found.add(contradiction(certificate, "qr_code", certificate.certificateNo(), text));
            } else {
                problems.file(path, Code.AMBIGUOUS, "qr_no_number", text);
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
            TraceabilityCertificate certificate, String aspect, String inRow, String inDocument) {
        return new DocumentContradiction(certificate.certificateNo(), certificate.file(), aspect, inRow, inDocument);
    }

    /** One row against its document. */
    private record Comparison(
            TraceabilityCertificate certificate,
            PdfDocumentText document,
            DocumentLimits limits,
            List<DocumentContradiction> found) {

        void run() {
            String plain = IdentityText.of(document.text());
            identity("certificate_no", certificate.certificateNo(), plain, "证书编号");
            identity("serial_no", certificate.instrument().serialNo(), plain, "出厂编号");
            TreeSet<LocalDate> days = document.days();
            day("performed", certificate.issue().performed(), days);
            day("issued", certificate.issue().issued(), days);
            if (document.text().contains("有效期")) {
                day("valid_until", certificate.issue().validUntil(), days);
            }
            if (document.text().contains("检定结果通知书") && certificate.kind() != Kind.REJECTION_NOTICE) {
                add("type", certificate.kind().wireName(), "检定结果通知书");
            }
            phrases(new CertificatePhrases(document.text()));
            properties();
        }

        private void phrases(CertificatePhrases said) {
            TraceabilityCertificate.Issue issue = certificate.issue();
            said.otherIssuer(issue.issuer(), issue.issuerNo()).ifPresent(other -> add("issuer", issue.issuer(), other));
            said.failure()
                    .filter(failed -> certificate.kind() != Kind.REJECTION_NOTICE
                            && !certificate.conclusion().contains(failed))
                    .ifPresent(failed -> add("conclusion", certificate.conclusion(), failed));
            TraceabilityCertificate.Results results = certificate.results();
            results.expandedUncertainty()
                    .flatMap(expanded -> said.otherUncertainty(expanded, results.uncertaintyUnit())
                            .map(other -> List.of(expanded.toPlainString() + " " + results.uncertaintyUnit(), other)))
                    .ifPresent(pair -> add("expanded_uncertainty", pair.get(0), pair.get(1)));
        }

        private void identity(String aspect, String inRow, String plain, String label) {
            String wanted = IdentityText.of(inRow);
            if (!wanted.isEmpty() && !plain.contains(wanted)) {
                add(aspect, inRow, document.labelled(label));
            }
        }

        private void day(String aspect, Optional<LocalDate> inRow, TreeSet<LocalDate> days) {
            if (inRow.isPresent() && !days.isEmpty() && !days.contains(inRow.get())) {
                String others =
                        String.join(" ", days.stream().map(LocalDate::toString).toList());
                add(aspect, inRow.get().toString(), others);
            }
        }

        private void properties() {
            String maker = document.producer();
            if (limits.isEditor(maker)) {
                add("producer", "", maker);
            }
            Optional<LocalDate> created = document.created();
            Optional<LocalDate> modified = document.modified();
            if (created.isPresent()
                    && modified.isPresent()
                    && !document.signed()
                    && modified.get().isAfter(created.get().plusDays(limits.changeDays()))) {
                add("modified", created.get().toString(), modified.get().toString());
            }
            Optional<LocalDate> issued = certificate.issue().issued();
            if (created.isPresent()
                    && issued.isPresent()
                    && created.get().isAfter(issued.get().plusDays(limits.creationDays()))) {
                add("created", issued.get().toString(), created.get().toString());
            }
        }

        private void add(String aspect, String inRow, String inDocument) {
            TableRow row = certificate.row();
            String file = certificate.file().isEmpty() ? row.source().file() : certificate.file();
            found.add(new DocumentContradiction(certificate.certificateNo(), file, aspect, inRow, inDocument));
        }
    }
}
