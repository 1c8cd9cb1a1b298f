package cn.suyuan.footprint;

import java.util.ArrayList;
import java.util.List;

/**
 * Where values lie that belong together, told in a way that single outliers do not move: median and median absolute
 * deviation. A value is an outlier where |x − median| &gt; z · 1.4826 · MAD (Iglewicz and Hoaglin 1993, modified z-score).
 *
 * @param median median of the values
 * @param deviation 1.4826 · MAD, which estimates the standard deviation; 0 where more than half are equal
 * @param count number of values
 */
public record RobustSpread(double median, double deviation, int count) {

    /** Makes the median absolute deviation an estimate of the standard deviation of a normal distribution. */
    private static final double TO_SIGMA = 1.4826;

    /** Spread of finite values. */
    public static RobustSpread of(List<Double> values) {
        double median = middle(values);
        List<Double> away = values.stream().map(v -> Math.abs(v - median)).toList();
        return new RobustSpread(median, TO_SIGMA * middle(away), values.size());
    }

    /** Half width of the band of values that are no outliers, for a limit z; 0 where more than half are equal. */
    public double limit(double z) {
        return z * deviation;
    }

    /**
     * Whether a value is an outlier.
     *
     * @param z limit
     * @param least distance from the median that is no outlier however little the values scatter
     */
    public boolean isBeyond(double value, double z, double least) {
        return Math.abs(value - median) > Math.max(limit(z), least);
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
