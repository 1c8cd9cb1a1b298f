package cn.suyuan.ui.budget;

import cn.suyuan.uncertainty.Distribution;
import cn.suyuan.uncertainty.DistributionKind;
import cn.suyuan.uncertainty.DistributionParameter;
import cn.suyuan.uncertainty.EvaluationMethod;
import cn.suyuan.uncertainty.EvaluationProblem;
import cn.suyuan.uncertainty.EvaluationProgress;
import cn.suyuan.uncertainty.EvaluationSettings;
import cn.suyuan.uncertainty.Formula;
import cn.suyuan.uncertainty.InputQuantity;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.OutputQuantity;
import cn.suyuan.uncertainty.UncertaintyComponent;
import cn.suyuan.uncertainty.UncertaintyEvaluation;
import cn.suyuan.uncertainty.UncertaintyEvaluator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A copy of the submitted model to play with; the evidence is never touched. */
final class WhatIf {
    private final MeasurementModel submitted;
    private MeasurementModel model;
    private int output;
    private Optional<UncertaintyEvaluation> last = Optional.empty();

    WhatIf(MeasurementModel submitted) {
        this.submitted = submitted;
        this.model = submitted;
    }

    MeasurementModel model() {
        return model;
    }

    boolean changed() {
        return !model.equals(submitted);
    }

    /** Looks at another output of the model. */
    void look(OutputQuantity wanted) {
        for (int i = 0; i < model.outputs().size(); i++) {
            if (model.outputs().get(i).symbol().equals(wanted.symbol())) {
                output = i;
            }
        }
    }

    /** The output that is looked at. */
    OutputQuantity output() {
        return model.outputs().get(output);
    }

    void reset() {
        model = submitted;
        forget();
    }

    /** Whether it plays with this model, as submitted. */
    boolean of(MeasurementModel other) {
        return submitted.equals(other);
    }

    /** Keeps the last thorough evaluation, so that it is shown again where the page is built anew. */
    void computed(UncertaintyEvaluation found) {
        last = Optional.of(found);
    }

    /** The last thorough evaluation of the output that is looked at, with the values as they are now. */
    Optional<UncertaintyEvaluation> last() {
        return last;
    }

    void forget() {
        last = Optional.empty();
    }

    List<InputQuantity> inputs() {
        return model.inputs();
    }

    /** u of an input as it stands now. */
    static double uncertainty(InputQuantity input) {
        double estimate = input.value().doubleValue();
        return Math.sqrt(input.effectiveComponents().stream()
                .mapToDouble(part -> part.distribution().standardUncertainty(estimate))
                .map(u -> u * u)
                .sum());
    }

    /** Sets the estimate; a text that is no number changes nothing and is said to by false. */
    boolean estimate(String symbol, String text) {
        Optional<BigDecimal> wanted = number(text);
        wanted.ifPresent(value -> replace(symbol, input -> input.withValue(value)));
        return wanted.isPresent();
    }

    /** Sets u: one component keeps its distribution, several become one normal; false where it is no u. */
    boolean uncertainty(String symbol, String text) {
        Optional<BigDecimal> wanted = number(text).filter(u -> u.signum() >= 0);
        wanted.ifPresent(u -> replace(symbol, input -> with(input, u.doubleValue())));
        return wanted.isPresent();
    }

    private static InputQuantity with(InputQuantity input, double u) {
        List<UncertaintyComponent> parts = input.effectiveComponents();
        boolean scaled = parts.size() == 1
                && switch (parts.get(0).distribution().kind()) {
                    case NORMAL, RECTANGULAR, TRIANGULAR, ARCSINE, LOGNORMAL -> true;
                    case T, TRAPEZOIDAL, CURVILINEAR_TRAPEZOID, EXPONENTIAL, GAMMA, BETA, EMPIRICAL -> false;
                };
        DistributionKind kind = scaled ? parts.get(0).distribution().kind() : DistributionKind.NORMAL;
        Distribution distribution = Distribution.of(kind, java.util.Map.of(DistributionParameter.STANDARD, u));
        UncertaintyComponent component =
                scaled ? parts.get(0).withDistribution(distribution) : UncertaintyComponent.of("?", distribution);
        return input.withComponents(List.of(component));
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            BigDecimal found = new BigDecimal(text.strip());
            return Math.abs(found.scale()) > 300 ? Optional.empty() : Optional.of(found);
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    private void replace(String symbol, java.util.function.UnaryOperator<InputQuantity> change) {
        model = model.withInputs(model.inputs().stream()
                .map(input -> input.symbol().equals(symbol) ? change.apply(input) : input)
                .toList());
        forget();
    }

    /** Takes another formula for the output looked at when it can be read; else gives what is wrong with it. */
    List<EvaluationProblem> formula(String text) {
        List<String> symbols =
                model.inputs().stream().map(InputQuantity::symbol).toList();
        var reading = Formula.read(text, symbols);
        if (reading.formula().isPresent() && !model.outputs().isEmpty()) {
            List<OutputQuantity> outputs = new ArrayList<>(model.outputs());
            OutputQuantity first = outputs.get(output);
            if (!text.equals(first.formula())) {
                forget();
            }
            outputs.set(
                    output, new OutputQuantity(first.symbol(), first.title(), first.unit(), text, first.declared()));
            model = model.withOutputs(outputs);
        }
        return reading.problems();
    }

    /** The law of propagation, at once. */
    UncertaintyEvaluation quick() {
        return UncertaintyEvaluator.evaluate(
                model, EvaluationSettings.standard().withMethod(EvaluationMethod.GUM), EvaluationProgress.silent());
    }

    /** Both methods with Sobol indices; may take seconds. */
    static UncertaintyEvaluation thorough(
            MeasurementModel model, boolean adaptive, int threads, EvaluationProgress progress) {
        EvaluationSettings settings = EvaluationSettings.standard()
                .withThreads(threads)
                .withSobol(true)
                .withAdaptive(adaptive);
        return UncertaintyEvaluator.evaluate(model, adaptive ? settings.withTrials(20_000_000) : settings, progress);
    }
}
