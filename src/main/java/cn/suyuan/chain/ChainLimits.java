package cn.suyuan.chain;

import java.math.BigDecimal;

/**
 * Limits of the verification of streams.
 *
 * @param clockOffsetMillis largest offset to the national time service that is no problem, in ms
 * @param gapFactor a gap is more than this many intervals
 * @param checkpointDays days after its record within which a checkpoint must be dated
 */
public record ChainLimits(long clockOffsetMillis, BigDecimal gapFactor, int checkpointDays) {

    public ChainLimits {
        if (clockOffsetMillis < 0 || gapFactor.signum() <= 0 || checkpointDays < 0) {
            throw new IllegalArgumentException(
                    "limits " + clockOffsetMillis + " ms, " + gapFactor + ", " + checkpointDays + " d");
        }
    }
}
