package cn.suyuan.ui.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * Where values lie that belong together, told in a way that single outliers do not move: median and median absolute
 * deviation. A value is an outlier where |x − median| &gt; 3.5 · 1.4826 · MAD (Iglewicz and Hoaglin 1993, modified z-score).
 *
 * @param median median of the values
 * @param deviation 1.4826 · MAD, which estimates the standard deviation; 0 where more than half are equal
 * @param count number of values
 */
record RobustSpread(double median, double deviation, int count) {

    private static final double TO_SIGMA = 1.4826;
    private static final double LIMIT = 3.5;
    private static final int LEAST = 5;

    static RobustSpread of(List<Double> values) {
        double median = middle(values);
        List<Double> away = values.stream().map(v -> Math.abs(v - median)).toList();
        return new RobustSpread(median, TO_SIGMA * middle(away), values.size());
    }

    /** Half width of the band of values that are no outliers. */
    double limit() {
        return LIMIT * deviation;
    }

    /** Whether there are enough values to say so. */
    boolean tells() {
        return count >= LEAST && deviation > 0;
    }

    boolean isOutlier(double value) {
        return tells() && Math.abs(value - median) > limit();
    }

    private static double middle(List<Double> values) {
        if (values.isEmpty()) {
            return 0;
        }
        List<Double> sorted = new ArrayList<>(values);
        sorted.sort(Double::compare);
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
