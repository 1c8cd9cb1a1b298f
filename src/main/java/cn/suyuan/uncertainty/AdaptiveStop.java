package cn.suyuan.uncertainty;

/** Decides when an adaptive run may stop (JCGM 101, 7.9.4). */
final class AdaptiveStop {
    private final double probability;
    private final int significantDigits;
    private final Moments means = new Moments();
    private final Moments deviations = new Moments();
    private final Moments lows = new Moments();
    private final Moments highs = new Moments();

    AdaptiveStop(double probability, int significantDigits) {
        this.probability = probability;
        this.significantDigits = significantDigits;
    }

    /** Adds the statistics of one batch. */
    void add(double[] column, int from, int count) {
        double[] finite = new double[count];
        int size = 0;
        for (int i = from; i < from + count; i++) {
            if (Double.isFinite(column[i])) {
                finite[size++] = column[i];
            }
        }
        if (size == 0) {
            return;
        }
        Moments batch = Moments.of(finite, 0, size);
        CoverageInterval interval = TailSelection.of(finite, size, TailSelection.wanted(size, probability))
                .symmetric(probability);
        add(means, batch.mean());
        add(deviations, batch.standardDeviation());
        add(lows, interval.low());
        add(highs, interval.high());
    }

    private static void add(Moments moments, double value) {
        moments.merge(Moments.of(new double[] {value}, 0, 1));
    }

    /** Returns whether twice the standard deviation of each average is within the tolerance of u. */
    boolean stable(double standardUncertainty) {
        if (means.count() < 2) {
            return false;
        }
        double tolerance = NumericalTolerance.of(standardUncertainty, significantDigits);
        double root = Math.sqrt((double) means.count());
        return 2 * means.standardDeviation() / root <= tolerance
                && 2 * deviations.standardDeviation() / root <= tolerance
                && 2 * lows.standardDeviation() / root <= tolerance
                && 2 * highs.standardDeviation() / root <= tolerance;
    }
}
