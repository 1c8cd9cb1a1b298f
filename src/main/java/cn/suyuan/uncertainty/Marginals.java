package cn.suyuan.uncertainty;

import static cn.suyuan.uncertainty.DistributionParameter.ALPHA;
import static cn.suyuan.uncertainty.DistributionParameter.BETA;
import static cn.suyuan.uncertainty.DistributionParameter.COUNTS;
import static cn.suyuan.uncertainty.DistributionParameter.COVERAGE_PROBABILITY;
import static cn.suyuan.uncertainty.DistributionParameter.DOF;
import static cn.suyuan.uncertainty.DistributionParameter.EXPANDED;
import static cn.suyuan.uncertainty.DistributionParameter.GSD;
import static cn.suyuan.uncertainty.DistributionParameter.HALF_WIDTH;
import static cn.suyuan.uncertainty.DistributionParameter.INEXACTNESS;
import static cn.suyuan.uncertainty.DistributionParameter.K;
import static cn.suyuan.uncertainty.DistributionParameter.LOC;
import static cn.suyuan.uncertainty.DistributionParameter.LOWER;
import static cn.suyuan.uncertainty.DistributionParameter.MEAN;
import static cn.suyuan.uncertainty.DistributionParameter.MODE;
import static cn.suyuan.uncertainty.DistributionParameter.MU_LOG;
import static cn.suyuan.uncertainty.DistributionParameter.RELATIVE_STANDARD;
import static cn.suyuan.uncertainty.DistributionParameter.SCALE;
import static cn.suyuan.uncertainty.DistributionParameter.SHAPE;
import static cn.suyuan.uncertainty.DistributionParameter.SIGMA_LOG;
import static cn.suyuan.uncertainty.DistributionParameter.STANDARD;
import static cn.suyuan.uncertainty.DistributionParameter.UPPER;

import java.util.Optional;

/**
 * Applies declared distributions to an estimate: the distribution of a quantity that has this one component. Parameters
 * that define none give an empty result, and {@link #missing} says what is wanting.
 */
final class Marginals {
    private final Distribution declared;
    private final double estimate;
    private final double unit;

    private Marginals(Distribution declared, double estimate) {
        this.declared = declared;
        this.estimate = estimate;
        this.unit = declared.relative() ? Math.abs(estimate) : 1;
    }

    /** Returns the distribution of a quantity with the estimate, empty when its parameters do not define one. */
    static Optional<Marginal> of(Distribution declared, double estimate) {
        if (declared.parameters().values().stream().anyMatch(value -> Double.isNaN(value) || Double.isInfinite(value))
                || Double.isNaN(estimate)
                || Double.isInfinite(estimate)) {
            return Optional.empty();
        }
        return new Marginals(declared, estimate).resolve().filter(Marginals::usable);
    }

    private static boolean usable(Marginal found) {
        return !Double.isNaN(found.mean())
                && !Double.isInfinite(found.mean())
                && found.propagatedUncertainty() >= 0
                && !Double.isInfinite(found.propagatedUncertainty());
    }

    /** Returns the parameter keys that the kind needs, alternatives separated by a bar. */
    static String missing(DistributionKind kind) {
        return switch (kind) {
            case NORMAL -> "standard | expanded, k | expanded, coverage_probability";
            case T -> "standard, dof | expanded, k, dof";
            case RECTANGULAR, ARCSINE -> "half_width | lower, upper";
            case TRIANGULAR -> "half_width | lower, mode, upper";
            case TRAPEZOIDAL -> "half_width, beta (0…1)";
            case CURVILINEAR_TRAPEZOID -> "half_width, inexactness (≤ half_width)";
            case LOGNORMAL -> "gsd (> 1) | relative_standard | mu_log, sigma_log";
            case EXPONENTIAL -> "mean (> 0)";
            case GAMMA -> "shape, scale | counts";
            case BETA -> "alpha, beta, lower, upper";
            case EMPIRICAL -> "samples";
        };
    }

    private Optional<Marginal> resolve() {
        return switch (declared.kind()) {
            case NORMAL -> scale(Double.POSITIVE_INFINITY, 1).map(u -> new SymmetricMarginals.Normal(location(), u));
            case T -> student();
            case RECTANGULAR -> half(Math.sqrt(3)).map(a -> new SymmetricMarginals.Rectangular(centre(), a));
            case TRIANGULAR -> triangular();
            case TRAPEZOIDAL ->
                between(BETA, 1)
                        .flatMap(beta -> half(Math.sqrt(6 / (1 + beta * beta)))
                                .map(a -> new SymmetricMarginals.Trapezoidal(centre(), a, beta)));
            case CURVILINEAR_TRAPEZOID ->
                half(Math.sqrt(3))
                        .flatMap(a -> given(INEXACTNESS)
                                .map(d -> d * unit)
                                .filter(d -> d >= 0 && d <= a)
                                .map(d -> new SymmetricMarginals.CurvilinearTrapezoid(centre(), a, d)));
            case ARCSINE -> half(Math.sqrt(2)).map(a -> new SymmetricMarginals.Arcsine(centre(), a));
            case LOGNORMAL -> lognormal();
            case EXPONENTIAL -> positive(MEAN).map(SkewMarginals.Exponential::new);
            case GAMMA -> gamma();
            case BETA -> beta();
            case EMPIRICAL -> empirical();
        };
    }

