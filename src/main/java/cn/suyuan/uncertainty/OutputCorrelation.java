package cn.suyuan.uncertainty;

/**
 * How two outputs go together.
 *
 * @param covariance u(y_i, y_j) by the law of propagation, in the product of their units
 * @param propagation correlation coefficient by the law of propagation; NaN where an output has no uncertainty
 * @param monteCarlo correlation coefficient of the trials; NaN without trials
 */
public record OutputCorrelation(
        String first, String second, double covariance, double propagation, double monteCarlo) {}
