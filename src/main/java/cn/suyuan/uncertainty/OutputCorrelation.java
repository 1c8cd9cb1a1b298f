package cn.suyuan.uncertainty;

/**
 * Correlation coefficient of two outputs.
 *
 * @param propagation by the law of propagation
 * @param monteCarlo from the trials, NaN without Monte Carlo
 */
public record OutputCorrelation(String first, String second, double propagation, double monteCarlo) {}
