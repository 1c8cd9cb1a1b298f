package cn.suyuan.rule.check.clause6;

import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.measure.Quantity;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Figures;
import cn.suyuan.rule.GradeProposal;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.uncertainty.BudgetRemark;
import cn.suyuan.uncertainty.DeclaredComparison;
import cn.suyuan.uncertainty.EvaluationProblem;
import cn.suyuan.uncertainty.InputQuantity;
import cn.suyuan.uncertainty.OutputEvaluation;
import cn.suyuan.uncertainty.OutputQuantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The declared result comes out again from its own model and inputs by GUM or Monte Carlo (6.3, uncertainty). */
public final class ResultReproduces implements Check {

    @Override
    public String name() {
        return "result-reproduces";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.ofEntries(
                Map.entry("met", 2),
                Map.entry(Rule.NOT_MET, 3),
                Map.entry("too_few_trials", 2),
                Map.entry("trials_not_stated", 0),
                Map.entry("unlinked", 1),
                Map.entry("not_definite", 0),
                Map.entry("declared_differs", 2),
                Map.entry("input_differs", 3),
                Map.entry("input_unlinked", 1),
                Map.entry("not_verifiable", 0),
                Map.entry("no_model", 0),
                Map.entry("workbook_met", 1),
                Map.entry("workbook_cells", 4),
                Map.entry("workbook_differs", 3),
                Map.entry("workbook_unread", 0));
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (OutputQuantity output : OutputSubject.outputs(view)) {
            found.add(judge(rule, view, output));
        }
        if (found.isEmpty()) {
            found.add(draft(
                            ObservationDraft.notVerifiable(rule, view, new Subject("uncertainty"))
                                    .as("no_model"),
                            view)
                    .build());
        }
        noneOfTheOutputs(rule, view).ifPresent(found::add);
        found.addAll(UnlinkedInputs.of(rule, view));
        view.facts()
                .uncertainty()
                .model()
                .ifPresent(model -> model.inputs()
                        .forEach(input -> difference(rule, view, input).ifPresent(found::add)));
        found.addAll(WorkbookObservations.of(rule, view));
        return found;
    }

    private static ObservationDraft draft(ObservationDraft draft, CaseView view) {
        return draft.on(view.file("data/uncertainty.json"));
    }

