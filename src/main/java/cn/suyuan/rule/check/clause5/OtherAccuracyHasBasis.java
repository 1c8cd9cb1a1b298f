package cn.suyuan.rule.check.clause5;

import cn.suyuan.ledger.InstrumentKind;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Given;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.traceability.TraceabilityCertificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Instruments that 5.1 does not list (weighing, heat, others) rest on a named technical basis. */
public final class OtherAccuracyHasBasis implements Check {

    private static final Set<InstrumentKind> UNLISTED =
            EnumSet.of(InstrumentKind.WEIGHING_INSTRUMENT, InstrumentKind.HEAT_METER, InstrumentKind.OTHER);

    @Override
    public String name() {
        return "other-accuracy-has-basis";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 2, "not_verifiable", 0, "no_document", 2, "kind_unknown", 0, "not_applicable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (MeasuringInstrument instrument : view.inService()) {
            if (UNLISTED.contains(instrument.kind())) {
                found.add(judge(rule, view, instrument));
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
        Optional<TraceabilityCertificate> basis = view.certificatesOf(instrument.instrumentNo()).stream()
                .filter(c -> Given.is(c.basis()))
                .reduce((first, last) -> view.isUnread(last) && !view.isUnread(first) ? first : last);
        if (instrument.kind() == InstrumentKind.OTHER) {
            // it may be one of the kinds that 5.1 lists, under a name that nobody knows
            return ObservationDraft.notVerifiable(rule, view, subject)
                    .as("kind_unknown")
                    .found(instrument.identity().name())
                    .on(instrument.row().source())
                    .build();
        }
        ObservationDraft draft = basis.filter(view::isUnread).isPresent()
                ? ObservationDraft.notVerifiable(rule, view, subject).as("no_document")
                : basis.isPresent()
                        ? ObservationDraft.met(rule, view, subject)
                        : ObservationDraft.notVerifiable(rule, view, subject);
        if (basis.isPresent()) {
            draft = draft.with(basis.get().basis(), basis.get().certificateNo())
                    .on(basis.get().row().source());
        }
        return draft.found(basis.map(TraceabilityCertificate::basis).orElse(""))
                .on(instrument.row().source())
                .build();
    }
}
