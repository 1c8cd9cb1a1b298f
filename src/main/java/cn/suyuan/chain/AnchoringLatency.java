package cn.suyuan.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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

    /** The latencies of a stream; empty where it has no records. */
    public static Optional<AnchoringLatency> of(ReadingSeries series, List<Anchor> anchors) {
        return series.size() == 0 ? Optional.empty() : Optional.of(new Reckoning(series, anchors).result());
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

        private final ReadingSeries series;
        private final NavigableMap<Long, Instant> first = new TreeMap<>();
        private final long[] latencies;
        private int bound;
        private long ahead;
        private List<Long> firstAhead = List.of();

        Reckoning(ReadingSeries series, List<Anchor> anchors) {
            this.series = series;
            this.latencies = new long[anchors.isEmpty() ? 0 : series.size()];
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
            for (int i = 0; i < series.size() && !anchors.isEmpty(); i++) {
                take(i);
            }
        }

        private void take(int index) {
            var anchor = first.ceilingEntry(series.seq(index));
            if (anchor == null || !series.isVerified(index)) {
                return;
            }
            long latency = anchor.getValue().toEpochMilli() - series.timeMillis(index);
            if (latency < -TOLERANCE_MILLIS) {
                firstAhead = ahead++ == 0 ? List.of(series.line(index), series.seq(index)) : firstAhead;
            } else {
                latencies[bound++] = Math.max(0, latency);
            }
        }

        AnchoringLatency result() {
            Arrays.sort(latencies, 0, bound);
            Duration median = bound == 0 ? Duration.ZERO : Duration.ofMillis(latencies[bound / 2]);
            Duration worst = bound == 0 ? Duration.ZERO : Duration.ofMillis(latencies[bound - 1]);
            return new AnchoringLatency(bound, series.size() - bound - ahead, ahead, firstAhead, median, worst);
        }
    }
}
