package cn.suyuan.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of the trials of one output: all values while they are few, else both tails, so that memory stays
 * bounded. Values arrive in the order of trials.
 */
final class OutputSample {
    /** So many values are kept whole: 128 MiB. */
    static final int MOST_KEPT = 1 << 24;

    private static final int CHART_CELLS = 120;
    /** Room beyond the tails that the intervals need, against the noise of the first trials. */
    private static final double MARGIN = 1.03;

    private static final int[] SHOWN = {1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000};

    private final long most;
    private final double probability;
    private final boolean keepAll;
    private double[] values;
    private int kept;
    private double[] highs = new double[0];
    /** The first round of trials, where not all are kept. */
    private double[] head = new double[0];

    private int keptHigh;
    private double tailShare;
    private double lowThreshold = Double.NaN;
    private double highThreshold = Double.NaN;

    private Optional<TailSelection> firstTails = Optional.empty();

    private final Moments moments = new Moments();
    private final Moments blockVariances = new Moments();
    private long trials;
    private long notANumber;
    private long infinite;
    private double chartLow = Double.NaN;
    private double chartWidth = 1;
    private final long[] chart = new long[CHART_CELLS + 2];
    private final List<ConvergencePoint> convergence = new ArrayList<>();

    OutputSample(long most, double probability) {
        this.most = most;
        this.probability = probability;
        this.keepAll = most <= MOST_KEPT;
        this.values = new double[0];
    }

    /**
     * Takes the values of successive blocks, and the column itself; what is not finite is counted and left out.
     *
     * @param summary what is known of the blocks of the column
     */
    void absorb(double[] column, int count, ColumnSummary summary, Lanes lanes) {
        trials += count;
        notANumber += summary.notANumber();
        infinite += summary.infinite();
        for (int block = 0; block < summary.blocks(); block++) {
            Moments own = summary.moments(block);
            moments.merge(own);
            if (own.count() == ColumnMachine.BLOCK) {
                blockVariances.merge(Moments.of(new double[] {own.variance()}, 0, 1));
            }
        }
        boolean whole = summary.notANumber() + summary.infinite() == 0;
        double[] finite = whole ? column : finite(column, count);
        int size = whole ? count : finite.length;
        if (size > 0 && Double.isNaN(chartLow)) {
            firstLook(finite, size, lanes, summary);
        }
        count(finite, size, lanes);
        keep(finite, size);
    }

    private static double[] finite(double[] column, int count) {
        return Arrays.stream(column, 0, count).filter(Double::isFinite).toArray();
    }

    /** Sets the range of the chart and the thresholds of the tails from the first values. */
    private void firstLook(double[] first, int size, Lanes lanes, ColumnSummary range) {
        tailShare = Math.min(0.5, (1 - probability) * MARGIN + 20 / Math.sqrt((double) size) * 0.1);
        int wanted = Math.max(1, (int) (tailShare * size));
        TailSelection tails = TailSelection.of(first, size, wanted, lanes, range);
        lowThreshold = tails.ranked(wanted);
        highThreshold = tails.ranked(size - wanted + 1L);
        firstTails = Optional.of(tails);
        // the chart shows the middle 99.9 %
        int cut = Math.max(1, size / 2000);
        chartLow = tails.ranked(cut);
        chartWidth = (tails.ranked(size - cut + 1L) - chartLow) / CHART_CELLS;
        int points = (int) Arrays.stream(SHOWN)
                .filter(shown -> shown <= size && shown < trials)
                .count();
        ConvergencePoint[] found = new ConvergencePoint[points];
        lanes.each(points, i -> found[i] = point(first, SHOWN[points - 1 - i]));
        for (int i = points - 1; i >= 0; i--) {
            convergence.add(found[i]);
        }
    }

