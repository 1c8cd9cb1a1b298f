package cn.suyuan.chain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Records of a stream by status.
 *
 * @param records all records, repeated and inserted ones left out
 * @param estimated with status E
 * @param missing with status M
 * @param replaced with status R
 */
public record RecordCounts(long records, long estimated, long missing, long replaced) {

    /** Estimated records as a fraction of all, six decimals; 0 where there are none. */
    public BigDecimal estimatedShare() {
        return records == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(estimated).divide(BigDecimal.valueOf(records), 6, RoundingMode.HALF_UP);
    }
}
