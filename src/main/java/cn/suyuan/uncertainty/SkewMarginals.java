package cn.suyuan.uncertainty;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;

/** Distributions that need not be symmetric. */
final class SkewMarginals {
    private SkewMarginals() {}

    /** Triangular distribution with any mode; drawn as a weighted minimum and maximum of two, without branches. */
    record Triangular(double lower, double mode, double upper) implements Marginal {
        @Override
        public double mean() {
            return (lower + mode + upper) / 3;
        }

        @Override
        public double standardDeviation() {
            double left = mode - lower;
            double right = upper - mode;
            return Math.sqrt((left * left + left * right + right * right) / 18);
        }

        @Override
        public double quantile(double probability) {
            double width = upper - lower;
            if (width == 0) {
                return lower;
            }
            return probability * width < mode - lower
                    ? lower + Math.sqrt(probability * width * (mode - lower))
                    : upper - Math.sqrt((1 - probability) * width * (upper - mode));
        }

        @Override
        public void fill(RandomStream stream, double[] out, int count) {
            stream.fillTriangular(out, count, lower, mode - lower, upper - mode);
        }
    }

    /** Lognormal distribution; with {@code sign} -1 mirrored at zero, for negative estimates. */
    record Lognormal(double muLog, double sigmaLog, double sign) implements Marginal {
        @Override
        public double mean() {
            return sign * StrictMath.exp(muLog + sigmaLog * sigmaLog / 2);
        }

        @Override
        public double standardDeviation() {
            return Math.abs(mean()) * Math.sqrt(StrictMath.expm1(sigmaLog * sigmaLog));
        }

        @Override
        public double quantile(double probability) {
            double straight = sign < 0 ? 1 - probability : probability;
            return sign * StrictMath.exp(muLog + sigmaLog * Quantiles.normal(straight));
        }

        @Override
        public void fill(RandomStream stream, double[] out, int count) {
            stream.fillNormal(out, count, muLog, sigmaLog);
            PortableMath.exp(out, out, count);
            if (sign < 0) {
                for (int i = 0; i < count; i++) {
                    out[i] = -out[i];
                }
            }
        }
    }

    /** Exponential distribution (JCGM 101, 6.4.10). */
    record Exponential(double mean) implements Marginal {
        @Override
        public double standardDeviation() {
            return mean;
        }

        @Override
        public double quantile(double probability) {
            return -mean * StrictMath.log1p(-probability);
        }

        @Override
        public void fill(RandomStream stream, double[] out, int count) {
            for (int i = 0; i < count; i++) {
                out[i] = -mean * StrictMath.log(stream.nextOpen());
            }
        }
    }

    /** Gamma distribution (JCGM 101, 6.4.11). */
    record Gamma(double shape, double scale) implements Marginal {
        @Override
        public double mean() {
            return shape * scale;
        }

        @Override
        public double standardDeviation() {
            return Math.sqrt(shape) * scale;
        }

        @Override
        public double quantile(double probability) {
            return Quantiles.of(new GammaDistribution(null, shape, scale), probability);
        }

        @Override
        public void fill(RandomStream stream, double[] out, int count) {
            for (int i = 0; i < count; i++) {
                out[i] = scale * stream.nextGamma(shape);
            }
        }
    }

    /** Beta distribution between two limits. */
    record Beta(double alpha, double beta, double lower, double upper) implements Marginal {
        @Override
        public double mean() {
            return lower + (upper - lower) * alpha / (alpha + beta);
        }

        @Override
        public double standardDeviation() {
            double sum = alpha + beta;
            return (upper - lower) * Math.sqrt(alpha * beta / (sum + 1)) / sum;
        }

        @Override
        public double quantile(double probability) {
            return lower + (upper - lower) * Quantiles.of(new BetaDistribution(null, alpha, beta), probability);
        }

        @Override
        public void fill(RandomStream stream, double[] out, int count) {
            for (int i = 0; i < count; i++) {
                double first = stream.nextGamma(alpha);
                out[i] = lower + (upper - lower) * first / (first + stream.nextGamma(beta));
            }
        }
    }

    /** The distribution of given samples, each as probable as the others. */
    static final class Empirical implements Marginal {
        private final double[] sorted;
        private final double mean;
        private final double standardDeviation;

        Empirical(double[] samples) {
            sorted = samples.clone();
            java.util.Arrays.sort(sorted);
            double sum = 0;
            for (double sample : sorted) {
                sum += sample;
            }
            mean = sum / sorted.length;
            double squares = 0;
            for (double sample : sorted) {
                squares += (sample - mean) * (sample - mean);
            }
            // the distribution is that of the samples themselves, so the divisor is their number
            standardDeviation = Math.sqrt(squares / sorted.length);
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
            return sorted[Math.min(sorted.length - 1, (int) (probability * sorted.length))];
        }

        @Override
        public void fill(RandomStream stream, double[] out, int count) {
            for (int i = 0; i < count; i++) {
                out[i] = sorted[(int) (stream.nextUniform() * sorted.length)];
            }
        }
    }
}
