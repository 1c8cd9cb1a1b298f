package cn.suyuan.rule.check.clause6;

import cn.suyuan.ledger.InstrumentIncident;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Given;
import cn.suyuan.rule.GradeProposal;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether an incident row says what has to be known: registers, multipliers, approval, assessment. */
final class IncidentIsComplete {

    static final Map<String, Integer> CASES =
            Map.of("incident_incomplete", 3, "ratio_not_applied", 4, "incident_met", 2);

    private IncidentIsComplete() {}

    static Observation judge(Rule rule, CaseView view, InstrumentIncident incident) {
        Subject subject = Subject.instrument(incident.instrumentNo());
        String day = incident.from().map(t -> t.toLocalDate().toString()).orElse("—");
        Term kind = view.word("incident." + incident.kind().wireName());
        List<Term> missing = missing(view, incident);
        Optional<BigDecimal> applied = view.instrument(incident.instrumentNo())
                .flatMap(i -> i.management().multiplier());
        Optional<BigDecimal> changed = incident.kind() == InstrumentIncident.Kind.RATIO_CHANGE
                ? incident.registers().newMultiplier()
                : Optional.empty();
        ObservationDraft draft;
        if (changed.isPresent()
                && applied.isPresent()
                && changed.get().compareTo(applied.get()) != 0
                && isLatest(incident, view)) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .as("ratio_not_applied")
                    .with(day, changed.get(), applied.get(), incident.incidentId())
                    .graded(GradeProposal.serious(view, "G3"))
                    .effect(effect(view, incident));
        } else if (!missing.isEmpty()) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .as("incident_incomplete")
                    .with(
                            day,
                            kind,
                            new Term(
                                    String.join(
                                            "、", missing.stream().map(Term::zh).toList()),
                                    String.join(
                                            ", ", missing.stream().map(Term::en).toList())));
            LostShare.grade(rule, view, incident).ifPresent(draft::graded);
        } else {
            draft = ObservationDraft.met(rule, view, subject).as("incident_met").with(day, kind);
        }
        boolean ratio = changed.isPresent() && applied.isPresent();
        return draft.limit(ratio ? changed.get().toPlainString() : "")
                .found(ratio ? applied.get().toPlainString() : incident.incidentId())
                .on(incident.row().source())
                .build();
    }

    /** The activity whose readings were scaled by the old ratio after the change, with what the new one gives. */
    private static Optional<Observation.FootprintEffect> effect(CaseView view, InstrumentIncident incident) {
        return view.facts().footprint().replayed().stream()
                .filter(replayed -> replayed.incidents().contains(incident.incidentId()))
                .filter(replayed -> replayed.declared().isPresent())
                .flatMap(replayed -> replayed.byNewRatio().stream()
                        .flatMap(right -> view
                                .shares()
                                .effect(
                                        "activity:" + replayed.activityId(),
                                        "ratio",
                                        replayed.declared().get().doubleValue(),
                                        right.doubleValue())
                                .stream()))
                .findFirst();
    }

    private static boolean isLatest(InstrumentIncident incident, CaseView view) {
        return view.facts().ledger().incidents().stream()
                .filter(i -> i.kind() == InstrumentIncident.Kind.RATIO_CHANGE
                        && i.instrumentNo().equals(incident.instrumentNo()))
                .noneMatch(i -> i.from().isPresent()
                        && incident.from().isPresent()
                        && i.from().get().isAfter(incident.from().get()));
    }

    private static List<Term> missing(CaseView view, InstrumentIncident incident) {
        List<Term> missing = new ArrayList<>(missingRegisters(view, incident));
        boolean lost = switch (incident.kind()) {
            case DAMAGE, REMOVAL, REPLACEMENT, SHUTDOWN, OTHER -> true;
            case RATIO_CHANGE, ROLLOVER, CLOCK_SET -> false;
        };
        if (incident.from().isEmpty()) {
            missing.add(view.word("field.time"));
        }
        if (incident.kind() != InstrumentIncident.Kind.ROLLOVER && !Given.is(incident.approvedBy())) {
            missing.add(view.word("field.approved_by"));
        }
        if (lost && !Given.is(incident.assessment())) {
            missing.add(view.word("field.assessment"));
        }
        return missing;
    }

    private static List<Term> missingRegisters(CaseView view, InstrumentIncident incident) {
        InstrumentIncident.Registers registers = incident.registers();
        boolean replaced = incident.kind() == InstrumentIncident.Kind.REPLACEMENT;
        boolean rolled = incident.kind() == InstrumentIncident.Kind.ROLLOVER;
        boolean ratio = incident.kind() == InstrumentIncident.Kind.RATIO_CHANGE;
        List<Term> missing = new ArrayList<>();
        if ((replaced || rolled) && registers.lastRegister().isEmpty()) {
            missing.add(view.word("field.last_register"));
        }
        if (replaced && registers.firstRegister().isEmpty()) {
            missing.add(view.word("field.first_register"));
        }
        if (replaced && !(Given.is(registers.oldSerial()) && Given.is(registers.newSerial()))) {
            missing.add(view.word("field.serials"));
        }
        if ((replaced || ratio) && registers.newMultiplier().isEmpty()) {
            missing.add(view.word("field.new_multiplier"));
        }
        return missing;
    }
}
