package cn.suyuan.uncertainty;

import java.util.OptionalDouble;

/**
 * How much one input matters.
 *
 * @param share part of the variance by the law of propagation
 * @param rankCorrelation Spearman's coefficient of input and output
 * @param firstOrder first-order Sobol index
 * @param total total Sobol index
 * @param requiredFactor the factor its standard uncertainty alone would have to be multiplied by to meet the limit;
 *     empty when no factor does
 */
public record InputSensitivity(
        String symbol,
        double share,
        OptionalDouble rankCorrelation,
        SobolIndex firstOrder,
        SobolIndex total,
        OptionalDouble requiredFactor) {

    /** A Sobol index with its 95 % bootstrap limits; all NaN when it was not computed. */
    public record SobolIndex(double index, double low, double high) {
        /** Returns the mark for an index that was not computed. */
        public static SobolIndex absent() {
            return new SobolIndex(Double.NaN, Double.NaN, Double.NaN);
        }

        /** Returns whether the index was computed. */
        public boolean present() {
            return !Double.isNaN(index);
        }
    }
}
