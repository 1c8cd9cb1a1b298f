package cn.suyuan.uncertainty;

import java.util.Arrays;

/** What is known of a column of trials block by block; blocks may be looked at in any order and by any thread. */
final class ColumnSummary {
    private final Moments[] blocks;
    private final int[] notANumber;
    private final int[] infinite;
    private final double[] least;
    private final double[] most;

    /** Makes an empty summary of a column of so many trials. */
    ColumnSummary(int trials) {
        int count = (trials + ColumnMachine.BLOCK - 1) / ColumnMachine.BLOCK;
        blocks = new Moments[count];
        notANumber = new int[count];
        infinite = new int[count];
        least = new double[count];
        most = new double[count];
    }

    static ColumnSummary of(double[] column, int trials) {
        ColumnSummary found = new ColumnSummary(trials);
        for (int block = 0; block < found.blocks.length; block++) {
            found.look(column, trials, block);
        }
        return found;
    }

    /** Sums up a block. */
    void look(double[] column, int trials, int block) {
        int from = block * ColumnMachine.BLOCK;
        int count = Math.min(ColumnMachine.BLOCK, trials - from);
        Moments found = Moments.of(column, from, count);
        range(column, from, count, block);
        notANumber[block] = 0;
        infinite[block] = 0;
        if (!Double.isFinite(found.mean()) || !Double.isFinite(found.variance())) {
            found = lookClosely(column, from, count, block);
        }
        blocks[block] = found;
    }

    private Moments lookClosely(double[] column, int from, int count, int block) {
        double[] finite = new double[count];
        int size = 0;
        for (int i = from; i < from + count; i++) {
            if (Double.isFinite(column[i])) {
                finite[size++] = column[i];
            } else if (Double.isNaN(column[i])) {
                notANumber[block]++;
            } else {
                infinite[block]++;
            }
        }
        range(finite, 0, size, block);
        return Moments.of(finite, 0, size);
    }

    private void range(double[] values, int from, int count, int block) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + count; i++) {
            double value = values[i];
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        least[block] = low;
        most[block] = high;
    }

    /** The least finite value; positive infinity where there is none. */
    double least() {
        return Arrays.stream(least).min().orElse(Double.POSITIVE_INFINITY);
    }

    /** The largest finite value; negative infinity where there is none. */
    double most() {
        return Arrays.stream(most).max().orElse(Double.NEGATIVE_INFINITY);
    }

    int blocks() {
        return blocks.length;
    }

    /** Moments of the finite values of a block. */
    Moments moments(int block) {
        return blocks[block];
    }

    long notANumber() {
        return sum(notANumber);
    }

    long infinite() {
        return sum(infinite);
    }

    private static long sum(int[] counts) {
        long sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }
}
