package cn.suyuan.uncertainty;

import java.util.OptionalDouble;
import java.util.function.Consumer;

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

    /** The same settings by another method. */
    public EvaluationSettings withMethod(EvaluationMethod other) {
        return but(change -> change.method = other);
    }

    /** The same settings with another number of trials. */
    public EvaluationSettings withTrials(long other) {
        return but(change -> change.trials = other);
    }

    /** The same settings with another seed. */
    public EvaluationSettings withSeed(long other) {
        return but(change -> change.seed = other);
    }

    /** The same settings with another coverage probability. */
    public EvaluationSettings withCoverage(double probability) {
        return but(change -> change.coverageProbability = probability);
    }

    /** The same settings with a fixed coverage factor. */
    public EvaluationSettings withCoverageFactor(double k) {
        return but(change -> change.coverageFactor = OptionalDouble.of(k));
    }

    /** The same settings with the other order of the law of propagation. */
    public EvaluationSettings withOrder(int other) {
        return but(change -> change.order = other);
    }

    /** The same settings with another number of threads. */
    public EvaluationSettings withThreads(int other) {
        return but(change -> change.threads = other);
    }

    /** The same settings, adaptive or not. */
    public EvaluationSettings withAdaptive(boolean other) {
        return but(change -> change.adaptive = other);
    }

    /** The same settings with another number of significant digits. */
    public EvaluationSettings withSignificantDigits(int other) {
        return but(change -> change.significantDigits = other);
    }

    /** The same settings, with Sobol indices in any case or not. */
    public EvaluationSettings withSobol(boolean other) {
        return but(change -> change.sobol = other);
    }

    /** The same settings with another way of drawing. */
    public EvaluationSettings withDraws(DrawMethod other) {
        return but(change -> change.draws = other);
    }

    /** The same settings with another limit of relative U95. */
    public EvaluationSettings withRelativeLimit(double other) {
        return but(change -> change.relativeLimit = other);
    }

    private EvaluationSettings but(Consumer<Change> what) {
        Change change = new Change(this);
        what.accept(change);
        return change.made();
    }

    /** The settings on their way to others. */
    private static final class Change {
        private EvaluationMethod method;
        private long trials;
        private long seed;
        private double coverageProbability;
        private OptionalDouble coverageFactor;
        private int order;
        private int threads;
        private boolean adaptive;
        private int significantDigits;
        private boolean sobol;
        private double relativeLimit;
        private DrawMethod draws;

        Change(EvaluationSettings from) {
            method = from.method;
            trials = from.trials;
            seed = from.seed;
            coverageProbability = from.coverageProbability;
            coverageFactor = from.coverageFactor;
            order = from.order;
            threads = from.threads;
            adaptive = from.adaptive;
            significantDigits = from.significantDigits;
            sobol = from.sobol;
            relativeLimit = from.relativeLimit;
            draws = from.draws;
        }

        EvaluationSettings made() {
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
                    draws);
        }
    }
}
