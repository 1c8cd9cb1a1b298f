package cn.suyuan.rule.check.clause5;

import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.measure.DateRange;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Given;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.PermissibleError;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.UnlistedStandards;
import cn.suyuan.traceability.CalibrationPlanEntry;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityChain;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the plan had due by the end of the period was done in time, and calibrations were confirmed (5.3-2). */
public final class PlanIsCarriedOut implements Check {

    @Override
    public String name() {
        return "plan-is-carried-out";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.ofEntries(
                Map.entry("met", 0),
                Map.entry("late", 3),
                Map.entry("not_done", 1),
                Map.entry("not_confirmed", 1),
                Map.entry("confirmation_contradicted", 4),
                Map.entry("confirmation_open", 4),
                Map.entry("not_verifiable", 0),
                Map.entry("nothing_due", 0),
                Map.entry("no_plan", 0),
                Map.entry("unproven", 1),
                Map.entry("not_applicable", 0));
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (MeasuringInstrument instrument : view.inService()) {
            found.addAll(judge(rule, view, instrument, Subject.instrument(instrument.instrumentNo())));
        }
        for (MeasuringInstrument standard : view.facts().ledger().ledger().referenceStandards()) {
            found.addAll(judge(rule, view, standard, Subject.of("standard", standard.instrumentNo())));
        }
        UnlistedStandards.of(view)
                .forEach((no, user) -> found.add(ObservationDraft.notVerifiable(rule, view, Subject.of("standard", no))
                        .as("no_plan")
                        .on(user.row().source())
                        .build()));
        if (found.isEmpty()) {
            found.add(ObservationDraft.notApplicable(rule, view, new Subject("plan"))
                    .on(view.file("data/calibration-plan.csv"))
                    .build());
        }
        return found;
    }

    private static List<Observation> judge(Rule rule, CaseView view, MeasuringInstrument instrument, Subject subject) {
        Optional<DateRange> period = view.period();
        if (period.isEmpty()) {
            return List.of(ObservationDraft.notVerifiable(rule, view, subject)
                    .on(instrument.row().source())
                    .build());
        }
        List<Observation> faults = new ArrayList<>();
        boolean anyDue = false;
        for (CalibrationPlanEntry entry : view.planOf(instrument.instrumentNo())) {
            boolean due = entry.due().isPresent()
                    && !entry.due().get().isAfter(period.get().to());
            anyDue |= due;
            if (due) {
                late(rule, view, subject, entry, period.get()).ifPresent(faults::add);
            }
        }
        unconfirmed(rule, view, subject, instrument).ifPresent(faults::add);
        faults.addAll(contradicted(rule, view, subject, instrument));
        if (!faults.isEmpty()) {
            return faults;
        }
        List<CalibrationPlanEntry> plan = view.planOf(instrument.instrumentNo());
        if (plan.isEmpty() || plan.stream().anyMatch(e -> e.due().isEmpty())) {
            return List.of(ObservationDraft.notVerifiable(rule, view, subject)
                    .as("no_plan")
                    .on(instrument.row().source())
                    .build());
        }
        Optional<CalibrationPlanEntry> unproven =
                plan.stream().filter(e -> !isProven(e, view)).findFirst();
        if (unproven.isPresent()) {
            return List.of(ObservationDraft.notVerifiable(rule, view, subject)
                    .as("unproven")
                    .with(unproven.get().done().orElseThrow())
                    .on(unproven.get().row().source())
                    .build());
        }
        ObservationDraft fine = ObservationDraft.met(rule, view, subject);
        return List.of((anyDue ? fine : fine.as("nothing_due"))
                .on(instrument.row().source())
                .on(view.planOf(instrument.instrumentNo()).stream()
                        .map(e -> e.row().source())
                        .toList())
                .build());
    }

    /** What the plan calls done has a certificate of about that day, or one that the plan names. */
    private static boolean isProven(CalibrationPlanEntry entry, CaseView view) {
        if (entry.done().isEmpty() || Given.is(entry.measure())) {
            return true;
        }
        LocalDate done = entry.done().get();
        long days = view.pack().setting("plan.proof_days").value().longValue();
        return view.certificatesOf(entry.instrumentNo()).stream()
                .anyMatch(c -> c.certificateNo().equals(entry.certificateNo())
                        || c.issue()
                                .performed()
                                .filter(day -> Math.abs(ChronoUnit.DAYS.between(day, done)) <= days)
                                .isPresent());
    }

