package cn.suyuan.uncertainty;

import java.util.Arrays;

/**
 * The smallest and largest values of a sample in order, without sorting the rest: a histogram finds the cells of the
 * wanted ranks, and only values of those tails are sorted. The result equals that of a full sort.
 */
final class TailSelection {
    private static final int CELLS = 65_536;

    private final int size;
    private final double[] lowest;
    private final double[] highest;

    private TailSelection(int size, double[] lowest, double[] highest) {
        this.size = size;
        this.lowest = lowest;
        this.highest = highest;
    }

    /** Selects {@code wanted} values or more from either end of the first {@code size} finite values. */
    static TailSelection of(double[] values, int size, int wanted) {
        if (size <= 4096 || wanted >= size / 3) {
            double[] sorted = Arrays.copyOf(values, size);
            Arrays.sort(sorted);
            return new TailSelection(size, sorted, sorted);
        }
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        double scale = (CELLS - 1) / (most - least);
        if (!(scale < Double.POSITIVE_INFINITY && scale > 0)) {
            double[] sorted = Arrays.copyOf(values, size);
            Arrays.sort(sorted);
            return new TailSelection(size, sorted, sorted);
        }
        int[] counts = new int[CELLS];
        for (int i = 0; i < size; i++) {
            counts[(int) ((values[i] - least) * scale)]++;
        }
        int lowCell = 0;
        int lowCount = counts[0];
        while (lowCount < wanted) {
            lowCount += counts[++lowCell];
        }
        int highCell = CELLS - 1;
        int highCount = counts[highCell];
        while (highCount < wanted) {
            highCount += counts[--highCell];
        }
        double[] low = new double[lowCount];
        double[] high = new double[highCount];
        int lows = 0;
        int highs = 0;
        for (int i = 0; i < size; i++) {
            int cell = (int) ((values[i] - least) * scale);
            if (cell <= lowCell) {
                low[lows++] = values[i];
            }
            if (cell >= highCell) {
                high[highs++] = values[i];
            }
        }
        Arrays.sort(low);
        Arrays.sort(high);
        return new TailSelection(size, low, high);
    }

    /** Takes tails that were kept while running; the values in between only count. */
    static TailSelection ofTails(long size, double[] low, double[] high) {
        Arrays.sort(low);
        Arrays.sort(high);
        return new TailSelection(Math.toIntExact(size), low, high);
    }

    /** Returns the value of a 1-based rank, which must lie in one of the tails. */
    double ranked(long rank) {
        if (rank <= lowest.length) {
            return lowest[(int) rank - 1];
        }
        long fromEnd = size - rank;
        if (fromEnd < highest.length) {
            return highest[highest.length - 1 - (int) fromEnd];
        }
        return Double.NaN;
    }

    /** Number of trials between the ends of an interval (JCGM 101, 7.7.2). */
    private int within(double probability) {
        double exact = probability * size;
        return exact == Math.rint(exact) ? (int) exact : (int) (exact + 0.5);
    }

    /** Returns how many values of either tail the intervals need. */
    static int wanted(long size, double probability) {
        double exact = (1 - probability) * (double) size;
        return (int) Math.min((double) size, exact + 2 + 4 * Math.sqrt(exact));
    }

    private long lowRank(double probability) {
        // JCGM 101, 7.7.2, note: the probabilistically symmetric interval
        return Math.max(1, (long) ((size - within(probability)) / 2.0 + 0.5));
    }

    CoverageInterval symmetric(double probability) {
        long low = lowRank(probability);
        long high = Math.min(size, low + within(probability));
        return new CoverageInterval(ranked(low), ranked(high), probability);
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
        return spread(lowRank(probability));
    }

    double highSpread(double probability) {
        return spread(Math.min(size, lowRank(probability) + within(probability)));
    }

    private double spread(long rank) {
        double part = (double) rank / size;
        long reach = Math.max(1, (long) Math.sqrt(size * part * (1 - part)));
        return (ranked(Math.min(size, rank + reach)) - ranked(Math.max(1, rank - reach))) / 2;
    }
}
