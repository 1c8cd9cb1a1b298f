package cn.suyuan.uncertainty;

/** Mean and sums of powers of deviations, merged in a fixed order (Chan, Golub and LeVeque 1983). */
final class Moments {
    private long count;
    private double mean;
    private double squares;

    /** Computes those of the first {@code count} values, which are finite. */
    static Moments of(double[] values, int from, int count) {
        Moments found = new Moments();
        int end = from + count;
        found.count = count;
        found.mean = count == 0 ? 0 : sum(values, from, end) / count;
        found.squares = squares(values, from, end, found.mean);
        return found;
    }

    /** Sum of four interleaved sums: those need not wait for each other. */
    private static double sum(double[] values, int from, int end) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i < end - 3; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (; i < end; i++) {
            a += values[i];
        }
        return (a + b) + (c + d);
    }

    private static double squares(double[] values, int from, int end, double mean) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i < end - 3; i += 4) {
            double first = values[i] - mean;
            double second = values[i + 1] - mean;
            double third = values[i + 2] - mean;
            double fourth = values[i + 3] - mean;
            a += first * first;
            b += second * second;
            c += third * third;
            d += fourth * fourth;
        }
        for (; i < end; i++) {
            double rest = values[i] - mean;
            a += rest * rest;
        }
        return (a + b) + (c + d);
    }

    void merge(Moments other) {
        if (other.count == 0) {
            return;
        }
        long total = count + other.count;
        double step = other.mean - mean;
        mean += step * other.count / total;
        squares += other.squares + step * step * ((double) count * other.count / total);
        count = total;
    }

    long count() {
        return count;
    }

    double mean() {
        return mean;
    }

    double variance() {
        return count > 1 ? squares / (count - 1) : 0;
    }

    double standardDeviation() {
        return Math.sqrt(variance());
    }
}
