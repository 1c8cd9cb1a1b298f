package cn.suyuan.rule.check.clause6;

import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.measure.DateRange;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Given;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where older data are used with a justification, the auditor accepts it or not (6.2). */
public final class OldDataAreJustified implements Check {

    @Override
    public String name() {
        return "old-data-are-justified";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("not_verifiable", 2, "not_applicable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (EmissionFactor factor : view.facts().footprint().tables().factors()) {
            view.period()
                    .map(DateRange::to)
                    .flatMap(end -> DataAge.of(factor, end))
                    .filter(age ->
                            !age.within(rule.limit("age").value().longValue()) && Given.is(factor.justification()))
                    .ifPresent(age -> found.add(
                            ObservationDraft.notVerifiable(rule, view, Subject.of("factor", factor.factorId()))
                                    .with(age.months(), factor.justification())
                                    .found(factor.justification())
                                    .on(factor.row().source())
                                    .build()));
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notApplicable(rule, view, new Subject("case"))
                    .on(view.file("data/factors.csv"))
                    .build());
        }
        return found;
    }
}
