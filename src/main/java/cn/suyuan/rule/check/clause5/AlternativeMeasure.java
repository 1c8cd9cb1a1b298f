package cn.suyuan.rule.check.clause5;

import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Given;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.traceability.CalibrationPlanEntry;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.traceability.TraceabilityChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Instruments that cannot be removed have a workable measure that keeps their values right (5.3-2). */
public final class AlternativeMeasure implements Check {

    @Override
    public String name() {
        return "alternative-measure";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of(
                "met", 0, Rule.NOT_MET, 0, "not_verifiable", 1, "unmarked", 0, "unverified", 0, "not_applicable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (MeasuringInstrument instrument : view.inService()) {
            if (!instrument.management().removable()) {
                found.add(judge(rule, view, instrument));
            }
        }
        boolean unmarked =
                view.inService().stream().anyMatch(i -> !Given.is(i.row().textOrEmpty("removable")));
        if (unmarked) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("ledger"))
                    .as("unmarked")
                    .on(view.file("data/ledger.csv"))
                    .build());
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
        Optional<ChainState> state = view.chain(instrument.instrumentNo()).map(TraceabilityChain::state);
        Optional<CalibrationPlanEntry> measure = view.planOf(instrument.instrumentNo()).stream()
                .filter(e -> Given.is(e.measure()))
                .findFirst();
        ObservationDraft draft;
        if (state.filter(s -> s == ChainState.CLOSED).isPresent()) {
            draft = ObservationDraft.met(rule, view, subject);
        } else if (measure.isPresent()) {
            draft = ObservationDraft.notVerifiable(rule, view, subject)
                    .with(measure.get().measure())
                    .on(measure.get().row().source());
        } else if (state.filter(s -> s == ChainState.UNVERIFIED).isPresent()) {
            draft = ObservationDraft.notVerifiable(rule, view, subject).as("unverified");
        } else {
            draft = ObservationDraft.notMet(rule, view, subject);
        }
        return draft.on(instrument.row().source()).build();
    }
}
