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

    /** 10 ms (E-10 of the explanatory note), 1.5 intervals and 31 days (evidence-pack 4). */
    public static ChainLimits usual() {
        return new ChainLimits(10, new BigDecimal("1.5"), 31);
    }
}
