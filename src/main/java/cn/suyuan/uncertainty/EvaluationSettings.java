package cn.suyuan.uncertainty;

import java.util.OptionalDouble;

/**
 * How a model is evaluated.
 *
 * @param trials number of Monte Carlo trials; the most trials when adaptive
 * @param seed seed of the random streams
 * @param coverageProbability between 0 and 1
 * @param coverageFactor a fixed k in place of the quantile, for budgets that prescribe one
 * @param order 1 or 2: order of the law of propagation
 * @param threads working threads; the result does not depend on it
 * @param adaptive stop when the numerical tolerance is met (JCGM 101, 7.9)
 * @param significantDigits 1 or 2: digits of u(y) regarded as meaningful (JCGM 101, 7.9.2 and 8.1)
 * @param sobol compute Sobol indices even below the limit
 * @param relativeLimit limit of relative U95, a fraction
 * @param draws how random draws are made
 */
public record EvaluationSettings(
        EvaluationMethod method,
        long trials,
        long seed,
        double coverageProbability,
        OptionalDouble coverageFactor,
        int order,
        int threads,
        boolean adaptive,
        int significantDigits,
        boolean sobol,
        double relativeLimit,
        DrawMethod draws) {

    public EvaluationSettings {
        if (trials < 1 || threads < 1 || order < 1 || order > 2 || significantDigits < 1 || significantDigits > 2) {
            throw new IllegalArgumentException("trials " + trials + ", threads " + threads + ", order " + order
                    + ", significant digits " + significantDigits);
        }
        if (!(coverageProbability > 0 && coverageProbability < 1)) {
            throw new IllegalArgumentException("coverage probability " + coverageProbability);
        }
    }

    /** Returns both methods, 10^6 trials, seed 1, 95 %, first order, one thread, limit 15 %. */
    public static EvaluationSettings standard() {
        return new EvaluationSettings(
                EvaluationMethod.BOTH,
                1_000_000,
                1,
                0.95,
                OptionalDouble.empty(),
                1,
                1,
                false,
                2,
                false,
                0.15,
                DrawMethod.FAST);
    }

    public EvaluationSettings withMethod(EvaluationMethod other) {
        return new EvaluationSettings(
                other,
                trials,
                seed,
                coverageProbability,
                coverageFactor,
                order,
                threads,
                adaptive,
                significantDigits,
                sobol,
                relativeLimit,
                draws);
    }

    public EvaluationSettings withTrials(long other) {
        return new EvaluationSettings(
                method,
                other,
                seed,
                coverageProbability,
                coverageFactor,
                order,
                threads,
                adaptive,
                significantDigits,
                sobol,
                relativeLimit,
                draws);
    }

    public EvaluationSettings withSeed(long other) {
        return new EvaluationSettings(
                method,
                trials,
                other,
                coverageProbability,
                coverageFactor,
                order,
                threads,
                adaptive,
                significantDigits,
                sobol,
                relativeLimit,
                draws);
    }

    public EvaluationSettings withCoverage(double probability) {
        return new EvaluationSettings(
                method,
                trials,
                seed,
                probability,
                coverageFactor,
                order,
                threads,
                adaptive,
                significantDigits,
                sobol,
                relativeLimit,
                draws);
    }

    public EvaluationSettings withCoverageFactor(double k) {
        return new EvaluationSettings(
                method,
                trials,
                seed,
                coverageProbability,
                OptionalDouble.of(k),
                order,
                threads,
                adaptive,
                significantDigits,
                sobol,
                relativeLimit,
                draws);
    }

    public EvaluationSettings withOrder(int other) {
        return new EvaluationSettings(
                method,
                trials,
                seed,
                coverageProbability,
                coverageFactor,
                other,
                threads,
                adaptive,
                significantDigits,
                sobol,
                relativeLimit,
                draws);
    }

    public EvaluationSettings withThreads(int other) {
        return new EvaluationSettings(
                method,
                trials,
                seed,
                coverageProbability,
                coverageFactor,
                order,
                other,
                adaptive,
                significantDigits,
                sobol,
                relativeLimit,
                draws);
    }

    public EvaluationSettings withAdaptive(boolean other) {
        return new EvaluationSettings(
                method,
                trials,
                seed,
                coverageProbability,
                coverageFactor,
                order,
                threads,
                other,
                significantDigits,
                sobol,
                relativeLimit,
                draws);
    }

    public EvaluationSettings withSignificantDigits(int other) {
        return new EvaluationSettings(
                method,
                trials,
                seed,
                coverageProbability,
                coverageFactor,
                order,
                threads,
                adaptive,
                other,
                sobol,
                relativeLimit,
                draws);
    }

    public EvaluationSettings withSobol(boolean other) {
        return new EvaluationSettings(
                method,
                trials,
                seed,
                coverageProbability,
                coverageFactor,
                order,
                threads,
                adaptive,
                significantDigits,
                other,
                relativeLimit,
                draws);
    }

    /** Returns the same settings with another way of drawing. */
    public EvaluationSettings withDraws(DrawMethod other) {
        return new EvaluationSettings(
                method,
                trials,
                seed,
                coverageProbability,
                coverageFactor,
                order,
                threads,
                adaptive,
                significantDigits,
                sobol,
                relativeLimit,
                other);
    }

    /** Returns the same settings with another limit of relative U95. */
    public EvaluationSettings withRelativeLimit(double other) {
        return new EvaluationSettings(
                method,
                trials,
                seed,
                coverageProbability,
                coverageFactor,
                order,
                threads,
                adaptive,
                significantDigits,
                sobol,
                other,
                draws);
    }
}