    private Optional<Marginal> student() {
        return positive(DOF).flatMap(dof -> scale(dof, 1).map(u -> new SymmetricMarginals.Student(location(), u, dof)));
    }

    private Optional<Marginal> triangular() {
        if (declared.has(LOWER) && declared.has(UPPER)) {
            double shift = declared.relative() ? estimate : 0;
            double lower = shift + unit * declared.parameter(LOWER).orElse(0);
            double upper = shift + unit * declared.parameter(UPPER).orElse(0);
            double mode = given(MODE).map(m -> shift + unit * m).orElse((lower + upper) / 2);
            return lower <= mode && mode <= upper
                    ? Optional.of(new SkewMarginals.Triangular(lower, mode, upper))
                    : Optional.empty();
        }
        return half(Math.sqrt(6)).map(a -> new SkewMarginals.Triangular(centre() - a, centre(), centre() + a));
    }

    private Optional<Marginal> lognormal() {
        if (declared.has(MU_LOG)) {
            return given(SIGMA_LOG)
                    .filter(sigma -> sigma >= 0)
                    .map(sigma -> new SkewMarginals.Lognormal(
                            declared.parameter(MU_LOG).orElse(0), sigma, 1));
        }
        if (estimate == 0) {
            return Optional.empty();
        }
        double sign = Math.signum(estimate);
        double logEstimate = StrictMath.log(Math.abs(estimate));
        if (declared.has(GSD)) {
            return given(GSD)
                    .filter(gsd -> gsd >= 1)
                    .map(gsd -> new SkewMarginals.Lognormal(logEstimate, StrictMath.log(gsd), sign));
        }
        return relativeStandard().map(relative -> {
            double variance = StrictMath.log1p(relative * relative);
            return new SkewMarginals.Lognormal(logEstimate - variance / 2, Math.sqrt(variance), sign);
        });
    }

    /** A lognormal's relative standard uncertainty, also where it is written as standard or expanded. */
    private Optional<Double> relativeStandard() {
        if (declared.has(RELATIVE_STANDARD)) {
            return given(RELATIVE_STANDARD).filter(relative -> relative >= 0);
        }
        return scale(Double.POSITIVE_INFINITY, 1).map(u -> u / Math.abs(estimate));
    }

    private Optional<Marginal> gamma() {
        if (declared.has(COUNTS)) {
            return given(COUNTS).filter(q -> q >= 0).map(q -> new SkewMarginals.Gamma(q + 1, 1));
        }
        return positive(SHAPE).flatMap(shape -> positive(SCALE).map(scale -> new SkewMarginals.Gamma(shape, scale)));
    }

    private Optional<Marginal> beta() {
        double lower = declared.parameter(LOWER).orElse(0);
        double upper = declared.parameter(UPPER).orElse(1);
        if (lower > upper) {
            return Optional.empty();
        }
        return positive(ALPHA)
                .flatMap(alpha -> positive(BETA).map(beta -> new SkewMarginals.Beta(alpha, beta, lower, upper)));
    }

    private Optional<Marginal> empirical() {
        double[] samples = declared.samples().stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
        return samples.length == 0 || samples.length != declared.samples().size()
                ? Optional.empty()
                : Optional.of(new SkewMarginals.Empirical(samples));
    }

    /** Returns the standard uncertainty that the parameters give, times the factor from it to the wanted scale. */
    private Optional<Double> scale(double dof, double factor) {
        if (declared.has(STANDARD)) {
            return given(STANDARD).map(u -> u * unit * factor).filter(u -> u >= 0);
        }
        double probability = declared.parameter(COVERAGE_PROBABILITY).orElse(Double.NaN);
        double fromProbability =
                probability > 0 && probability < 1 ? Quantiles.coverageFactor(probability, dof) : Double.NaN;
        double k = declared.parameter(K).orElse(fromProbability);
        return given(EXPANDED).filter(u -> u >= 0 && k > 0).map(u -> u * unit / k * factor);
    }

    private Optional<Double> half(double fromStandard) {
        if (declared.has(HALF_WIDTH)) {
            return given(HALF_WIDTH).map(a -> a * unit).filter(a -> a >= 0);
        }
        if (declared.has(LOWER) && declared.has(UPPER)) {
            return given(UPPER)
                    .map(upper -> unit * (upper - declared.parameter(LOWER).orElse(0)) / 2)
                    .filter(a -> a >= 0);
        }
        return scale(Double.POSITIVE_INFINITY, fromStandard);
    }

    private double centre() {
        if (!declared.has(HALF_WIDTH) && declared.has(LOWER) && declared.has(UPPER)) {
            double middle = (declared.parameter(LOWER).orElse(0)
                            + declared.parameter(UPPER).orElse(0))
                    / 2;
            return declared.relative() ? estimate + unit * middle : middle;
        }
        return location();
    }

    private double location() {
        return declared.relative() ? estimate : declared.parameter(LOC).orElse(estimate);
    }

    private Optional<Double> given(DistributionParameter name) {
        return Optional.ofNullable(declared.parameters().get(name));
    }

    private Optional<Double> positive(DistributionParameter name) {
        return given(name).filter(value -> value > 0);
    }

    private Optional<Double> between(DistributionParameter name, double most) {
        return given(name).filter(value -> value >= 0 && value <= most);
    }
}
