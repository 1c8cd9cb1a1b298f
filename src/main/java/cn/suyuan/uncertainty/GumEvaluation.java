package cn.suyuan.uncertainty;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A result of the law of propagation.
 *
 * @param order the order that {@code standardUncertainty} was computed to
 * @param firstOrderUncertainty u_c of first order
 * @param effectiveDof nu_eff of Welch and Satterthwaite, not truncated, infinite where all are; empty with correlations
 *     of inputs of finite degrees of freedom or in second order, where the formula does not hold
 * @param coverageFactor quantile of Student's t at the truncated nu_eff, of the normal where it is infinite or empty
 * @param secondOrder the terms of second order; empty with correlations
 */
public record GumEvaluation(
        double estimate,
        double standardUncertainty,
        int order,
        double firstOrderUncertainty,
        OptionalDouble effectiveDof,
        double coverageFactor,
        double expandedUncertainty,
        CoverageInterval interval,
        UncertaintyBudget budget,
        Optional<SecondOrderTerms> secondOrder) {}
