package cn.suyuan.rule;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.SiteObservation;
import cn.suyuan.measure.AccuracyStatement;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one document says about the accuracy of an instrument (class from the certificate, JJF 1356; the ledger beside).
 *
 * @param statement the statement
 * @param document certificate number, empty where nothing but the ledger says so
 * @param evidence where it stands
 * @param nameplate whether the auditor read it from the nameplate on site
 * @param read whether nothing that it names is missing or unreadable
 */
public record StatedAccuracy(
        AccuracyStatement statement, String document, EvidenceReference evidence, boolean nameplate, boolean read) {

    private static final Set<TraceabilityCertificate.Kind> KINDS = Set.of(
            TraceabilityCertificate.Kind.VERIFICATION,
            TraceabilityCertificate.Kind.CALIBRATION,
            TraceabilityCertificate.Kind.INTERNAL);

    /**
     * Statements of the certificates that cover the instrument's service, then that of the ledger; that of the nameplate; blanks left out. A
     * certificate without a class of its own vouches for the ledger's where it says that the instrument passed, or where
     * its results were confirmed (计量确认).
     */
    public static List<StatedAccuracy> of(MeasuringInstrument instrument, CaseView view) {
        List<StatedAccuracy> found = new ArrayList<>();
        for (TraceabilityCertificate certificate : certificates(instrument, view)) {
            AccuracyStatement said = saidBy(certificate, view);
            if (said.text().isBlank() && vouches(certificate)) {
                said = view.accuracy(instrument.accuracyClass());
            }
            if (!said.text().isBlank()) {
                found.add(new StatedAccuracy(
                        said,
                        certificate.certificateNo(),
                        certificate.row().source(),
                        false,
                        !view.isUnread(certificate)));
            }
        }
        if (!instrument.accuracyClass().isBlank()) {
            found.add(new StatedAccuracy(
                    view.accuracy(instrument.accuracyClass()),
                    "",
                    instrument.row().source(),
                    false,
                    true));
        }
        for (SiteObservation seen : view.facts().ledger().site()) {
            boolean read = seen.instrumentNo().equals(instrument.instrumentNo())
                    && !seen.nameplate().accuracyClass().isBlank();
            if (read) {
                found.add(new StatedAccuracy(
                        view.accuracy(seen.nameplate().accuracyClass()),
                        "",
                        seen.evidence().isEmpty()
                                ? instrument.row().source()
                                : seen.evidence().get(0),
                        true,
                        true));
            }
        }
        return found;
    }

    private static AccuracyStatement saidBy(TraceabilityCertificate certificate, CaseView view) {
        AccuracyStatement byClass = view.accuracy(certificate.results().accuracyClass());
        AccuracyStatement byError = view.accuracy(certificate.results().mpe());
        return byClass.isUnderstood() || byError.text().isBlank() ? byClass : byError;
    }

    private static boolean vouches(TraceabilityCertificate certificate) {
        String said = certificate.conclusion();
        boolean passed = (said.contains("合格") || said.contains("符合")) && !said.contains("不合格") && !said.contains("不符合");
        return passed || !certificate.confirmed().isBlank();
    }

    /** Whether a certificate says so whose document, where it names one, was there to be read. */
    public boolean isDocumented() {
        return !document.isEmpty() && read;
    }

    /** Certificates that the chain uses; all that state results where no chain is known. */
    private static List<TraceabilityCertificate> certificates(MeasuringInstrument instrument, CaseView view) {
        Set<String> used = new TreeSet<>();
        view.chain(instrument.instrumentNo())
                .map(TraceabilityChain::coverage)
                .orElse(List.of())
                .forEach(c -> used.add(c.certificateNo()));
        return view.certificatesOf(instrument.instrumentNo()).stream()
                .filter(c -> KINDS.contains(c.kind()))
                .filter(c -> used.isEmpty() || used.contains(c.certificateNo()))
                .toList();
    }
}
