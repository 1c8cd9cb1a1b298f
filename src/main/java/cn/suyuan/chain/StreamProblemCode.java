package cn.suyuan.chain;

import java.util.Locale;

/** Names of what can be wrong with a stream, as in results.json, each with the verdict that follows from it. */
public enum StreamProblemCode {
    LINK_MISMATCH(StreamVerdict.ALTERED),
    RECORD_MISSING(StreamVerdict.ALTERED),
    RECORD_INSERTED(StreamVerdict.ALTERED),
    RECORD_REPEATED(StreamVerdict.ALTERED),
    RECORD_SWAPPED(StreamVerdict.ALTERED),
    STREAM_EXCHANGED(StreamVerdict.ALTERED),
    TAIL_CUT(StreamVerdict.INCOMPLETE),
    TAIL_UNBOUND(StreamVerdict.NOT_VERIFIABLE),
    PERIOD_NOT_COVERED(StreamVerdict.INCOMPLETE),
    CHECKPOINT_MISMATCH(StreamVerdict.ALTERED),
    CHECKPOINT_SIGNATURE(StreamVerdict.ALTERED),
    CHECKPOINT_KEY(StreamVerdict.NOT_VERIFIABLE),
    RECORD_SIGNATURE(StreamVerdict.ALTERED),
    TIME_BACKWARDS(StreamVerdict.INTACT),
    GAP(StreamVerdict.INCOMPLETE),
    REGISTER_DECREASE(StreamVerdict.INTACT),
    CLOCK_OFFSET(StreamVerdict.INTACT),
    STAGE_MISMATCH(StreamVerdict.ALTERED),
    CHECKPOINT_TIME(StreamVerdict.INTACT),
    MALFORMED(StreamVerdict.ALTERED);

    private final StreamVerdict consequence;

    StreamProblemCode(StreamVerdict consequence) {
        this.consequence = consequence;
    }

    /** The name as in results.json. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The verdict on a stream that has this problem and no graver one. */
    public StreamVerdict consequence() {
        return consequence;
    }
}
