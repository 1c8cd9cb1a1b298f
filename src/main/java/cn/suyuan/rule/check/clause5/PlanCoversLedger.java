package cn.suyuan.rule.check.clause5;

import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.traceability.CalibrationPlanEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The verification and calibration plan has a row for every instrument in use (5.3-2). */
public final class PlanCoversLedger implements Check {

    @Override
    public String name() {
        return "plan-covers-ledger";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 1, Rule.NOT_MET, 0, "absent", 0, "not_applicable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<MeasuringInstrument> instruments = view.inService();
        if (instruments.isEmpty()) {
            return List.of(ObservationDraft.notApplicable(rule, view, new Subject("plan"))
                    .on(view.file("data/ledger.csv"))
                    .build());
        }
        if (view.facts().traceability().tables().plan().isEmpty()) {
            return List.of(ObservationDraft.notMet(rule, view, new Subject("plan"))
                    .as("absent")
                    .on(view.file("data/calibration-plan.csv"))
                    .build());
        }
        List<Observation> found = new ArrayList<>();
        for (MeasuringInstrument instrument : instruments) {
            Subject subject = Subject.instrument(instrument.instrumentNo());
            List<CalibrationPlanEntry> rows = view.planOf(instrument.instrumentNo());
            found.add(
                    rows.isEmpty()
                            ? ObservationDraft.notMet(rule, view, subject)
                                    .on(instrument.row().source(), view.file("data/calibration-plan.csv"))
                                    .build()
                            : ObservationDraft.met(rule, view, subject)
                                    .with(rows.size())
                                    .on(rows.get(0).row().source())
                                    .build());
        }
        return found;
    }
}
