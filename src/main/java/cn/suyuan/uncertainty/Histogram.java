package cn.suyuan.uncertainty;

import java.util.List;

/**
 * Counts of trials in cells of equal width.
 *
 * @param below trials below {@code low}
 * @param above trials at or above {@code high}
 */
public record Histogram(double low, double high, List<Long> counts, long below, long above) {
    public Histogram {
        counts = List.copyOf(counts);
    }
}
