package cn.suyuan.uncertainty;

import java.util.Arrays;

/** The value of a rank without sorting (Hoare's FIND, with the median of three as pivot). */
final class Ranks {
    private Ranks() {}

    /**
     * Returns the value of a 1-based rank among the first {@code size} finite values, whose order is changed.
     *
     * @throws IllegalArgumentException when the rank is not between 1 and the size
     */
    static double select(double[] values, int size, int rank) {
        if (rank < 1 || rank > size || size > values.length) {
            throw new IllegalArgumentException("rank " + rank + " of " + size + " in " + values.length);
        }
        int from = 0;
        int to = size - 1;
        int wanted = rank - 1;
        // a sample that was made to defeat the choice of pivots is sorted
        for (int budget = 64; to > from; budget--) {
            if (budget == 0) {
                Arrays.sort(values, from, to + 1);
                break;
            }
            double pivot = median(values[from], values[(from + to) >>> 1], values[to]);
            int i = from;
            int j = to;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double kept = values[i];
                    values[i++] = values[j];
                    values[j--] = kept;
                }
            }
            if (wanted <= j) {
                to = j;
            } else if (wanted >= i) {
                from = i;
            } else {
                break;
            }
        }
        return values[wanted];
    }

    private static double median(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
