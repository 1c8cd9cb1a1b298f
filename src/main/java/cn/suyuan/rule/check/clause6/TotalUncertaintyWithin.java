package cn.suyuan.rule.check.clause6;

import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Figures;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.uncertainty.OutputQuantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The total relative uncertainty of the footprint at 95 % is at most 15 % (6.3, uncertainty). */
public final class TotalUncertaintyWithin implements Check {

    @Override
    public String name() {
        return "total-uncertainty-within";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 4, Rule.NOT_MET, 4, "above_analysed", 4, "noise", 2, "not_verifiable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (OutputQuantity output : OutputSubject.outputs(view)) {
            found.add(judge(rule, view, output));
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("uncertainty"))
                    .on(view.file("data/uncertainty.json"))
                    .build());
        }
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, OutputQuantity output) {
        Subject subject = OutputSubject.of(output, view);
        Optional<TotalUncertainty> total = TotalUncertainty.of(output, view);
        if (total.isEmpty()) {
            return ObservationDraft.notVerifiable(rule, view, subject)
                    .on(view.file("data/uncertainty.json"))
                    .build();
        }
        TotalUncertainty figures = total.get();
        Object[] all = {
            Figures.percent(figures.deciding()),
            Figures.percent(figures.propagation()),
            Figures.percent(figures.halfLength()),
            Figures.percent(figures.longerArm())
        };
        double limit = rule.limit("total").value().doubleValue();
        ObservationDraft draft = switch (figures.state(limit)) {
            case WITHIN -> ObservationDraft.met(rule, view, subject).with(all);
            case UNDECIDED ->
                ObservationDraft.notVerifiable(rule, view, subject)
                        .as("noise")
                        .with(all[0], Figures.percent(figures.noise()));
            case ABOVE -> ObservationDraft.notMet(rule, view, subject).with(all);
        };
        boolean analysed = figures.state(limit) == cn.suyuan.uncertainty.RelativeUncertainty.State.ABOVE
                && TotalUncertainty.analysis(output, view).isPresent();
        Observation observation = (analysed ? draft.as("above_analysed") : draft)
                .found(Figures.percent(figures.deciding()))
                .on(view.file("data/uncertainty.json"))
                .build();
        // over the limit with an analysis is shown but is no nonconformity (evidence-pack.md, section 3)
        return analysed ? advisory(observation) : observation;
    }

    private static Observation advisory(Observation o) {
        return new Observation(
                o.ruleId(),
                o.clause(),
                o.subject(),
                o.verdict(),
                true,
                Optional.empty(),
                o.statement(),
                o.evidence(),
                o.effect());
    }
}
