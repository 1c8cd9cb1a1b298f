package cn.suyuan.uncertainty;

/**
 * Standard deviations of the Monte Carlo results themselves, of its mean, u and the ends of the symmetric interval, in the
 * unit of the output (JCGM 101, 7.9.4).
 */
public record NumericalSpread(double mean, double standardUncertainty, double low, double high) {}