    private static Observation judge(Rule rule, CaseView view, OutputQuantity output) {
        Subject subject = OutputSubject.of(output, view);
        Optional<OutputEvaluation> evaluation = OutputSubject.evaluation(output, view);
        boolean indefinite = view.facts().uncertainty().evaluation().stream()
                .flatMap(e -> e.problems().stream())
                .anyMatch(p -> p.code() == EvaluationProblem.Code.NOT_POSITIVE_SEMIDEFINITE);
        if (indefinite) {
            return draft(ObservationDraft.notMet(rule, view, subject).as("not_definite"), view)
                    .build();
        }
        if (evaluation.isEmpty()) {
            return draft(ObservationDraft.notVerifiable(rule, view, subject), view)
                    .build();
        }
        Optional<BudgetRemark> trials = evaluation.get().remarks().stream()
                .filter(r -> r.code() == BudgetRemark.Code.TOO_FEW_TRIALS)
                .findFirst();
        Optional<DeclaredComparison.Item> differs = evaluation.get().comparison().stream()
                .filter(c -> c.verdict() == DeclaredComparison.Verdict.DIFFERS)
                .flatMap(c -> c.items().stream())
                .filter(i -> !i.agrees())
                .findFirst();
        Optional<BigDecimal> elsewhere = declaredElsewhere(output, view);
        ObservationDraft draft;
        if (differs.isPresent()) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .with(
                            view.word("comparison."
                                    + differs.get().subject().name().toLowerCase(Locale.ROOT)),
                            Figures.plain(differs.get().declared()),
                            Figures.plain(differs.get().recomputed()))
                    .found(Figures.plain(differs.get().recomputed()));
            if (isMaterial(differs.get(), view)) {
                draft.graded(GradeProposal.serious(view, "G3"));
            }
        } else if (trials.isPresent()) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .as("too_few_trials")
                    .with(BudgetRemarks.argument(trials.get(), 0), BudgetRemarks.argument(trials.get(), 1));
        } else if (elsewhere.isPresent()) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .as("declared_differs")
                    .with(
                            elsewhere.get(),
                            output.declared()
                                    .flatMap(d -> d.value())
                                    .map(BigDecimal::toPlainString)
                                    .orElse("—"))
                    .on(view.file("data/pack.json"));
        } else if (isWithoutTrials(output)) {
            draft = ObservationDraft.notVerifiable(rule, view, subject).as("trials_not_stated");
        } else if (evaluation.get().reproduces().orElse(false)) {
            draft = ObservationDraft.met(rule, view, subject)
                    .with(Figures.plain(evaluation.get().value()), output.unit());
        } else {
            draft = ObservationDraft.notVerifiable(rule, view, subject);
        }
        return draft(draft, view).build();
    }

    /** Whether a Monte Carlo result does not say of how many trials it is: nobody can tell whether they were enough. */
    private static boolean isWithoutTrials(OutputQuantity output) {
        return output.declared()
                .filter(d -> d.saysMonteCarlo() && d.trials().isEmpty())
                .isPresent();
    }

    /** Whether a footprint itself, not its uncertainty, is off by as much as misleads who relies on it. */
    private static boolean isMaterial(DeclaredComparison.Item item, CaseView view) {
        double off = Math.abs(item.declared() - item.recomputed());
        double limit = view.pack().setting("materiality").value().doubleValue();
        return item.subject() == DeclaredComparison.Subject.VALUE && off >= limit * Math.abs(item.recomputed());
    }

    /** Of several products {@code pack.json} declares one; a footprint that is none of theirs is said of the whole. */
    private static Optional<Observation> noneOfTheOutputs(Rule rule, CaseView view) {
        List<BigDecimal> here = OutputSubject.outputs(view).stream()
                .flatMap(output -> output.declared().flatMap(d -> d.value()).stream())
                .toList();
        return view.facts()
                .scope()
                .declaredFootprint()
                .map(Quantity::value)
                .filter(there -> OutputSubject.outputs(view).size() > 1
                        && !here.isEmpty()
                        && here.stream().noneMatch(one -> one.compareTo(there) == 0))
                .map(there -> draft(
                                ObservationDraft.notMet(rule, view, new Subject("uncertainty"))
                                        .as("declared_differs")
                                        .with(
                                                there,
                                                String.join(
                                                        "、",
                                                        here.stream()
                                                                .map(BigDecimal::toPlainString)
                                                                .toList()))
                                        .on(view.file("data/pack.json")),
                                view)
                        .build());
    }

    /** The footprint of {@code pack.json}, where it is not the one of {@code uncertainty.json}. */
    private static Optional<BigDecimal> declaredElsewhere(OutputQuantity output, CaseView view) {
        Optional<BigDecimal> here = output.declared().flatMap(d -> d.value());
        boolean only = OutputSubject.outputs(view).size() == 1;
        return view.facts()
                .scope()
                .declaredFootprint()
                .map(Quantity::value)
                .filter(there -> only && here.isPresent() && there.compareTo(here.get()) != 0);
    }

    /** An input that is not the datum it names; before or after the compensation coefficient both are accepted. */
    private static Optional<Observation> difference(Rule rule, CaseView view, InputQuantity input) {
        String reference = input.reference().orElse("");
        String id = reference.substring(reference.indexOf(':') + 1);
        Optional<BigDecimal> datum = Optional.empty();
        Optional<BigDecimal> compensated = Optional.empty();
        if (reference.startsWith("activity:")) {
            datum = view.activity(id)
                    .flatMap(ActivityDatum::quantity)
                    .filter(q -> q.unit().equals(input.unit()))
                    .map(Quantity::value);
        } else if (reference.startsWith("factor:")) {
            Optional<EmissionFactor> factor = view.factor(id);
            datum = factor.flatMap(EmissionFactor::value)
                    .filter(q -> q.unit().equals(input.unit()))
                    .map(Quantity::value);
            Optional<BigDecimal> coefficient = factor.flatMap(EmissionFactor::deviationCoefficient);
            compensated = datum.flatMap(d -> coefficient.map(d::multiply));
        }
        if (reference.contains(":") && datum.isEmpty() && !reference.startsWith("certificate:")) {
            return Optional.of(draft(
                            ObservationDraft.notVerifiable(rule, view, Subject.of("input", input.symbol()))
                                    .as("input_unlinked")
                                    .with(reference),
                            view)
                    .build());
        }
        boolean same = datum.isEmpty()
                || isSame(datum.get(), input.value())
                || compensated.filter(c -> isSame(c, input.value())).isPresent();
        if (same) {
            return Optional.empty();
        }
        return Optional.of(draft(
                        ObservationDraft.notMet(rule, view, Subject.of("input", input.symbol()))
                                .as("input_differs")
                                .with(input.value(), reference, datum.orElse(BigDecimal.ZERO)),
                        view)
                .build());
    }

    /** Equal to the last digit that either of the two is written with. */
    private static boolean isSame(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(one.ulp().max(other.ulp())) < 0;
    }
}
