package cn.suyuan.uncertainty;

/** The correlation coefficient of two input estimates, -1 to 1. */
public record InputCorrelation(String first, String second, double coefficient) {}
