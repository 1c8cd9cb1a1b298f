package cn.suyuan.uncertainty;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A distribution as the budget declares it: kind and parameters, not yet applied to an estimate. Parameters are kept
 * instead of a bare standard uncertainty, because k travels with p and the "u" of a t distribution has two readings.
 *
 * @param relative scales ({@code standard}, {@code expanded}, {@code half_width}) are fractions of |estimate|
 * @param samples the draws of an empirical distribution, empty otherwise
 */
public record Distribution(
        DistributionKind kind, Map<DistributionParameter, Double> parameters, boolean relative, List<Double> samples) {

    public Distribution {
        parameters = parameters.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(parameters));
        samples = List.copyOf(samples);
    }

    /** Returns a distribution given by parameters alone. */
    public static Distribution of(DistributionKind kind, Map<DistributionParameter, Double> parameters) {
        return new Distribution(kind, parameters, false, List.of());
    }

    /** Returns a normal distribution with the given standard uncertainty. */
    public static Distribution normal(double standard) {
        return of(DistributionKind.NORMAL, Map.of(DistributionParameter.STANDARD, standard));
    }

    /** Returns a normal distribution given by expanded uncertainty and coverage factor. */
    public static Distribution normalExpanded(double expanded, double k) {
        return of(
                DistributionKind.NORMAL, Map.of(DistributionParameter.EXPANDED, expanded, DistributionParameter.K, k));
    }

    /** Returns a rectangular distribution of the given half-width about the estimate. */
    public static Distribution rectangular(double halfWidth) {
        return of(DistributionKind.RECTANGULAR, Map.of(DistributionParameter.HALF_WIDTH, halfWidth));
    }

    /** Returns a rectangular distribution of the quantity itself. */
    public static Distribution rectangular(double lower, double upper) {
        return of(
                DistributionKind.RECTANGULAR,
                Map.of(DistributionParameter.LOWER, lower, DistributionParameter.UPPER, upper));
    }

    /** Returns a symmetric triangular distribution of the given half-width about the estimate. */
    public static Distribution triangular(double halfWidth) {
        return of(DistributionKind.TRIANGULAR, Map.of(DistributionParameter.HALF_WIDTH, halfWidth));
    }

    /** Returns a lognormal distribution whose mean is the estimate. */
    public static Distribution lognormal(double relativeStandard) {
        return of(DistributionKind.LOGNORMAL, Map.of(DistributionParameter.RELATIVE_STANDARD, relativeStandard));
    }

    /** Returns the same distribution with scales read as fractions of |estimate|. */
    public Distribution asRelative() {
        return new Distribution(kind, parameters, true, samples);
    }

    /** Returns a parameter, or empty when it is not declared. */
    public OptionalDouble parameter(DistributionParameter name) {
        Double found = parameters.get(name);
        return found == null ? OptionalDouble.empty() : OptionalDouble.of(found);
    }

    /** Returns whether a parameter is declared. */
    public boolean has(DistributionParameter name) {
        return parameters.containsKey(name);
    }

    /**
     * Returns whether, standing alone, this is the distribution of the quantity itself and not of an error about the
     * estimate.
     */
    public boolean describesQuantity() {
        return switch (kind) {
            case LOGNORMAL, EXPONENTIAL, GAMMA, EMPIRICAL -> true;
            case BETA -> has(DistributionParameter.LOWER) || !has(DistributionParameter.HALF_WIDTH);
            case NORMAL, RECTANGULAR, TRIANGULAR, TRAPEZOIDAL, CURVILINEAR_TRAPEZOID, ARCSINE, T ->
                !relative
                        && (has(DistributionParameter.LOWER)
                                || has(DistributionParameter.MODE)
                                || has(DistributionParameter.LOC));
        };
    }

    /**
     * Returns the standard uncertainty of a quantity with this distribution and the given estimate, in the unit of the
     * estimate; NaN when the parameters do not define one. For a t distribution this is the scale, as the law of
     * propagation takes it (JCGM 101, 6.4.9), unlike {@link #standardDeviation}.
     */
    public double standardUncertainty(double estimate) {
        return Marginals.of(this, estimate).map(Marginal::propagatedUncertainty).orElse(Double.NaN);
    }

    /** Returns the standard deviation of the draws about the given estimate; NaN when undefined or infinite. */
    public double standardDeviation(double estimate) {
        return Marginals.of(this, estimate).map(Marginal::standardDeviation).orElse(Double.NaN);
    }
}
