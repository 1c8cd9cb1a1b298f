package cn.suyuan.uncertainty;

import java.util.Arrays;
import java.util.Optional;

/**
 * A histogram of 65,536 cells from the least to the largest value, by which the tails of a sample are found and put in
 * order cell by cell.
 */
final class FineCells {
    private static final int CELLS = 65_536;
    /** So many values of a cell are put in order by insertion. */
    private static final int FEW = 24;
    /** Times that a tail which fell into few cells is divided anew. */
    private static final int DEPTH = 4;

    private final double least;
    private final double scale;
    private final int depth;
    private int[][] parts = new int[0][];
    private final int[] counts = new int[CELLS];

    private FineCells(double least, double most, int depth) {
        this.least = least;
        this.scale = (CELLS - 1) / (most - least);
        this.depth = depth;
    }

    static FineCells of(double[] values, int size, Lanes lanes) {
        return of(values, size, lanes, 0);
    }

    /** Counts values of which the least and the largest are known. */
    static FineCells of(double[] values, int size, Lanes lanes, ColumnSummary range) {
        return counted(values, size, lanes, new FineCells(range.least(), range.most(), 0));
    }

    private static FineCells of(double[] values, int size, Lanes lanes, int depth) {
        int shares = lanes.count();
        double[] least = new double[shares];
        double[] most = new double[shares];
        lanes.each(shares, share -> {
            int end = edge(size, share + 1, shares);
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = edge(size, share, shares); i < end; i++) {
                double value = values[i];
                low = value < low ? value : low;
                high = value > high ? value : high;
            }
            least[share] = low;
            most[share] = high;
        });
        double low = Arrays.stream(least).min().orElse(0);
        double high = Arrays.stream(most).max().orElse(0);
        return counted(values, size, lanes, new FineCells(low, high, depth));
    }

    private static FineCells counted(double[] values, int size, Lanes lanes, FineCells found) {
        if (found.usable()) {
            found.count(values, size, lanes);
        }
        return found;
    }

    /** Whether the values differ, and not by more than numbers can tell. */
    boolean usable() {
        return scale < Double.POSITIVE_INFINITY && scale > 0;
    }

    private static int edge(int size, int share, int shares) {
        return (int) ((long) size * share / shares);
    }

    private void count(double[] values, int size, Lanes lanes) {
        int shares = lanes.count();
        parts = new int[shares][CELLS];
        lanes.each(shares, share -> {
            int[] own = parts[share];
            int end = edge(size, share + 1, shares);
            for (int i = edge(size, share, shares); i < end; i++) {
                own[(int) ((values[i] - least) * scale)]++;
            }
        });
        for (int[] part : parts) {
            for (int cell = 0; cell < CELLS; cell++) {
                counts[cell] += part[cell];
            }
        }
    }

    /** Returns the lowest and the highest values in order, {@code wanted} of each or more. */
    double[][] tails(double[] values, int size, int wanted, Lanes lanes) {
        int lowCell = 0;
        for (int sum = counts[0]; sum < wanted; ) {
            sum += counts[++lowCell];
        }
        int highCell = CELLS - 1;
        for (int sum = counts[highCell]; sum < wanted; ) {
            sum += counts[--highCell];
        }
        int shares = lanes.count();
        int[] lowFrom = new int[shares + 1];
        int[] highFrom = new int[shares + 1];
        for (int share = 0; share < shares; share++) {
            lowFrom[share + 1] = lowFrom[share] + sum(parts[share], 0, lowCell);
            highFrom[share + 1] = highFrom[share] + sum(parts[share], highCell, CELLS - 1);
        }
        double[] low = new double[lowFrom[shares]];
        double[] high = new double[highFrom[shares]];
        int lowest = lowCell;
        int highest = highCell;
        lanes.each(shares, share -> {
            int lows = lowFrom[share];
            int highs = highFrom[share];
            int end = edge(size, share + 1, shares);
            for (int i = edge(size, share, shares); i < end; i++) {
                int cell = (int) ((values[i] - least) * scale);
                if (cell <= lowest) {
                    low[lows++] = values[i];
                }
                if (cell >= highest) {
                    high[highs++] = values[i];
                }
            }
        });
        double[][] found = new double[2][];
        lanes.each(
                2,
                end -> found[end] = finer(end == 0 ? low : high, wanted)
                        .map(both -> both[end])
                        .orElseGet(() -> end == 0 ? inOrder(low, 0, lowest) : inOrder(high, highest, CELLS - 1)));
        return found;
    }

    private static int sum(int[] part, int from, int to) {
        int sum = 0;
        for (int cell = from; cell <= to; cell++) {
            sum += part[cell];
        }
        return sum;
    }

    /** Divides a tail anew that fell into few cells, as that of a sample with far outliers does. */
    private Optional<double[][]> finer(double[] tail, int wanted) {
        if (tail.length <= 4096 || tail.length / 4 <= wanted || depth == DEPTH) {
            return Optional.empty();
        }
        FineCells finer = of(tail, tail.length, Lanes.single(), depth + 1);
        return finer.usable() ? Optional.of(finer.tails(tail, tail.length, wanted, Lanes.single())) : Optional.empty();
    }

    /** Puts a tail that holds all values of some cells in order. */
    private double[] inOrder(double[] tail, int from, int to) {
        int[] place = new int[to - from + 1];
        for (int cell = from; cell < to; cell++) {
            place[cell - from + 1] = place[cell - from] + counts[cell];
        }
        double[] ordered = new double[tail.length];
        for (double value : tail) {
            ordered[place[(int) ((value - least) * scale) - from]++] = value;
        }
        int begin = 0;
        for (int end : place) {
            sort(ordered, begin, end);
            begin = end;
        }
        return ordered;
    }

    private static void sort(double[] values, int from, int to) {
        if (to - from > FEW) {
            Arrays.sort(values, from, to);
            return;
        }
        for (int i = from + 1; i < to; i++) {
            double value = values[i];
            int j = i;
            for (; j > from && values[j - 1] > value; j--) {
                values[j] = values[j - 1];
            }
            values[j] = value;
        }
    }
}
