package cn.suyuan.uncertainty;

/**
 * Joint coverage of several outputs (JCGM 102): the factor of the ellipsoid about the means, and its coverage.
 *
 * @param ellipsoidFactor k_p of the smallest ellipsoid of that shape that holds the share p of the trials
 * @param rectangleFactor k_q of the hyper-rectangle mean plus or minus k u that holds the share p of the trials
 */
public record JointCoverage(double probability, double ellipsoidFactor, double rectangleFactor) {}
