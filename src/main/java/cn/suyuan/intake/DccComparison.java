package cn.suyuan.intake;

import cn.suyuan.ledger.IdentityText;
import cn.suyuan.traceability.DigitalCertificate;
import cn.suyuan.traceability.DigitalCertificate.Identification;
import cn.suyuan.traceability.DigitalCertificate.Item;
import cn.suyuan.traceability.DigitalCertificate.Result;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityTables.DocumentContradiction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A row of the certificate index against the digital certificate it names; the document is the source. */
record DccComparison(TraceabilityCertificate row, DigitalCertificate digital) {
    private static final Map<String, String> QUANTITIES = Map.ofEntries(
            Map.entry("K", "温度"),
            Map.entry("℃", "温度"),
            Map.entry("Pa", "压力"),
            Map.entry("kPa", "压力"),
            Map.entry("MPa", "压力"),
            Map.entry("bar", "压力"),
            Map.entry("V", "电压"),
            Map.entry("A", "电流"),
            Map.entry("W", "功率"),
            Map.entry("kW", "功率"),
            Map.entry("kWh", "电能"),
            Map.entry("J", "电能"),
            Map.entry("kg", "质量"),
            Map.entry("g", "质量"));

    /** The quantity that a unit tells of, in the words of an authority's scope; empty where it tells none. */
    static String quantity(String unit) {
        return QUANTITIES.getOrDefault(unit, "");
    }

    void run(List<DocumentContradiction> found) {
        differs(found, "certificate_no", row.certificateNo(), digital.number());
        serial(found);
        Optional<Item> item = digital.items().stream().findFirst();
        differs(found, "model", row.instrument().model(), item.map(Item::model).orElse(""));
        differs(
                found,
                "manufacturer",
                row.instrument().manufacturer(),
                item.map(Item::manufacturer).orElse(""));
        differs(found, "issuer_no", row.issue().issuerNo(), digital.laboratory().code());
        performed(found);
        day(found, "issued", row.issue().issued(), digital.period().issued());
        uncertainty(found);
    }

    private void add(List<DocumentContradiction> found, String aspect, String inRow, String inDocument) {
        String file = row.files().stream()
                .filter(name -> digital.file().equals(name) || digital.file().endsWith("/" + name))
                .findFirst()
                .orElse(row.file());
        found.add(new DocumentContradiction(row.certificateNo(), file, aspect, inRow, inDocument));
    }

    private void differs(List<DocumentContradiction> found, String aspect, String inRow, String inDocument) {
        if (!inRow.isBlank() && !inDocument.isBlank() && !IdentityText.same(inRow, inDocument)) {
            add(found, aspect, inRow, inDocument);
        }
    }

    private void serial(List<DocumentContradiction> found) {
        String inRow = row.instrument().serialNo();
        List<String> numbers = digital.items().stream()
                .flatMap(i -> i.identifications().stream())
                .map(Identification::value)
                .toList();
        if (!inRow.isEmpty() && !numbers.isEmpty() && numbers.stream().noneMatch(n -> IdentityText.same(n, inRow))) {
            add(found, "serial_no", inRow, String.join(" ", numbers));
        }
    }

    /** Work may take several days; the row names one of them. */
    private void performed(List<DocumentContradiction> found) {
        Optional<LocalDate> inRow = row.issue().performed();
        Optional<LocalDate> begin =
                digital.period().begin().or(() -> digital.period().end());
        Optional<LocalDate> end =
                digital.period().end().or(() -> digital.period().begin());
        if (inRow.isPresent()
                && begin.isPresent()
                && end.isPresent()
                && (inRow.get().isBefore(begin.get()) || inRow.get().isAfter(end.get()))) {
            add(found, "performed", inRow.get().toString(), begin.get() + " … " + end.get());
        }
    }

    private void day(
            List<DocumentContradiction> found,
            String aspect,
            Optional<LocalDate> inRow,
            Optional<LocalDate> inDocument) {
        if (inRow.isPresent() && inDocument.isPresent() && !inRow.equals(inDocument)) {
            add(found, aspect, inRow.get().toString(), inDocument.get().toString());
        }
    }

    private void uncertainty(List<DocumentContradiction> found) {
        Optional<BigDecimal> inRow = row.results().expandedUncertainty();
        Optional<Result> sameUnit = digital.results().stream()
                .filter(r -> !r.uncertainties().isEmpty())
                .filter(r -> IdentityText.same(r.unit(), row.results().uncertaintyUnit()))
                .findFirst();
        if (inRow.isEmpty() || sameUnit.isEmpty()) {
            return;
        }
        boolean stated = digital.results().stream()
                .filter(r -> IdentityText.same(r.unit(), sameUnit.get().unit()))
                .flatMap(r -> r.uncertainties().stream())
                .anyMatch(u -> u.compareTo(inRow.get()) == 0);
        if (!stated) {
            add(
                    found,
                    "expanded_uncertainty",
                    inRow.get().toPlainString(),
                    sameUnit.get().largest().map(BigDecimal::toPlainString).orElse(""));
        }
    }

    /** Days and issuer as the document has them, else as the row has them. */
    static TraceabilityCertificate.Issue issue(TraceabilityCertificate row, TraceabilityCertificate document) {
        TraceabilityCertificate.Issue inRow = row.issue();
        TraceabilityCertificate.Issue inDocument = document.issue();
        return new TraceabilityCertificate.Issue(
                inRow.issuer().isEmpty() ? inDocument.issuer() : inRow.issuer(),
                inRow.issuerNo().isEmpty() ? inDocument.issuerNo() : inRow.issuerNo(),
                inDocument.received().or(inRow::received),
                inDocument.performed().or(inRow::performed),
                inDocument.issued().or(inRow::issued),
                inRow.validUntil());
    }

    /** What the row says of class, limits, range; uncertainty with k and p as the document has them. */
    static TraceabilityCertificate.Results results(
            TraceabilityCertificate row, TraceabilityCertificate.Results document) {
        TraceabilityCertificate.Results inRow = row.results();
        boolean own = document.expandedUncertainty().isEmpty();
        return new TraceabilityCertificate.Results(
                inRow.accuracyClass(),
                inRow.mpe(),
                inRow.quantity().isEmpty() ? document.quantity() : inRow.quantity(),
                inRow.range(),
                own ? inRow.expandedUncertainty() : document.expandedUncertainty(),
                own ? inRow.uncertaintyUnit() : document.uncertaintyUnit(),
                own ? inRow.coverageFactor() : document.coverageFactor(),
                own ? inRow.coverageProbability() : document.coverageProbability(),
                inRow.correction());
    }
}
