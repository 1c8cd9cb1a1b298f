package cn.suyuan.ui.instruments;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.rule.Observation;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.ui.Selection;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of an instrument or certificate, for the evidence at the right. */
public final class Described {
    private Described() {}

    static Selection instrument(
            Words words, CaseView view, InstrumentRow row, Mark mark, List<Observation> observations) {
        MeasuringInstrument instrument = row.instrument();
        List<Field> fields = new ArrayList<>();
        fields.add(
                field(words, "instruments.column.serial", instrument.identity().serialNo()));
        fields.add(
                field(words, "instruments.column.model", instrument.identity().model()));
        fields.add(field(words, "instruments.column.class", instrument.accuracyClass()));
        fields.add(field(words, "instruments.column.range", instrument.range()));
        fields.add(
                field(words, "instruments.column.maker", instrument.identity().manufacturer()));
        fields.add(field(words, "instruments.column.place", instrument.place().location()));
        row.key()
                .ifPresent(reason -> fields.add(new Field(
                        words.of("ledger.key.field"),
                        words.of("ledger.key." + reason.code().toLowerCase(java.util.Locale.ROOT))
                                + (reason.said().isEmpty() ? "" : " · " + reason.said()))));
        for (ImportProblem problem : row.problems()) {
            fields.add(new Field(
                    words.of("files.problem", problem.code()),
                    words.of("intake.problem." + problem.detail(), problem.arguments())));
        }
        List<EvidenceReference> evidence =
                new ArrayList<>(List.of(instrument.row().source()));
        row.seen().ifPresent(seen -> evidence.addAll(seen.evidence()));
        view.files().site().about("instrument:" + row.number()).forEach(kept -> {
            if (!evidence.contains(kept.reference())) {
                evidence.add(kept.reference());
            }
        });
        return new Selection(
                row.number() + " " + instrument.identity().name(), Optional.of(mark), fields, observations, evidence);
    }

    /** A certificate with the document behind it. */
    public static Selection certificate(Session session, TraceabilityCertificate certificate) {
        Words words = session.words();
        TraceabilityCertificate.Issue issue = certificate.issue();
        TraceabilityCertificate.Results results = certificate.results();
        List<Field> fields = new ArrayList<>();
        fields.add(field(words, "instruments.certificate.kind", words.of("certificate.kind", certificate.kind())));
        fields.add(field(words, "instruments.certificate.issuer", issue.issuer()));
        fields.add(field(words, "instruments.certificate.issuerno", issue.issuerNo()));
        fields.add(field(words, "instruments.certificate.performed", text(issue.performed())));
        fields.add(field(words, "instruments.certificate.issued", text(issue.issued())));
        fields.add(field(words, "instruments.certificate.until", text(issue.validUntil())));
        fields.add(field(words, "instruments.certificate.basis", certificate.basis()));
        fields.add(field(words, "instruments.certificate.conclusion", certificate.conclusion()));
        fields.add(field(words, "instruments.column.class", results.accuracyClass()));
        String uncertainty = results.expandedUncertainty()
                .map(u -> "U = " + u.toPlainString() + " " + results.uncertaintyUnit()
                        + results.coverageFactor()
                                .map(k -> ", k = " + k.toPlainString())
                                .orElse(""))
                .orElse("");
        fields.add(field(words, "instruments.certificate.uncertainty", uncertainty));
        certificate
                .standardsUsed()
                .forEach(used -> fields.add(new Field(
                        words.of("instruments.certificate.standard"),
                        used.instrumentNo() + " " + used.certificateNo())));
        List<EvidenceReference> evidence = new ArrayList<>();
        evidence.add(certificate.row().source());
        evidence.addAll(session.index().documents(certificate.file()));
        return new Selection(certificate.certificateNo(), Optional.empty(), fields, List.of(), evidence);
    }

    private static <T> String text(Optional<T> value) {
        return value.map(Object::toString).orElse("");
    }

    private static Field field(Words words, String key, String value) {
        return new Field(words.of(key), value.isBlank() ? words.of("kit.value.missing") : value);
    }
}
