package cn.suyuan.uncertainty;

/** Mean and sums of powers of deviations, merged in a fixed order (Chan, Golub and LeVeque 1983). */
final class Moments {
    private long count;
    private double mean;
    private double squares;

    /** Computes those of the first {@code count} values, which are finite. */
    static Moments of(double[] values, int from, int count) {
        Moments found = new Moments();
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += values[i];
        }
        found.count = count;
        found.mean = count == 0 ? 0 : sum / count;
        double squares = 0;
        for (int i = from; i < from + count; i++) {
            double deviation = values[i] - found.mean;
            squares += deviation * deviation;
        }
        found.squares = squares;
        return found;
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
