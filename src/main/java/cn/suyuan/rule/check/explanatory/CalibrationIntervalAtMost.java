package cn.suyuan.rule.check.explanatory;

import cn.suyuan.ledger.Deployment;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.traceability.TraceabilityCertificate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Instruments of one deployment are calibrated at least every {@code limit.interval} months (explanatory note).
 *
 * @param name name for rule files
 * @param deployment on-line or off-line
 */
public record CalibrationIntervalAtMost(String name, Deployment deployment) implements Check {

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 0, Rule.NOT_MET, 2, "not_verifiable", 0, "unknown", 0, "not_applicable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (MeasuringInstrument instrument : view.inService()) {
            if (instrument.place().deployment() == deployment) {
                found.add(judge(rule, view, instrument));
            } else if (instrument.place().deployment() == Deployment.UNKNOWN) {
                found.add(ObservationDraft.notVerifiable(rule, view, Subject.instrument(instrument.instrumentNo()))
                        .as("unknown")
                        .on(instrument.row().source())
                        .build());
            }
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notApplicable(rule, view, new Subject("ledger"))
                    .on(view.file("data/ledger.csv"))
                    .build());
        }
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, MeasuringInstrument instrument) {
        Subject subject = Subject.instrument(instrument.instrumentNo());
        long months = rule.limit("interval").value().longValue();
        List<LocalDate> days = view.certificatesOf(instrument.instrumentNo()).stream()
                .filter(c -> c.kind() == TraceabilityCertificate.Kind.VERIFICATION
                        || c.kind() == TraceabilityCertificate.Kind.CALIBRATION
                        || c.kind() == TraceabilityCertificate.Kind.INTERNAL)
                .flatMap(c -> c.issue().performed().stream())
                // work of a day that is yet to come is none
                .filter(day -> !day.isAfter(view.facts().asOf()))
                .sorted()
                .toList();
        if (days.isEmpty() || view.period().isEmpty()) {
            return ObservationDraft.notVerifiable(rule, view, subject)
                    .on(instrument.row().source())
                    .build();
        }
        LocalDate end = view.period().get().to();
        Optional<LocalDate> late = Optional.empty();
        for (int i = 0; i < days.size(); i++) {
            LocalDate next = i + 1 < days.size() ? days.get(i + 1) : end;
            boolean touches = !next.isBefore(view.period().get().from());
            if (touches && days.get(i).plusMonths(months).isBefore(next)) {
                late = Optional.of(days.get(i));
            }
        }
        ObservationDraft draft = late.isPresent()
                ? ObservationDraft.notMet(rule, view, subject).with(late.get(), months)
                : ObservationDraft.met(rule, view, subject);
        return draft.on(instrument.row().source()).build();
    }
}
