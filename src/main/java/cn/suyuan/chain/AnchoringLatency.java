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
 * @param unbound records that none binds
 * @param median median of the latencies
 * @param worst longest of them
 */
public record AnchoringLatency(long records, long unbound, Duration median, Duration worst) {

    /**
     * An independent time over a stream: a timestamp or a block over a seal or over the checkpoints.
     *
     * @param lastSeq last record that it binds
     * @param time the independent time
     */
    public record Anchor(long lastSeq, Instant time) {}

    /** The latencies of a stream; empty where it has no records. */
    public static Optional<AnchoringLatency> of(ReadingSeries series, List<Anchor> anchors) {
        if (series.size() == 0) {
            return Optional.empty();
        }
        NavigableMap<Long, Instant> first = new TreeMap<>();
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
        long[] latencies = new long[series.size()];
        int bound = 0;
        for (int i = 0; i < series.size(); i++) {
            var anchor = first.ceilingEntry(series.seq(i));
            if (anchor != null) {
                latencies[bound++] = anchor.getValue().toEpochMilli() - series.timeMillis(i);
            }
        }
        long[] sorted = Arrays.copyOf(latencies, bound);
        Arrays.sort(sorted);
        Duration median = bound == 0 ? Duration.ZERO : Duration.ofMillis(sorted[bound / 2]);
        Duration worst = bound == 0 ? Duration.ZERO : Duration.ofMillis(sorted[bound - 1]);
        return Optional.of(new AnchoringLatency(bound, series.size() - bound, median, worst));
    }
}
