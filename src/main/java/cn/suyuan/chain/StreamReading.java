package cn.suyuan.chain;

import java.math.BigDecimal;

/** A record as the verifier sees it; valid only during the call, the next record reuses it. */
public interface StreamReading {

    /** Number of the record. */
    long seq();

    /** Line in the file. */
    long line();

    /** Time in ms since 1970-01-01T00:00Z; parts of a millisecond are left out. */
    long timeMillis();

    /** Status. */
    ReadingStatus status();

    /** Whether there is a value. */
    boolean hasValue();

    /** Whether the value fits {@code unscaled × 10^−scale} with a long. */
    boolean isCompact();

    /** Digits of the value, where it is compact. */
    long unscaled();

    /** Decimals of the value as written. */
    int scale();

    /** The value as written, digits kept; zero where there is none. */
    BigDecimal value();

    /** Whether link and place of the record are proved; false for a record inside a defect. */
    boolean isVerified();
}
