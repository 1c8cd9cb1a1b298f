package cn.suyuan.chain;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A reading that came without a chain.
 *
 * @param seq its place from 1
 * @param line its row
 * @param timeMillis ms since 1970-01-01T00:00Z
 * @param status status
 * @param value value, zero where there is none
 * @param hasValue whether there is a value
 */
record PlainRecord(long seq, long line, long timeMillis, ReadingStatus status, BigDecimal value, boolean hasValue)
        implements StreamReading {

    private static final BigInteger LARGEST = BigInteger.valueOf(1_000_000_000_000_000_000L);

    @Override
    public boolean isCompact() {
        return value.scale() >= 0 && value.unscaledValue().abs().compareTo(LARGEST) < 0;
    }

    @Override
    public long unscaled() {
        return isCompact() ? value.unscaledValue().longValueExact() : 0;
    }

    @Override
    public int scale() {
        return Math.max(0, value.scale());
    }

    @Override
    public boolean isVerified() {
        return true;
    }
}
