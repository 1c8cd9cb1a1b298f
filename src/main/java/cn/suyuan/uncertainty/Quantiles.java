package cn.suyuan.uncertainty;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Erf;

/** Quantiles of the normal and of Student's t, and inversion of any distribution function. */
final class Quantiles {
    private Quantiles() {}

    static double normal(double probability) {
        return NormalQuantile.of(probability);
    }

    /** Returns the probability below {@code z}. */
    static double normalProbability(double z) {
        return 0.5 * Erf.erfc(-z / Math.sqrt(2));
    }

    /** Returns a quantile, NaN where the library finds none, as with parameters far from any practice. */
    static double of(RealDistribution distribution, double probability) {
        try {
            return distribution.inverseCumulativeProbability(probability);
        } catch (IllegalStateException | IllegalArgumentException | ArithmeticException notConverged) {
            return Double.NaN;
        }
    }

    /** Returns a quantile of Student's t; beyond 10^9 degrees of freedom it is the normal one to nine digits. */
    static double student(double probability, double dof) {
        return dof > 1e9 ? normal(probability) : of(new TDistribution(null, dof), probability);
    }

    /** Returns k for a two-sided coverage probability; degrees of freedom may be infinite. */
    static double coverageFactor(double probability, double dof) {
        double upper = (1 + probability) / 2;
        return student(upper, dof);
    }

    /** Returns the two-sided coverage probability of k. */
    static double coverageProbability(double k, double dof) {
        double below =
                Double.isInfinite(dof) ? normalProbability(k) : new TDistribution(null, dof).cumulativeProbability(k);
        return 2 * below - 1;
    }

    /** Returns where a rising distribution function reaches the probability, by bisection. */
    static double invert(DoubleUnaryOperator cumulative, double probability, double low, double high) {
        double below = low;
        double above = high;
        for (int step = 0; step < 100 && above - below > 0; step++) {
            double middle = below + (above - below) / 2;
            if (cumulative.applyAsDouble(middle) < probability) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return below + (above - below) / 2;
    }
}
