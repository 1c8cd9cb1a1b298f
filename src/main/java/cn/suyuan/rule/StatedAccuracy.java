package cn.suyuan.rule;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.ledger.MeasuringInstrument;
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
 * @param document certificate number, empty for the ledger
 * @param evidence where it stands
 */
public record StatedAccuracy(AccuracyStatement statement, String document, EvidenceReference evidence) {

    private static final Set<TraceabilityCertificate.Kind> KINDS = Set.of(
            TraceabilityCertificate.Kind.VERIFICATION,
            TraceabilityCertificate.Kind.CALIBRATION,
            TraceabilityCertificate.Kind.INTERNAL);

    /** Statements of the certificates that cover the instrument's service, then that of the ledger; blanks left out. */
    public static List<StatedAccuracy> of(MeasuringInstrument instrument, CaseView view) {
        List<StatedAccuracy> found = new ArrayList<>();
        for (TraceabilityCertificate certificate : certificates(instrument, view)) {
            AccuracyStatement byClass =
                    AccuracyStatement.parse(certificate.results().accuracyClass());
            AccuracyStatement said = byClass.isUnderstood()
                    ? byClass
                    : AccuracyStatement.parse(certificate.results().mpe());
            if (!said.text().isBlank()) {
                found.add(new StatedAccuracy(
                        said, certificate.certificateNo(), certificate.row().source()));
            }
        }
        if (!instrument.accuracyClass().isBlank()) {
            found.add(new StatedAccuracy(
                    AccuracyStatement.parse(instrument.accuracyClass()),
                    "",
                    instrument.row().source()));
        }
        return found;
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
