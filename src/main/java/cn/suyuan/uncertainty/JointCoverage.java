package cn.suyuan.uncertainty;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Joint coverage of several outputs (JCGM 102).
 *
 * @param outputs symbols of the outputs, in their order
 * @param normalEllipsoidFactor k_p of the ellipsoid about the estimates when the outputs are jointly normal (6.5.2)
 * @param ellipsoidFactor k_p of the ellipsoid about the means, of the shape of the covariances, that holds the share p of
 *     the trials (7.7.2); empty without trials and where outputs depend on each other linearly
 * @param rectangleFactor k_q of the hyper-rectangle mean plus or minus k u that holds the share p of the trials (7.7.3);
 *     empty without trials
 * @param gap why one of those is empty
 */
public record JointCoverage(
        double probability,
        List<String> outputs,
        double normalEllipsoidFactor,
        OptionalDouble ellipsoidFactor,
        OptionalDouble rectangleFactor,
        Gap gap) {

    /** Why trials give no joint factor. */
    public enum Gap {
        /** They give both. */
        NONE,
        /** No trials were made, or they were stopped. */
        NO_TRIALS,
        /** Some trials gave no finite value of every output, so that those left do not belong together. */
        INVALID_TRIALS,
        /** An output does not vary. */
        NO_SPREAD,
        /** Outputs depend on each other linearly: their covariance matrix is singular and has no ellipsoid. */
        DEPENDENT
    }

    public JointCoverage {
        outputs = List.copyOf(outputs);
    }
}
