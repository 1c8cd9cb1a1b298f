package cn.suyuan.footprint;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An activity recomputed from verified readings.
 *
 * @param activityId activity
 * @param declared quantity as declared
 * @param recomputed quantity from the readings; empty where it could not be recomputed
 * @param unit unit of both
 * @param remarks message keys {@code footprint.replay.<key>}, each followed by its arguments: boundary interpolated,
 *     missing readings, replacement bridged …
 */
public record ReplayedActivity(
        String activityId,
        Optional<BigDecimal> declared,
        Optional<BigDecimal> recomputed,
        String unit,
        List<List<String>> remarks) {

    public ReplayedActivity {
        remarks = remarks.stream().map(List::copyOf).toList();
    }

    /** Key of the remark that says which part of the quantity came from which stream: {@code part, streamId, quantity}. */
    public static final String PART = "part";

    /** Key of the remark that readings of a stream have no chain: {@code not_chained, streamId}. */
    public static final String NOT_CHAINED = "not_chained";

    /** Whether all of its readings can be proved at all; a quantity from others agrees with nothing that is sure. */
    public boolean isFromChains() {
        return remarks.stream().noneMatch(remark -> remark.get(0).equals(NOT_CHAINED));
    }

    /** Quantity by stream, from the remarks {@link #PART}; empty where the activity is not made of several streams. */
    public Map<String, BigDecimal> parts() {
        Map<String, BigDecimal> parts = new TreeMap<>();
        for (List<String> remark : remarks) {
            if (remark.size() == 3 && remark.get(0).equals(PART)) {
                parts.put(remark.get(1), new BigDecimal(remark.get(2)));
            }
        }
        return parts;
    }

    /**
     * Key of the remark that readings after a change of ratio are still scaled by the old one: {@code ratio, streamId,
     * incidentId, time, old, new, quantity by the new one}.
     */
    public static final String RATIO = "ratio";

    private Stream<List<String>> ratioChanges() {
        return remarks.stream()
                .filter(remark -> remark.size() == 7 && remark.get(0).equals(RATIO));
    }

    /** Incidents of change of ratio that the readings do not follow. */
    public List<String> incidents() {
        return ratioChanges().map(remark -> remark.get(2)).toList();
    }

    /** Quantity with the readings after all changes of ratio scaled anew; empty where that changes nothing. */
    public Optional<BigDecimal> byNewRatio() {
        return ratioChanges().reduce((first, last) -> last).map(remark -> new BigDecimal(remark.get(6)));
    }

    /** (declared − recomputed) / recomputed; empty where either is missing or recomputed is zero. */
    public Optional<Double> relativeDifference() {
        if (declared.isEmpty() || recomputed.isEmpty() || recomputed.get().signum() == 0) {
            return Optional.empty();
        }
        double base = recomputed.get().doubleValue();
        return Optional.of((declared.get().doubleValue() - base) / base);
    }
}
