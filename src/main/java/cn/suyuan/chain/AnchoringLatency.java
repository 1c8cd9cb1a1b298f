package cn.suyuan.chain;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Time from a reading to the first independent time that binds it, of one stream: a figure of data quality (anchors.md).
 *
 * @param records records that some independent time binds
 * @param unbound records that none binds, or that are not proved by their link
 * @param ahead records that claim a time after the independent time that binds them, which cannot be
 * @param firstAhead line and number of the first of those, empty where there are none
 * @param median median of the latencies
 * @param worst longest of them
 */
public record AnchoringLatency(
        long records, long unbound, long ahead, List<Long> firstAhead, Duration median, Duration worst) {

    /** Clocks of meters and of time authorities may differ by this much. */
    private static final long TOLERANCE_MILLIS = 60_000;
    /** Latencies sorted in memory; the median of more is counted out in further passes. */
    private static final int MOST_IN_MEMORY = 1 << 20;

    public AnchoringLatency {
        firstAhead = List.copyOf(firstAhead);
    }

    /**
     * An independent time over a stream: a timestamp or a block over a seal or over the checkpoints.
     *
     * @param lastSeq last record that it binds
     * @param time the independent time
     */
    public record Anchor(long lastSeq, Instant time) {}

    /**
     * The latencies of a stream; empty where it has no records.
     *
     * @throws IOException where its records cannot be read again
     */
    public static Optional<AnchoringLatency> of(RecordedReadings readings, List<Anchor> anchors) throws IOException {
        return of(readings, anchors, MOST_IN_MEMORY);
    }

    /** The same with as many latencies in memory at most. */
    static Optional<AnchoringLatency> of(RecordedReadings readings, List<Anchor> anchors, int mostInMemory)
            throws IOException {
        if (readings.records() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Reckoning(readings, anchors, mostInMemory).result());
    }

    /** Records dated after the time that proves them: reported, and changes no verdict. */
    public Optional<StreamProblem> aheadProblem(String file) {
        return firstAhead.isEmpty()
                ? Optional.empty()
                : Optional.of(StreamProblem.of(
                        StreamProblemCode.CHECKPOINT_TIME,
                        "anchor",
                        file,
                        firstAhead.get(0),
                        new StreamProblem.Extent(firstAhead.get(1), ahead),
                        List.of()));
    }

    private static final class Reckoning {

        private final RecordedReadings readings;
        private final NavigableMap<Long, Instant> first = new TreeMap<>();
        private final int mostInMemory;
        private long[] latencies = new long[256];
        private final Optional<BucketCounts> buckets;
        private long bound;
        private long longest;
        private long ahead;
        private List<Long> firstAhead = List.of();
        /** Numbers for which {@link #anchorTime} holds: after the first, up to the second. */
        private long anchorAfter;

        private long anchorUpTo = Long.MIN_VALUE;
        private long anchorTime;

        Reckoning(RecordedReadings readings, List<Anchor> anchors, int mostInMemory) {
            this.readings = readings;
            this.mostInMemory = mostInMemory;
            this.buckets = readings.records() > mostInMemory ? Optional.of(new BucketCounts()) : Optional.empty();
            for (Anchor anchor : anchors) {
                first.merge(anchor.lastSeq(), anchor.time(), (one, other) -> one.isBefore(other) ? one : other);
            }
            // A later head binds all records before it too, so an earlier time further down counts for them.
            Instant earliest = Instant.MAX;
            for (Long seq : first.descendingKeySet()) {
                Instant time = first.getOrDefault(seq, Instant.MAX);
                earliest = time.isBefore(earliest) ? time : earliest;
                first.put(seq, earliest);
            }
        }

        AnchoringLatency result() throws IOException {
            if (!first.isEmpty()) {
                takeAll();
            }
            Duration median = bound == 0 ? Duration.ZERO : Duration.ofMillis(median());
            Duration worst = bound == 0 ? Duration.ZERO : Duration.ofMillis(longest);
            return new AnchoringLatency(bound, readings.records() - bound - ahead, ahead, firstAhead, median, worst);
        }

        private void takeAll() throws IOException {
            try (ReadingPass pass = readings.pass()) {
                while (pass.advance()) {
                    StreamReading reading = pass.current();
                    if (isBound(reading)) {
                        take(reading, latency(reading));
                    }
                }
            }
        }

        private void take(StreamReading reading, long latency) {
            if (latency < -TOLERANCE_MILLIS) {
                firstAhead = ahead++ == 0 ? List.of(reading.line(), reading.seq()) : firstAhead;
                return;
            }
            long counted = Math.max(0, latency);
            if (bound < mostInMemory) {
                latencies = bound == latencies.length ? Arrays.copyOf(latencies, 2 * latencies.length) : latencies;
                latencies[(int) bound] = counted;
            }
            if (buckets.isPresent()) {
                buckets.get().count(counted);
            }
            longest = Math.max(longest, counted);
            bound++;
        }

        /** Whether an independent time binds a record that is proved; then {@link #latency} tells how late. */
        private boolean isBound(StreamReading reading) {
            long seq = reading.seq();
            if (seq <= anchorAfter || seq > anchorUpTo) {
                Map.Entry<Long, Instant> anchor = first.ceilingEntry(seq);
                if (anchor == null) {
                    return false;
                }
                Long lower = first.lowerKey(anchor.getKey());
                anchorAfter = lower == null ? Long.MIN_VALUE : lower;
                anchorUpTo = anchor.getKey();
                anchorTime = anchor.getValue().toEpochMilli();
            }
            return reading.isVerified();
        }

        private long latency(StreamReading reading) {
            return anchorTime - reading.timeMillis();
        }

        /** The middle one of all; of too many it is looked for again in the bucket that it fell into. */
        private long median() throws IOException {
            long rank = bound / 2;
            long low = 0;
            int size = (int) Math.min(bound, mostInMemory);
            if (bound > mostInMemory) {
                BucketCounts.Found found = buckets.orElseThrow().find(rank);
                rank -= found.before();
                low = found.low();
                size = found.width() == 1 ? 0 : between(low, low + found.width() - 1);
            }
            Arrays.sort(latencies, 0, size);
            return size == 0 ? low : latencies[(int) rank];
        }

        /** Takes the latencies of a range instead of the first ones, and gives their number. */
        private int between(long low, long high) throws IOException {
            int size = 0;
            try (ReadingPass pass = readings.pass()) {
                while (pass.advance()) {
                    StreamReading reading = pass.current();
                    if (!isBound(reading) || latency(reading) < -TOLERANCE_MILLIS) {
                        continue;
                    }
                    long latency = Math.max(0, latency(reading));
                    if (latency >= low && latency <= high) {
                        latencies = size == latencies.length ? Arrays.copyOf(latencies, 2 * size) : latencies;
                        latencies[size++] = latency;
                    }
                }
            }
            return size;
        }
    }
}
