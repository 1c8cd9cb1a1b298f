package cn.suyuan.rule.check.explanatory;

import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Term;
import cn.suyuan.traceability.TraceabilityCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Calibration certificates state uncertainty and corrections (explanatory note; ISO/IEC 17025, 7.8.4.1). */
public final class CertificateHasUncertainty implements Check {

    @Override
    public String name() {
        return "certificate-has-uncertainty";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 0, Rule.NOT_MET, 1, "not_verifiable", 0, "no_document", 0, "not_applicable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (TraceabilityCertificate certificate :
                view.facts().traceability().tables().certificates()) {
            if (certificate.kind() == TraceabilityCertificate.Kind.CALIBRATION) {
                found.add(
                        view.isUnread(certificate)
                                ? ObservationDraft.notVerifiable(rule, view, subject(certificate, view))
                                        .as("no_document")
                                        .on(certificate.row().source())
                                        .build()
                                : judge(rule, view, certificate));
            } else if (certificate.kind() == TraceabilityCertificate.Kind.UNKNOWN) {
                found.add(ObservationDraft.notVerifiable(rule, view, subject(certificate, view))
                        .on(certificate.row().source())
                        .build());
            }
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notApplicable(rule, view, new Subject("case"))
                    .on(view.file("data/certificates.csv"))
                    .build());
        }
        return found;
    }

    /** Rows that share a number are told apart by their instrument, so that none speaks for another. */
    private static Subject subject(TraceabilityCertificate certificate, CaseView view) {
        String number = certificate.certificateNo();
        if (number.isBlank()) {
            return Subject.of("certificate", "#" + certificate.row().source().row());
        }
        return Subject.of(
                "certificate", view.isNumberShared(certificate) ? certificate.instrumentNo() + "@" + number : number);
    }

    private static Observation judge(Rule rule, CaseView view, TraceabilityCertificate certificate) {
        Subject subject = subject(certificate, view);
        List<Term> missing = new ArrayList<>();
        if (certificate.results().expandedUncertainty().isEmpty()) {
            missing.add(view.word("field.uncertainty"));
        }
        if (certificate.results().expandedUncertainty().isPresent()
                && certificate.results().coverageFactor().isEmpty()
                && certificate.results().coverageProbability().isEmpty()) {
            missing.add(view.word("field.coverage"));
        }
        if (certificate.results().correction().isBlank()) {
            missing.add(view.word("field.correction"));
        }
        ObservationDraft draft = missing.isEmpty()
                ? ObservationDraft.met(rule, view, subject)
                : ObservationDraft.notMet(rule, view, subject)
                        .with(new Term(
                                String.join("、", missing.stream().map(Term::zh).toList()),
                                String.join(", ", missing.stream().map(Term::en).toList())));
        return draft.on(certificate.row().source()).build();
    }
}