    /** Late counts only where the days after the due day touch the period. */
    private static Optional<Observation> late(
            Rule rule, CaseView view, Subject subject, CalibrationPlanEntry entry, DateRange period) {
        LocalDate due = entry.due().orElseThrow();
        long tolerance = rule.limit("tolerance").value().longValue();
        if (entry.done().isEmpty()) {
            LocalDate earliest = due.minusMonths(
                    view.pack().setting("plan.early_months").value().longValue());
            boolean renewed = view.certificatesOf(entry.instrumentNo()).stream()
                    .anyMatch(c -> c.issue()
                            .performed()
                            .filter(day -> !day.isAfter(due) && !day.isBefore(earliest))
                            .isPresent());
            return renewed
                    ? Optional.empty()
                    : Optional.of(ObservationDraft.notMet(rule, view, subject)
                            .as("not_done")
                            .with(due)
                            .found("—")
                            .on(entry.row().source())
                            .build());
        }
        LocalDate done = entry.done().get();
        if (!done.isAfter(due.plusDays(tolerance)) || done.isBefore(period.from())) {
            return Optional.empty();
        }
        return Optional.of(ObservationDraft.notMet(rule, view, subject)
                .as("late")
                .with(due, done, ChronoUnit.DAYS.between(due, done))
                .found(done.toString())
                .on(entry.row().source())
                .build());
    }

    /** Calibrations whose own numbers do not allow the confirmation that the record claims. */
    private static List<Observation> contradicted(
            Rule rule, CaseView view, Subject subject, MeasuringInstrument instrument) {
        List<Observation> found = new ArrayList<>();
        for (TraceabilityCertificate certificate : view.certificatesOf(instrument.instrumentNo())) {
            Optional<PermissibleError> numbers = used(view, instrument).contains(certificate.certificateNo())
                            && certificate.kind() != TraceabilityCertificate.Kind.VERIFICATION
                    ? PermissibleError.of(certificate, instrument)
                    : Optional.empty();
            numbers.flatMap(n ->
                            n.state(view.pack().setting("confirmation.ratio").value()))
                    .filter(state -> state != PermissibleError.State.FITS)
                    .ifPresent(state -> found.add((state == PermissibleError.State.EXCEEDS
                                    ? ObservationDraft.notMet(rule, view, subject)
                                            .as("confirmation_contradicted")
                                    : ObservationDraft.notVerifiable(rule, view, subject)
                                            .as("confirmation_open"))
                            .with(
                                    certificate.certificateNo(),
                                    numbers.get()
                                            .error()
                                            .map(BigDecimal::toPlainString)
                                            .orElse("—"),
                                    numbers.get().expanded() + " "
                                            + numbers.get().unit(),
                                    numbers.get().mpe().stripTrailingZeros().toPlainString() + " "
                                            + numbers.get().unit())
                            .on(certificate.row().source())
                            .build()));
        }
        return found;
    }

    private static Set<String> used(CaseView view, MeasuringInstrument instrument) {
        return view.chain(instrument.instrumentNo()).map(TraceabilityChain::coverage).orElse(List.of()).stream()
                .map(TraceabilityChain.Coverage::certificateNo)
                .collect(Collectors.toSet());
    }

    /** A calibration certificate in use without the record of metrological confirmation (计量确认). */
    private static Optional<Observation> unconfirmed(
            Rule rule, CaseView view, Subject subject, MeasuringInstrument instrument) {
        Set<String> used = used(view, instrument);
        return view.certificatesOf(instrument.instrumentNo()).stream()
                .filter(c -> c.kind() == TraceabilityCertificate.Kind.CALIBRATION
                        && used.contains(c.certificateNo())
                        && !Given.is(c.confirmed()))
                .findFirst()
                .map(c -> ObservationDraft.notMet(rule, view, subject)
                        .as("not_confirmed")
                        .with(c.certificateNo())
                        .on(c.row().source())
                        .build());
    }
}