    private ConvergencePoint point(double[] first, int shown) {
        Moments part = Moments.of(first, 0, shown);
        // some more than the share of the tails; of a sample that puts more there, all is looked at below
        int room = Math.min(shown, (int) (shown * 3 * (1 - probability)) + 100);
        double[] low = new double[room];
        double[] high = new double[room];
        int lows = 0;
        int highs = 0;
        for (int i = 0; i < shown && lows < room && highs < room; i++) {
            double value = first[i];
            if (value <= lowThreshold) {
                low[lows++] = value;
            }
            if (value >= highThreshold) {
                high[highs++] = value;
            }
        }
        int lowRank = TailSelection.lowRank(shown, probability);
        int fromEnd = shown - TailSelection.highRank(shown, probability);
        CoverageInterval interval = lowRank <= lows && fromEnd < highs && lows < room && highs < room
                ? new CoverageInterval(
                        Ranks.select(low, lows, lowRank), Ranks.select(high, highs, highs - fromEnd), probability)
                : TailSelection.of(first, shown, TailSelection.wanted(shown, probability))
                        .symmetric(probability);
        return new ConvergencePoint(shown, part.mean(), part.standardDeviation(), interval.low(), interval.high());
    }

    private void count(double[] finite, int size, Lanes lanes) {
        double scale = chartWidth > 0 ? 1 / chartWidth : 0;
        int shares = lanes.count();
        int[][] counts = new int[shares][chart.length];
        lanes.each(shares, share -> {
            int[] own = counts[share];
            int end = (int) ((long) size * (share + 1) / shares);
            for (int i = (int) ((long) size * share / shares); i < end; i++) {
                double cell = (finite[i] - chartLow) * scale + 1;
                own[cell < 1 ? 0 : cell < CHART_CELLS + 1 ? (int) cell : CHART_CELLS + 1]++;
            }
        });
        for (int[] own : counts) {
            for (int cell = 0; cell < chart.length; cell++) {
                chart[cell] += own[cell];
            }
        }
    }

    private void keep(double[] finite, int size) {
        if (keepAll) {
            if (kept == 0) {
                values = finite;
            } else {
                ensure(size);
                System.arraycopy(finite, 0, values, kept, size);
            }
            kept += size;
            return;
        }
        if (head.length == 0) {
            head = finite.length == size ? finite : Arrays.copyOf(finite, size);
            // room at once for what is expected: to grow by copying would need twice the memory
            int room = (int) Math.min(1 << 28, (long) (1.01 * tailShare * (double) most) + (1 << 16));
            values = new double[room];
            highs = new double[room];
        }
        for (int i = 0; i < size; i++) {
            double value = finite[i];
            if (value <= lowThreshold) {
                ensure(1);
                values[kept++] = value;
            }
            if (value >= highThreshold) {
                if (keptHigh == highs.length) {
                    highs = Arrays.copyOf(highs, Math.max(1 << 16, keptHigh + keptHigh / 4));
                }
                highs[keptHigh++] = value;
            }
        }
    }

    private void ensure(int more) {
        if (kept + more > values.length) {
            values = Arrays.copyOf(values, Math.max(kept + more, kept + kept / 4));
        }
    }

    Moments moments() {
        return moments;
    }

    long trials() {
        return trials;
    }

    long notANumber() {
        return notANumber;
    }

    long infinite() {
        return infinite;
    }

    List<ConvergencePoint> convergence() {
        return convergence;
    }

    /** Returns the first values in order of trials; fewer when fewer were made, at most one round of trials else. */
    double[] first(int most) {
        return keepAll ? Arrays.copyOf(values, Math.min(most, kept)) : Arrays.copyOf(head, Math.min(most, head.length));
    }

    TailSelection tails() {
        if (!keepAll) {
            return TailSelection.ofTails(moments.count(), values, kept, highs, keptHigh);
        }
        int wanted = TailSelection.wanted(kept, probability);
        return firstTails
                .filter(found -> found.size() == kept && found.holds(wanted))
                .orElseGet(() -> TailSelection.of(values, kept, wanted));
    }

    Histogram histogram() {
        List<Long> cells = new ArrayList<>();
        for (int i = 1; i <= CHART_CELLS; i++) {
            cells.add(chart[i]);
        }
        return new Histogram(chartLow, chartLow + chartWidth * CHART_CELLS, cells, chart[0], chart[CHART_CELLS + 1]);
    }

    /** Returns the standard deviation of u itself, from the scatter of the variances of blocks. */
    double spreadOfDeviation() {
        double u = moments.standardDeviation();
        if (u == 0) {
            return 0;
        }
        return blockVariances.count() >= 10
                ? blockVariances.standardDeviation() / (2 * u * Math.sqrt((double) blockVariances.count()))
                : u / Math.sqrt(2.0 * Math.max(1, moments.count() - 1));
    }
}
