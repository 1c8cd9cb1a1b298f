package cn.suyuan.rule.check.clause6;

import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.measure.DateRange;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Given;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Data are at most {@code limit.age} months old at the end of the period (6.2). */
public final class DataNotTooOld implements Check {

    @Override
    public String name() {
        return "data-not-too-old";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of(
                "met",
                2,
                Rule.NOT_MET,
                5,
                "extended",
                2,
                "not_verifiable",
                0,
                "activity",
                2,
                "activity_met",
                0,
                "activity_undated",
                0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (EmissionFactor factor : view.facts().footprint().tables().factors()) {
            found.add(judge(rule, view, factor));
        }
        for (ActivityDatum activity : view.facts().footprint().tables().activities()) {
            found.add(judge(rule, view, activity));
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("case"))
                    .on(view.file("data/factors.csv"))
                    .build());
        }
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, EmissionFactor factor) {
        Subject subject = Subject.of("factor", factor.factorId());
        Optional<DataAge> age = view.period()
                .map(DateRange::to)
                .flatMap(end -> DataAge.of(factor, end))
                // a year after the audit is a slip of the pen
                .filter(a -> a.reference().getYear() <= view.facts().asOf().getYear());
        if (age.isEmpty()) {
            return ObservationDraft.notVerifiable(rule, view, subject)
                    .found(factor.origin().year())
                    .on(factor.row().source())
                    .build();
        }
        ObservationDraft draft;
        if (age.get().within(rule.limit("age").value().longValue())) {
            draft = ObservationDraft.met(rule, view, subject)
                    .with(age.get().reference(), age.get().months());
        } else if (Given.is(factor.justification())) {
            draft = ObservationDraft.notApplicable(rule, view, subject)
                    .as("extended")
                    .with(age.get().months(), factor.justification());
        } else {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .with(
                            factor.value().map(Object::toString).orElse("—"),
                            factor.origin().source(),
                            factor.origin().year().isBlank()
                                    ? age.get().reference()
                                    : factor.origin().year(),
                            age.get().months(),
                            view.limit(rule.limit("age")));
        }
        return draft.found(age.get().months() + " 个月").on(factor.row().source()).build();
    }

    private static Observation judge(Rule rule, CaseView view, ActivityDatum activity) {
        Subject subject = Subject.of("activity", activity.activityId());
        if (activity.span().isEmpty() || view.period().isEmpty()) {
            return ObservationDraft.notVerifiable(rule, view, subject)
                    .as("activity_undated")
                    .on(activity.row().source())
                    .build();
        }
        LocalDate last = activity.span().get().to().toLocalDate().minusDays(1);
        DataAge age = new DataAge(last, view.period().get().to());
        ObservationDraft draft = age.within(rule.limit("age").value().longValue())
                ? ObservationDraft.met(rule, view, subject).as("activity_met")
                : ObservationDraft.notMet(rule, view, subject).as("activity").with(last, age.months());
        return draft.found(age.months() + " 个月").on(activity.row().source()).build();
    }
}
