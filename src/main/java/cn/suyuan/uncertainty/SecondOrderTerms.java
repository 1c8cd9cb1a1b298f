package cn.suyuan.uncertainty;

/**
 * The law of propagation with the terms of next higher order (JCGM 100, 5.1.2, note).
 *
 * @param standardUncertainty u_c with them
 * @param biasCorrectedEstimate y + 1/2 sum f_ii u_i^2
 * @param matter whether they change u_c by more than 5 % or shift the estimate by more than a tenth of u_c
 */
public record SecondOrderTerms(double standardUncertainty, double biasCorrectedEstimate, boolean matter) {}
