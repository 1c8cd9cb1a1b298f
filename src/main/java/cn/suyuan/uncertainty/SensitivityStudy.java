package cn.suyuan.uncertainty;

import cn.suyuan.uncertainty.InputSensitivity.SobolIndex;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Which inputs the uncertainty of an output comes from, and what would bring it under the limit. */
final class SensitivityStudy {
    private final ResolvedModel model;
    private final Formula formula;
    private final LawOfPropagation law;
    private final EvaluationSettings settings;
    private final EvaluationProgress progress;

    SensitivityStudy(
            ResolvedModel model,
            Formula formula,
            LawOfPropagation law,
            EvaluationSettings settings,
            EvaluationProgress progress) {
        this.progress = progress;
        this.model = model;
        this.formula = formula;
        this.law = law;
        this.settings = settings;
    }

    /**
     * Studies an output.
     *
     * @param gum its budget
     * @param excess the factor by which u must shrink to meet the limit, 1 when it is met
     * @param deep with ranks and Sobol indices, which need runs of the model
     */
    SensitivityAnalysis study(GumEvaluation gum, double excess, boolean deep) {
        Optional<SobolIndices> sobol = deep ? sobol() : Optional.empty();
        Optional<RankCorrelations> ranks =
                deep ? Optional.of(new RankCorrelations(model, formula, settings.seed())) : Optional.empty();
        // inputs do not touch each other, so the figures are the same on any number of threads
        IntStream each = IntStream.range(0, model.inputs().size());
        List<InputSensitivity> inputs = (settings.threads() > 1 ? each.parallel() : each)
                .mapToObj(input -> of(input, gum, excess, sobol, ranks))
                .toList();
        return new SensitivityAnalysis(
                inputs,
                sobol.map(SobolIndices::base).orElse(0),
                model.correlations().independent(),
                excess < 1 ? OptionalDouble.of(excess) : OptionalDouble.empty());
    }

    private InputSensitivity of(
            int input,
            GumEvaluation gum,
            double excess,
            Optional<SobolIndices> sobol,
            Optional<RankCorrelations> ranks) {
        boolean matters =
                formula.used().contains(input) && !model.inputs().get(input).constant();
        List<SobolIndex> indices =
                sobol.map(found -> found.of(input)).orElse(List.of(SobolIndex.absent(), SobolIndex.absent()));
        double rank = matters ? ranks.map(found -> found.of(input)).orElse(Double.NaN) : Double.NaN;
        return new InputSensitivity(
                model.inputs().get(input).symbol(),
                gum.budget().inputs().get(input).share(),
                Double.isNaN(rank) ? OptionalDouble.empty() : OptionalDouble.of(rank),
                indices.get(0),
                indices.get(1),
                excess < 1 ? requiredFactor(input, excess) : OptionalDouble.empty());
    }

    private Optional<SobolIndices> sobol() {
        SobolIndices indices = new SobolIndices(model, formula, settings.seed());
        return indices.run(progress::cancelled) ? Optional.of(indices) : Optional.empty();
    }

    /**
     * Solves V(f) = (excess u_c)^2 for the factor f on one standard uncertainty; V(f) = a f^2 + 2 b f + c. The figures
     * that are compared with the limit are taken as proportional to u_c.
     */
    private OptionalDouble requiredFactor(int input, double excess) {
        double[] slopes = law.sensitivityCoefficients();
        double variance = law.covariance(slopes);
        double[] only = new double[slopes.length];
        only[input] = slopes[input];
        double a = law.covariance(only, only);
        double b = law.covariance(only, slopes) - a;
        double c = variance - a - 2 * b - excess * excess * variance;
        double root = b * b - a * c;
        if (!(a > 0) || root < 0) {
            return OptionalDouble.empty();
        }
        double factor = (-b + Math.sqrt(root)) / a;
        return factor >= 0 && factor <= 1 ? OptionalDouble.of(factor) : OptionalDouble.empty();
    }
}
