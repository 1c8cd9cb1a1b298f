package cn.suyuan.uncertainty;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A result of Monte Carlo propagation (JCGM 101).
 *
 * @param trials trials made
 * @param tolerance numerical tolerance asked for, empty for a fixed number of trials
 * @param stabilised whether the tolerance was met; true for a fixed number of trials
 * @param invalidDraws what could not be used or was odd
 * @param histogram of the middle of the distribution, for a chart
 */
public record MonteCarloEvaluation(
        long trials,
        long seed,
        double mean,
        double standardUncertainty,
        CoverageInterval symmetric,
        CoverageInterval shortest,
        NumericalSpread spread,
        OptionalDouble tolerance,
        boolean stabilised,
        InvalidDraws invalidDraws,
        Histogram histogram,
        List<ConvergencePoint> convergence) {

    public MonteCarloEvaluation {
        convergence = List.copyOf(convergence);
    }

    /** The same result with every value multiplied by a power of two. */
    MonteCarloEvaluation times(double factor) {
        return new MonteCarloEvaluation(
                trials,
                seed,
                mean * factor,
                standardUncertainty * factor,
                times(symmetric, factor),
                times(shortest, factor),
                new NumericalSpread(
                        spread.mean() * factor,
                        spread.standardUncertainty() * factor,
                        spread.low() * factor,
                        spread.high() * factor),
                tolerance.isPresent() ? OptionalDouble.of(tolerance.getAsDouble() * factor) : tolerance,
                stabilised,
                invalidDraws,
                new Histogram(
                        histogram.low() * factor,
                        histogram.high() * factor,
                        histogram.counts(),
                        histogram.below(),
                        histogram.above()),
                convergence.stream()
                        .map(p -> new ConvergencePoint(
                                p.trials(),
                                p.mean() * factor,
                                p.standardUncertainty() * factor,
                                p.low() * factor,
                                p.high() * factor))
                        .toList());
    }

    private static CoverageInterval times(CoverageInterval interval, double factor) {
        return new CoverageInterval(interval.low() * factor, interval.high() * factor, interval.probability());
    }

    /**
     * Draws that could not be used or were odd; nothing is dropped silently.
     *
     * @param notANumber outputs that were NaN
     * @param infinite outputs that were infinite
     * @param outOfBounds draws of inputs outside their bounds, by symbol; they stay in the statistics
     */
    public record InvalidDraws(long notANumber, long infinite, Map<String, Long> outOfBounds) {
        public InvalidDraws {
            outOfBounds = Map.copyOf(outOfBounds);
        }
    }
}
