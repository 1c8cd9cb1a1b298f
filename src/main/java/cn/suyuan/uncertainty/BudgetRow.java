package cn.suyuan.uncertainty;

/**
 * One line of a budget.
 *
 * @param symbol the input
 * @param component the component's name; empty for the line of the whole input
 * @param distribution key of the distribution, empty for a combination of several
 * @param estimate estimate of the input
 * @param standardUncertainty u, in the unit of the input
 * @param dof degrees of freedom, may be infinite
 * @param sensitivityCoefficient c = dy/dx
 * @param contribution |c| u, in the unit of the output
 * @param share part of the variance; with correlations the covariance terms are split evenly, so it may be negative
 */
public record BudgetRow(
        String symbol,
        String component,
        String distribution,
        double estimate,
        String unit,
        double standardUncertainty,
        double dof,
        double sensitivityCoefficient,
        double contribution,
        double share) {}
