package cn.suyuan.uncertainty;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts draws outside the declared bounds of inputs; shared by all threads. */
final class InputBounds {
    private final List<ResolvedInput> inputs;
    private final AtomicLongArray outside;

    InputBounds(List<ResolvedInput> inputs) {
        this.inputs = inputs;
        this.outside = new AtomicLongArray(inputs.size());
    }

    void check(int input, double[] column, int count) {
        double lower = inputs.get(input).declared().lowerBound();
        double upper = inputs.get(input).declared().upperBound();
        if (lower == Double.NEGATIVE_INFINITY && upper == Double.POSITIVE_INFINITY) {
            return;
        }
        int found = 0;
        for (int i = 0; i < count; i++) {
            if (column[i] < lower || column[i] > upper) {
                found++;
            }
        }
        outside.addAndGet(input, found);
    }

    /** Returns the counts that are not 0, by symbol. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            if (outside.get(i) > 0) {
                counts.put(inputs.get(i).symbol(), outside.get(i));
            }
        }
        return counts;
    }
}
