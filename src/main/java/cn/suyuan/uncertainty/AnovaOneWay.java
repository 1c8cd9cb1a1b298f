package cn.suyuan.uncertainty;

import org.apache.commons.math3.distribution.FDistribution;

/**
 * One-way analysis of variance with equal groups (JCGM 100, H.5): do repeated observations on several days differ from
 * day to day more than within a day, and what is the uncertainty of their grand mean.
 *
 * @param mean grand mean
 * @param groups number of groups, J
 * @param perGroup observations of a group, K
 * @param between s_a, from the scatter of the group means times √K
 * @param within s_b, pooled from the groups
 * @param fRatio s_a² / s_b²
 * @param fProbability probability of a ratio as large where the groups do not differ
 */
public record AnovaOneWay(
        double mean, int groups, int perGroup, double between, double within, double fRatio, double fProbability) {

    /** Analyses observations, an array for each group, all of one length. */
    public static AnovaOneWay of(double[][] observations) {
        int perGroup = observations.length == 0 ? 0 : observations[0].length;
        double[] means = new double[observations.length];
        double[] deviations = new double[observations.length];
        for (int i = 0; i < observations.length; i++) {
            if (observations[i].length != perGroup || perGroup < 2) {
                throw new IllegalArgumentException("groups of " + perGroup + " and " + observations[i].length);
            }
            Moments moments = Moments.of(observations[i], 0, perGroup);
            means[i] = moments.mean();
            deviations[i] = moments.standardDeviation();
        }
        return ofSummary(means, deviations, perGroup);
    }

    /** Analyses group means and standard deviations of groups of {@code perGroup} observations. */
    public static AnovaOneWay ofSummary(double[] means, double[] deviations, int perGroup) {
        if (means.length < 2 || means.length != deviations.length || perGroup < 2) {
            throw new IllegalArgumentException(means.length + " means, " + deviations.length + " deviations");
        }
        Moments all = Moments.of(means, 0, means.length);
        double pooled = 0;
        for (double deviation : deviations) {
            pooled += deviation * deviation / deviations.length;
        }
        double ratio = perGroup * all.variance() / pooled;
        FDistribution f = new FDistribution(null, means.length - 1.0, means.length * (perGroup - 1.0));
        double probability = Double.isFinite(ratio) ? 1 - f.cumulativeProbability(ratio) : ratio > 0 ? 0 : Double.NaN;
        return new AnovaOneWay(
                all.mean(),
                means.length,
                perGroup,
                Math.sqrt(perGroup * all.variance()),
                Math.sqrt(pooled),
                ratio,
                probability);
    }

    /** Whether the groups differ at a level of significance, such as 0.05. */
    public boolean groupsDiffer(double level) {
        return fProbability < level;
    }

    /** s_B, standard deviation of the effect of the group; 0 where the scatter within explains all. */
    public double betweenAlone() {
        return Math.sqrt(Math.max(0, (between * between - within * within) / perGroup));
    }

    /** Standard uncertainty of the grand mean where groups differ: from the scatter of their means, J − 1 degrees. */
    public double uncertaintyOfMean() {
        return between / Math.sqrt((double) groups * perGroup);
    }

    /** Standard uncertainty of the grand mean where groups do not differ: from all observations, JK − 1 degrees. */
    public double uncertaintyOfMeanPooled() {
        double squares = (groups - 1) * between * between + groups * (perGroup - 1) * within * within;
        double all = (double) groups * perGroup;
        return Math.sqrt(squares / (all - 1) / all);
    }

    /** Degrees of freedom of {@link #uncertaintyOfMean}. */
    public int dof() {
        return groups - 1;
    }
}
