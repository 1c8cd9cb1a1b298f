package cn.suyuan.uncertainty;

/** The result after part of the trials, to show how it settles. */
public record ConvergencePoint(long trials, double mean, double standardUncertainty, double low, double high) {}
