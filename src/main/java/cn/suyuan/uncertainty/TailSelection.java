package cn.suyuan.uncertainty;

import java.util.Arrays;

/**
 * The smallest and largest values of a sample in order, without sorting the rest: a histogram finds the cells of the
 * wanted ranks, and only values of those tails are put in order. The result equals that of a full sort.
 */
final class TailSelection {
    private final int size;
    private final double[] lowest;
    private final int lows;
    private final double[] highest;
    private final int highs;

    private TailSelection(int size, double[] lowest, int lows, double[] highest, int highs) {
        this.size = size;
        this.lowest = lowest;
        this.lows = lows;
        this.highest = highest;
        this.highs = highs;
    }

    /** Selects {@code wanted} values or more from either end of the first {@code size} finite values. */
    static TailSelection of(double[] values, int size, int wanted) {
        return of(values, size, wanted, Lanes.single());
    }

    /** Selects on several threads; the result does not depend on their number. */
    static TailSelection of(double[] values, int size, int wanted, Lanes lanes) {
        return large(size, wanted)
                ? of(values, size, wanted, lanes, FineCells.of(values, size, lanes))
                : sorted(values, size);
    }

    /** Selects from values of which the least and the largest are known. */
    static TailSelection of(double[] values, int size, int wanted, Lanes lanes, ColumnSummary range) {
        return large(size, wanted)
                ? of(values, size, wanted, lanes, FineCells.of(values, size, lanes, range))
                : sorted(values, size);
    }

    private static boolean large(int size, int wanted) {
        return size > 4096 && wanted < size / 3;
    }

    private static TailSelection of(double[] values, int size, int wanted, Lanes lanes, FineCells cells) {
        if (cells.usable()) {
            double[][] tails = cells.tails(values, size, wanted, lanes);
            return new TailSelection(size, tails[0], tails[0].length, tails[1], tails[1].length);
        }
        return sorted(values, size);
    }

    private static TailSelection sorted(double[] values, int size) {
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return new TailSelection(size, sorted, size, sorted, size);
    }

    /** Takes tails that were kept while running, and puts them in order; the values in between only count. */
    static TailSelection ofTails(long size, double[] low, int lows, double[] high, int highs) {
        Arrays.sort(low, 0, lows);
        Arrays.sort(high, 0, highs);
        return new TailSelection(Math.toIntExact(size), low, lows, high, highs);
    }

    /** Number of values from which was selected. */
    int size() {
        return size;
    }

    /** Whether either tail holds so many values. */
    boolean holds(int wanted) {
        return lows >= wanted && highs >= wanted;
    }

    /** Returns the value of a 1-based rank, which must lie in one of the tails. */
    double ranked(long rank) {
        if (rank <= lows) {
            return lowest[(int) rank - 1];
        }
        long fromEnd = size - rank;
        if (fromEnd < highs) {
            return highest[highs - 1 - (int) fromEnd];
        }
        return Double.NaN;
    }

    /** Number of trials between the ends of an interval (JCGM 101, 7.7.2). */
    private int within(double probability) {
        return within(size, probability);
    }

    private static int within(int size, double probability) {
        double exact = probability * size;
        return exact == Math.rint(exact) ? (int) exact : (int) (exact + 0.5);
    }

    /** Returns how many values of either tail the intervals need. */
    static int wanted(long size, double probability) {
        double exact = (1 - probability) * (double) size;
        return (int) Math.min((double) size, exact + 2 + 4 * Math.sqrt(exact));
    }

    /** Rank of the low end of the probabilistically symmetric interval (JCGM 101, 7.7.2, note). */
    static int lowRank(int size, double probability) {
        return (int) Math.max(1, (long) ((size - within(size, probability)) / 2.0 + 0.5));
    }

    /** Rank of the high end of the probabilistically symmetric interval. */
    static int highRank(int size, double probability) {
        return Math.min(size, lowRank(size, probability) + within(size, probability));
    }

    CoverageInterval symmetric(double probability) {
        return new CoverageInterval(
                ranked(lowRank(size, probability)), ranked(highRank(size, probability)), probability);
    }

    /** Returns the shortest interval; of several equally short the first. */
    CoverageInterval shortest(double probability) {
        int within = within(probability);
        long best = 1;
        double length = Double.POSITIVE_INFINITY;
        for (long rank = 1; rank + within <= size; rank++) {
            double found = ranked(rank + within) - ranked(rank);
            if (found < length) {
                length = found;
                best = rank;
            }
        }
        return new CoverageInterval(ranked(best), ranked(Math.min(size, best + within)), probability);
    }

    /** Returns the standard deviation of the low end, from the ranks one binomial standard deviation about it. */
    double lowSpread(double probability) {
        return spread(lowRank(size, probability));
    }

    double highSpread(double probability) {
        return spread(highRank(size, probability));
    }

    private double spread(long rank) {
        double part = (double) rank / size;
        long reach = Math.max(1, (long) Math.sqrt(size * part * (1 - part)));
        return (ranked(Math.min(size, rank + reach)) - ranked(Math.max(1, rank - reach))) / 2;
    }
}
