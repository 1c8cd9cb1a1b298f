package cn.suyuan.uncertainty;

import java.util.Arrays;
import java.util.List;

/**
 * The distribution of the sum of several components about an estimate; its quantiles come from an own fixed sample, so
 * they are exact to about one per cent of a standard deviation in the middle and coarser in the tails.
 */
final class SampledMarginal implements Marginal {
    private static final int SIZE = 1 << 17;

    private final double mean;
    private final double standardDeviation;
    private final double[] sorted = new double[SIZE];

    SampledMarginal(double estimate, List<Marginal> parts) {
        mean = estimate;
        double variance = 0;
        double[] column = new double[SIZE];
        Arrays.fill(sorted, estimate);
        for (int k = 0; k < parts.size(); k++) {
            Marginal part = parts.get(k);
            part.fill(new RandomStream(k, 0, 0), column, SIZE);
            for (int i = 0; i < SIZE; i++) {
                sorted[i] += column[i] - part.mean();
            }
            variance += part.standardDeviation() * part.standardDeviation();
        }
        standardDeviation = Math.sqrt(variance);
        Arrays.sort(sorted);
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double standardDeviation() {
        return standardDeviation;
    }

    @Override
    public double quantile(double probability) {
        double rank = Math.min(Math.max(probability * SIZE - 0.5, 0), SIZE - 1.0);
        int index = Math.min((int) rank, SIZE - 2);
        return sorted[index] + (rank - index) * (sorted[index + 1] - sorted[index]);
    }

    @Override
    public void fill(RandomStream stream, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = quantile(stream.nextOpen());
        }
    }
}
