package cn.suyuan.intake;

import cn.suyuan.evidence.DocumentLimits;
import cn.suyuan.ledger.IdentityText;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityCertificate.Kind;
import cn.suyuan.traceability.TraceabilityTables.DocumentContradiction;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One row against its documents: what it says must stand in one of them.
 *
 * @param certificate the row
 * @param documents those that can be read, by file
 * @param complete whether these are all that the row names; what is not found may stand in another
 * @param limits what makes the properties of a document odd
 * @param found receives what differs
 */
record DocumentComparison(
        TraceabilityCertificate certificate,
        Map<String, PdfDocumentText> documents,
        boolean complete,
        DocumentLimits limits,
        List<DocumentContradiction> found) {

    void run() {
        String text = documents.values().stream().map(PdfDocumentText::text).collect(Collectors.joining("\n"));
        String plain = IdentityText.of(text);
        identity("certificate_no", certificate.certificateNo(), plain, labelled("证书编号"));
        identity("serial_no", certificate.instrument().serialNo(), plain, labelled("出厂编号"));
        TreeSet<LocalDate> days = new TreeSet<>();
        documents.values().forEach(document -> days.addAll(document.days()));
        day("performed", certificate.issue().performed(), days);
        day("issued", certificate.issue().issued(), days);
        if (text.contains("有效期")) {
            day("valid_until", certificate.issue().validUntil(), days);
        }
        if (text.contains("检定结果通知书") && certificate.kind() != Kind.REJECTION_NOTICE) {
            add("type", certificate.kind().wireName(), "检定结果通知书");
        }
        phrases(new CertificatePhrases(text));
        documents.forEach(this::properties);
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

    private String labelled(String label) {
        return documents.values().stream()
                .map(document -> document.labelled(label))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private void identity(String aspect, String inRow, String plain, String other) {
        String wanted = IdentityText.of(inRow);
        if (!wanted.isEmpty() && !plain.contains(wanted) && (complete || !other.isEmpty())) {
            add(aspect, inRow, other);
        }
    }

    private void day(String aspect, Optional<LocalDate> inRow, TreeSet<LocalDate> days) {
        if (inRow.isPresent() && complete && !days.isEmpty() && !days.contains(inRow.get())) {
            String others = days.stream().map(LocalDate::toString).collect(Collectors.joining(" "));
            add(aspect, inRow.get().toString(), others);
        }
    }

    private void properties(String file, PdfDocumentText document) {
        String maker = document.producer();
        if (limits.isEditor(maker)) {
            add(file, "producer", "", maker);
        }
        Optional<LocalDate> created = document.created();
        Optional<LocalDate> modified = document.modified();
        if (created.isPresent()
                && modified.isPresent()
                && !document.signed()
                && modified.get().isAfter(created.get().plusDays(limits.changeDays()))) {
            add(file, "modified", created.get().toString(), modified.get().toString());
        }
        Optional<LocalDate> issued = certificate.issue().issued();
        if (created.isPresent()
                && issued.isPresent()
                && created.get().isAfter(issued.get().plusDays(limits.creationDays()))) {
            add(file, "created", issued.get().toString(), created.get().toString());
        }
    }

    private void add(String aspect, String inRow, String inDocument) {
        add(String.join(";", documents.keySet()), aspect, inRow, inDocument);
    }

    private void add(String file, String aspect, String inRow, String inDocument) {
        found.add(new DocumentContradiction(certificate.certificateNo(), file, aspect, inRow, inDocument));
    }
}
