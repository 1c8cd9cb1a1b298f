package cn.suyuan.chain;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of a stream kept in memory, 34 bytes each; filled as a sink of the verifier. */
public final class ReadingSeries implements RecordSink, RecordedReadings {

    private static final List<ReadingStatus> STATUSES = List.of(ReadingStatus.values());
    private static final String LETTERS = "AEMR";
    private static final int VERIFIED = 4;
    private static final int VALUED = 8;

    private final String streamId;
    private int size;
    private long[] times = new long[256];
    private long[] seqs = new long[256];
    private long[] lines = new long[256];
    private long[] digits = new long[256];
    private byte[] scales = new byte[256];
    private byte[] flags = new byte[256];
    /** Values of more than 18 digits or 127 decimals. */
    private final Map<Integer, BigDecimal> large = new HashMap<>();

    /** An empty series of a stream. */
    public ReadingSeries(String streamId) {
        this.streamId = streamId;
    }

    @Override
    public void accept(StreamReading reading) {
        if (size == times.length) {
            grow();
        }
        times[size] = reading.timeMillis();
        seqs[size] = reading.seq();
        lines[size] = reading.line();
        int flag = LETTERS.indexOf(reading.status().letter());
        flag |= reading.isVerified() ? VERIFIED : 0;
        flag |= reading.hasValue() ? VALUED : 0;
        flags[size] = (byte) flag;
        if (reading.hasValue() && (!reading.isCompact() || reading.scale() > Byte.MAX_VALUE)) {
            large.put(size, reading.value());
        }
        digits[size] = reading.unscaled();
        scales[size] = (byte) Math.min(reading.scale(), Byte.MAX_VALUE);
        size++;
    }

    /**
     * Adds a reading that came without a chain: nothing proves it, and it counts in a replay as what there is.
     *
     * @param row its row
     * @param time ms since 1970-01-01T00:00Z
     * @param value value, empty where it is missing
     * @param status status
     */
    public void addPlain(long row, long time, Optional<BigDecimal> value, ReadingStatus status) {
        accept(new PlainRecord(size + 1L, row, time, status, value.orElse(BigDecimal.ZERO), value.isPresent()));
    }

    private void grow() {
        times = Arrays.copyOf(times, 2 * size);
        seqs = Arrays.copyOf(seqs, 2 * size);
        lines = Arrays.copyOf(lines, 2 * size);
        digits = Arrays.copyOf(digits, 2 * size);
        scales = Arrays.copyOf(scales, 2 * size);
        flags = Arrays.copyOf(flags, 2 * size);
    }

    @Override
    public String streamId() {
        return streamId;
    }

    /** Number of records. */
    public int size() {
        return size;
    }

    /** Time of a record in ms since 1970-01-01T00:00Z. */
    public long timeMillis(int index) {
        return times[index];
    }

    /** Number of a record. */
    public long seq(int index) {
        return seqs[index];
    }

    /** Line of a record. */
    public long line(int index) {
        return lines[index];
    }

    /** Status of a record. */
    public ReadingStatus status(int index) {
        return STATUSES.get(flags[index] & 3);
    }

    /** Whether a record has a value. */
    public boolean hasValue(int index) {
        return (flags[index] & VALUED) != 0;
    }

    /** Whether a record is proved by its link, or counts without proof because its stream has no chain at all. */
    public boolean isVerified(int index) {
        return (flags[index] & VERIFIED) != 0;
    }

    /** Value of a record, digits as written; zero where there is none. */
    public BigDecimal value(int index) {
        BigDecimal whole = large.get(index);
        if (whole != null) {
            return whole;
        }
        return hasValue(index) ? BigDecimal.valueOf(digits[index], scales[index]) : BigDecimal.ZERO;
    }

    @Override
    public long records() {
        return size;
    }

    @Override
    public ReadingPass pass() {
        return new Pass();
    }

    /** A place in the series, which is the record there. */
    private final class Pass implements ReadingPass, StreamReading {

        private int index = -1;

        @Override
        public boolean advance() {
            index = Math.min(index + 1, size);
            return index < size;
        }

        @Override
        public StreamReading current() {
            return this;
        }

        @Override
        public void close() {}

        @Override
        public long seq() {
            return seqs[index];
        }

        @Override
        public long line() {
            return lines[index];
        }

        @Override
        public long timeMillis() {
            return times[index];
        }

        @Override
        public ReadingStatus status() {
            return ReadingSeries.this.status(index);
        }

        @Override
        public boolean hasValue() {
            return ReadingSeries.this.hasValue(index);
        }

        @Override
        public boolean isCompact() {
            return !large.containsKey(index);
        }

        @Override
        public long unscaled() {
            return digits[index];
        }

        @Override
        public int scale() {
            return scales[index];
        }

        @Override
        public BigDecimal value() {
            return ReadingSeries.this.value(index);
        }

        @Override
        public boolean isVerified() {
            return ReadingSeries.this.isVerified(index);
        }
    }
}
