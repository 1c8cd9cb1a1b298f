package cn.suyuan.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Evaluates measurement models anew, by the law of propagation and by Monte Carlo, and compares the result with what was
 * declared. Total: a bad model gives a result with problems, never an exception.
 */
public final class UncertaintyEvaluator {
    private final ResolvedModel model;
    private final EvaluationSettings settings;
    private final List<CertificateUncertainty> certificates;
    private final EvaluationProgress progress;
    private final List<EvaluationProblem> problems;

    private UncertaintyEvaluator(
            ResolvedModel model,
            EvaluationSettings settings,
            List<CertificateUncertainty> certificates,
            EvaluationProgress progress) {
        this.model = model;
        this.settings = settings;
        this.certificates = certificates;
        this.progress = progress;
        this.problems = new ArrayList<>(model.problems());
    }

    /** Evaluates a model without facts from certificates. */
    public static UncertaintyEvaluation evaluate(
            MeasurementModel model, EvaluationSettings settings, EvaluationProgress progress) {
        return evaluate(model, settings, List.of(), progress);
    }

    /**
     * Evaluates a model.
     *
     * @param certificates what the certificates say that the budget names; empty when unknown
     */
    public static UncertaintyEvaluation evaluate(
            MeasurementModel model,
            EvaluationSettings settings,
            List<CertificateUncertainty> certificates,
            EvaluationProgress progress) {
        return new UncertaintyEvaluator(ResolvedModel.of(model), settings, certificates, progress).evaluate();
    }

    private UncertaintyEvaluation evaluate() {
        if (!model.evaluable() || model.outputs().isEmpty()) {
            return new UncertaintyEvaluation(settings, List.of(), List.of(), Optional.empty(), problems);
        }
        List<LawOfPropagation> laws = model.outputs().stream()
                .map(output -> new LawOfPropagation(model, output.formula(), settings))
                .toList();
        Optional<MonteCarlo> run = settings.method().monteCarlo() ? simulate() : Optional.empty();
        List<OutputEvaluation> outputs = new ArrayList<>();
        for (int i = 0; i < laws.size(); i++) {
            outputs.add(output(i, laws.get(i), run));
        }
        boolean told = problems.stream().anyMatch(found -> found.code() == EvaluationProblem.Code.CANCELLED);
        if (progress.cancelled() && !told) {
            cancelled(run.map(MonteCarlo::trials).orElse(0L)); // the sensitivity study was stopped
        }
        JointOutputs joint = new JointOutputs(model, laws, run, settings.coverageProbability());
        return new UncertaintyEvaluation(settings, outputs, joint.correlations(), joint.coverage(), problems);
    }

    private Optional<MonteCarlo> simulate() {
        MonteCarlo run = new MonteCarlo(model, settings, progress);
        if (run.run()) {
            return Optional.of(run);
        }
        cancelled(run.trials());
        return Optional.empty();
    }

    private OutputEvaluation output(int index, LawOfPropagation law, Optional<MonteCarlo> run) {
        OutputQuantity declared = model.outputs().get(index).declared();
        Optional<GumEvaluation> gum = law.evaluate();
        if (gum.isEmpty()) {
            report(EvaluationProblem.Code.NOT_FINITE_AT_ESTIMATES, declared.symbol());
        }
        Optional<MonteCarloEvaluation> monteCarlo = run.flatMap(found -> found.evaluation(index));
        if (run.isPresent() && monteCarlo.isEmpty()) {
            report(EvaluationProblem.Code.NO_VALID_DRAW, declared.symbol());
        }
        Optional<GumValidation> validation =
                gum.flatMap(found -> monteCarlo.map(trials -> validate(found, trials, settings.significantDigits())));
        Optional<RelativeUncertainty> relative = relative(law.value(), gum, monteCarlo);
        Optional<DeclaredComparison> comparison =
                declared.declared().map(said -> new DeclaredCheck(said, gum, monteCarlo).compare());
        Optional<SensitivityAnalysis> sensitivity = gum.map(found -> study(index, law, found, relative));
        List<BudgetRemark> remarks =
                new BudgetLint(model, certificates).look(model.outputs().get(index), law, gum, monteCarlo, validation);
        boolean reported = settings.method() != EvaluationMethod.MONTE_CARLO;
        return new OutputEvaluation(
                declared,
                law.value(),
                reported ? gum : Optional.empty(),
                monteCarlo,
                validation,
                comparison,
                relative,
                sensitivity,
                remarks);
    }

    private SensitivityAnalysis study(
            int index, LawOfPropagation law, GumEvaluation gum, Optional<RelativeUncertainty> relative) {
        boolean above = relative.map(found -> found.state() != RelativeUncertainty.State.WITHIN)
                .orElse(false);
        double excess = relative.map(found -> Math.min(1, found.limit() / found.largest()))
                .orElse(1.0);
        boolean deep = settings.sobol() || (above && settings.method().monteCarlo());
        Formula formula = model.outputs().get(index).formula();
        return new SensitivityStudy(model, formula, law, settings, progress)
                .study(gum, excess, deep && !progress.cancelled());
    }

    private void cancelled(long trials) {
        problems.add(new EvaluationProblem(EvaluationProblem.Code.CANCELLED, "", 0, List.of(Long.toString(trials))));
    }

    private void report(EvaluationProblem.Code code, String symbol) {
        problems.add(new EvaluationProblem(code, symbol, 0, List.of(symbol)));
    }

    /** JCGM 101, 8.1: absolute differences of the ends against the numerical tolerance of u(y). */
    static GumValidation validate(GumEvaluation gum, MonteCarloEvaluation monteCarlo, int digits) {
        CoverageInterval own = gum.interval();
        return new GumValidation(
                digits,
                NumericalTolerance.of(gum.standardUncertainty(), digits),
                Math.abs(own.low() - monteCarlo.symmetric().low()),
                Math.abs(own.high() - monteCarlo.symmetric().high()),
                Math.abs(own.low() - monteCarlo.shortest().low()),
                Math.abs(own.high() - monteCarlo.shortest().high()));
    }

    private Optional<RelativeUncertainty> relative(
            double value, Optional<GumEvaluation> gum, Optional<MonteCarloEvaluation> monteCarlo) {
        double size = Math.abs(value);
        if (size == 0 || !Double.isFinite(size) || (gum.isEmpty() && monteCarlo.isEmpty())) {
            return Optional.empty();
        }
        double propagation =
                gum.map(found -> found.expandedUncertainty() / size).orElse(Double.NaN);
        if (monteCarlo.isEmpty()) {
            return Optional.of(
                    new RelativeUncertainty(propagation, Double.NaN, Double.NaN, 0, settings.relativeLimit()));
        }
        CoverageInterval interval = monteCarlo.get().symmetric();
        NumericalSpread spread = monteCarlo.get().spread();
        double below = value - interval.low();
        double above = interval.high() - value;
        double half = interval.length() / 2 / size;
        double arm = Math.max(below, above) / size;
        // noise of an arm is that of its end point; the law of propagation has none
        double end = above >= below ? spread.high() : spread.low();
        double noise = propagation >= Math.max(half, arm) ? 0 : end / size;
        return Optional.of(new RelativeUncertainty(propagation, half, arm, noise, settings.relativeLimit()));
    }
}
