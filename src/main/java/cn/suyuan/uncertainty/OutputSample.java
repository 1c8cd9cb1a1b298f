package cn.suyuan.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is kept of the trials of one output: all values while they are few, else both tails, so that memory stays
 * bounded. Values arrive in the order of trials.
 */
final class OutputSample {
    /** So many values are kept whole: 128 MiB. */
    static final int MOST_KEPT = 1 << 24;

    private static final int CHART_CELLS = 120;
    /** Room beyond the tails that the intervals need, against the noise of the first trials. */
    private static final double MARGIN = 1.15;

    private static final long[] SHOWN = {1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000};

    private final double probability;
    private final boolean keepAll;
    private double[] values;
    private int kept;
    private double[] highs = new double[0];
    private int keptHigh;
    private double lowThreshold = Double.NaN;
    private double highThreshold = Double.NaN;

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
        this.probability = probability;
        this.keepAll = most <= MOST_KEPT;
        this.values = new double[(int) Math.min(most, 1 << 20)];
    }

    /** Takes the values of successive blocks; what is not finite is counted and left out. */
    void absorb(double[] column, int count) {
        double[] finite = new double[count];
        int size = 0;
        int[] blockEnds = new int[(count + ColumnMachine.BLOCK - 1) / ColumnMachine.BLOCK];
        for (int i = 0; i < count; i++) {
            double value = column[i];
            if (Double.isFinite(value)) {
                finite[size++] = value;
            } else if (Double.isNaN(value)) {
                notANumber++;
            } else {
                infinite++;
            }
            blockEnds[i / ColumnMachine.BLOCK] = size;
        }
        trials += count;
        int from = 0;
        for (int end : blockEnds) {
            Moments block = Moments.of(finite, from, end - from);
            moments.merge(block);
            if (end - from == ColumnMachine.BLOCK) {
                blockVariances.merge(Moments.of(new double[] {block.variance()}, 0, 1));
            }
            from = end;
        }
        if (size > 0 && Double.isNaN(chartLow)) {
            firstLook(finite, size);
        }
        count(finite, size);
        keep(finite, size);
    }

    /** Sets the range of the chart and the thresholds of the tails from the first values. */
    private void firstLook(double[] first, int size) {
        double share = Math.min(0.5, (1 - probability) * MARGIN + 20 / Math.sqrt((double) size) * 0.1);
        int wanted = Math.max(1, (int) (share * size));
        TailSelection tails = TailSelection.of(first, size, wanted);
        lowThreshold = tails.ranked(wanted);
        highThreshold = tails.ranked(size - wanted + 1L);
        // the chart shows the middle 99.9 %
        int cut = Math.max(1, size / 2000);
        chartLow = tails.ranked(cut);
        chartWidth = (tails.ranked(size - cut + 1L) - chartLow) / CHART_CELLS;
        for (long shown : SHOWN) {
            if (shown <= size && shown < trials) {
                Moments part = Moments.of(first, 0, (int) shown);
                CoverageInterval interval = TailSelection.of(
                                first, (int) shown, TailSelection.wanted(shown, probability))
                        .symmetric(probability);
                convergence.add(new ConvergencePoint(
                        shown, part.mean(), part.standardDeviation(), interval.low(), interval.high()));
            }
        }
    }

    private void count(double[] finite, int size) {
        double scale = chartWidth > 0 ? 1 / chartWidth : 0;
        for (int i = 0; i < size; i++) {
            double cell = (finite[i] - chartLow) * scale + 1;
            chart[(int) Math.min(Math.max(cell, 0), CHART_CELLS + 1.0)]++;
        }
    }

    private void keep(double[] finite, int size) {
        if (keepAll) {
            ensure(size);
            System.arraycopy(finite, 0, values, kept, size);
            kept += size;
            return;
        }
        for (int i = 0; i < size; i++) {
            double value = finite[i];
            if (value <= lowThreshold) {
                ensure(1);
                values[kept++] = value;
            }
            if (value >= highThreshold) {
                if (keptHigh == highs.length) {
                    highs = Arrays.copyOf(highs, Math.max(1 << 16, keptHigh + keptHigh / 2));
                }
                highs[keptHigh++] = value;
            }
        }
    }

    private void ensure(int more) {
        if (kept + more > values.length) {
            values = Arrays.copyOf(values, Math.max(kept + more, kept + kept / 2));
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

    /** Returns the first values in order of trials; fewer when fewer were made or kept. */
    double[] first(int most) {
        return keepAll ? Arrays.copyOf(values, Math.min(most, kept)) : new double[0];
    }

    TailSelection tails() {
        if (keepAll) {
            return TailSelection.of(values, kept, TailSelection.wanted(kept, probability));
        }
        return TailSelection.ofTails(moments.count(), Arrays.copyOf(values, kept), Arrays.copyOf(highs, keptHigh));
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
