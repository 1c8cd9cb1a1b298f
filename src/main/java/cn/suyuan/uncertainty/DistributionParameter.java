package cn.suyuan.uncertainty;

import java.util.Locale;

/** The parameters that a distribution may be given by; lengths and scales are in the unit of the input. */
public enum DistributionParameter {
    /** Standard uncertainty; for {@link DistributionKind#T} the scale. */
    STANDARD,
    /** Expanded uncertainty, with {@link #K} or {@link #COVERAGE_PROBABILITY}. */
    EXPANDED,
    /** Coverage factor of {@link #EXPANDED}. */
    K,
    /** Coverage probability of {@link #EXPANDED}, between 0 and 1. */
    COVERAGE_PROBABILITY,
    /** Degrees of freedom. */
    DOF,
    /** Half of the width between the limits. */
    HALF_WIDTH,
    /** Lower limit of the quantity itself. */
    LOWER,
    /** Upper limit of the quantity itself. */
    UPPER,
    /** Most probable value of the quantity itself. */
    MODE,
    /** Centre of a t distribution of the quantity itself. */
    LOC,
    /** Mean of an exponential distribution. */
    MEAN,
    /** Top over base of a trapezoid, 0 to 1; for {@link DistributionKind#BETA} the second shape. */
    BETA,
    /** First shape of a beta distribution. */
    ALPHA,
    /** How far the limits themselves may be off (JCGM 101, 6.4.3). */
    INEXACTNESS,
    /** Geometric standard deviation; the estimate is the median. */
    GSD,
    /** Standard uncertainty over mean of a lognormal distribution; the estimate is the mean. */
    RELATIVE_STANDARD,
    /** Mean of the natural logarithm. */
    MU_LOG,
    /** Standard deviation of the natural logarithm. */
    SIGMA_LOG,
    /** Shape of a gamma distribution. */
    SHAPE,
    /** Scale of a gamma distribution. */
    SCALE,
    /** Counted events (JCGM 101, 6.4.11): gamma distribution with shape counts + 1. */
    COUNTS;

    /** Returns the key that stands in an evidence pack, for instance {@code half_width}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
