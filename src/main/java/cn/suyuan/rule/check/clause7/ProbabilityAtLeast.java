package cn.suyuan.rule.check.clause7;

import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Figures;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.uncertainty.BudgetRemark;
import cn.suyuan.uncertainty.DeclaredResult;
import cn.suyuan.uncertainty.OutputQuantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The declared coverage probability is at least 95 %, also where only k is given (7.2). */
public final class ProbabilityAtLeast implements Check {

    @Override
    public String name() {
        return "probability-at-least";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 1, Rule.NOT_MET, 1, "factor", 2, "not_verifiable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        List<OutputQuantity> outputs =
                view.facts().uncertainty().model().map(m -> m.outputs()).orElse(List.of());
        for (OutputQuantity output : outputs) {
            Subject subject =
                    outputs.size() > 1 ? Subject.of("uncertainty", output.symbol()) : new Subject("uncertainty");
            found.add(output.declared()
                    .map(declared -> judge(rule, view, subject, output, declared))
                    .orElseGet(() -> ObservationDraft.notVerifiable(rule, view, subject)
                            .on(view.file("data/uncertainty.json"))
                            .build()));
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("uncertainty"))
                    .on(view.file("data/uncertainty.json"))
                    .build());
        }
        return found;
    }

    private static Observation judge(
            Rule rule, CaseView view, Subject subject, OutputQuantity output, DeclaredResult declared) {
        double limit = rule.limit("probability").value().doubleValue();
        OptionalDouble factor = factorInUse(output, declared, view);
        ObservationDraft draft;
        if (declared.coverageProbability().isPresent()
                && declared.coverageProbability().getAsDouble() < limit) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .with(Figures.percent(declared.coverageProbability().getAsDouble()));
        } else if (factor.isPresent() && ofNormal(factor.getAsDouble()) < limit - 0.0001) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .as("factor")
                    .with(Figures.plain(factor.getAsDouble()), Figures.percent(ofNormal(factor.getAsDouble())));
        } else if (declared.coverageProbability().isPresent()) {
            draft = ObservationDraft.met(rule, view, subject)
                    .with(Figures.percent(declared.coverageProbability().getAsDouble()));
        } else if (factor.isPresent()) {
            draft = ObservationDraft.met(rule, view, subject).with(Figures.percent(ofNormal(factor.getAsDouble())));
        } else {
            draft = ObservationDraft.notVerifiable(rule, view, subject);
        }
        return draft.on(view.file("data/uncertainty.json")).build();
    }

    /** The factor that the declared U really has, where the evaluation found another than the declared one. */
    private static OptionalDouble factorInUse(OutputQuantity output, DeclaredResult declared, CaseView view) {
        Optional<Double> implied =
                view.facts().uncertainty().evaluation().flatMap(e -> e.output(output.symbol())).stream()
                        .flatMap(e -> e.remarks().stream())
                        .filter(r -> r.code() == BudgetRemark.Code.K_NOT_APPLIED
                                && r.arguments().size() > 1)
                        .map(r -> r.arguments().get(1))
                        .filter(text -> text.matches("\\d{1,3}(\\.\\d{1,12})?"))
                        .map(Double::valueOf)
                        .findFirst();
        return implied.isPresent() ? OptionalDouble.of(implied.get()) : declared.coverageFactor();
    }

    /** Probability that a normal variable lies within k standard deviations: erf(k/√2) (JCGM 100, G.1.3). */
    static double ofNormal(double k) {
        return 1 - 2 * upperTail(k);
    }

    /** Upper tail of the standard normal distribution, Abramowitz and Stegun 26.2.17, error below 7.5e-8. */
    private static double upperTail(double x) {
        double t = 1 / (1 + 0.2316419 * x);
        double polynomial =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * polynomial;
    }
}
