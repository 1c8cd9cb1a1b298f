package cn.suyuan.audit;

import cn.suyuan.chain.ReadingStatus;
import cn.suyuan.chain.RecordSink;
import cn.suyuan.chain.StreamReading;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The readings of one stream in their order, kept small while activities and stages are recomputed from them. */
final class ReadingSeries implements RecordSink {

    private static final int FIRST_ROOM = 1024;

    private long[] times = new long[FIRST_ROOM];
    private long[] unscaled = new long[FIRST_ROOM];
    private byte[] scales = new byte[FIRST_ROOM];
    private ReadingStatus[] states = new ReadingStatus[FIRST_ROOM];
    private final Map<Integer, BigDecimal> large = new HashMap<>();
    private int size;

    @Override
    public void accept(StreamReading reading) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            unscaled = Arrays.copyOf(unscaled, 2 * size);
            scales = Arrays.copyOf(scales, 2 * size);
            states = Arrays.copyOf(states, 2 * size);
        }
        times[size] = reading.timeMillis();
        states[size] = reading.hasValue() ? reading.status() : ReadingStatus.MISSING;
        if (reading.isCompact() && reading.scale() >= 0 && reading.scale() <= Byte.MAX_VALUE) {
            unscaled[size] = reading.unscaled();
            scales[size] = (byte) reading.scale();
        } else {
            large.put(size, reading.value());
        }
        size++;
    }

    int size() {
        return size;
    }

    /** ms since 1970-01-01T00:00Z. */
    long time(int index) {
        return times[index];
    }

    boolean hasValue(int index) {
        return states[index] != ReadingStatus.MISSING;
    }

    BigDecimal value(int index) {
        BigDecimal big = large.get(index);
        return big != null ? big : BigDecimal.valueOf(unscaled[index], scales[index]);
    }
}
