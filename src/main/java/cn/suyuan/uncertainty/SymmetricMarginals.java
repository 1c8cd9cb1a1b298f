package cn.suyuan.uncertainty;

/** Distributions that are symmetric about their centre. */
final class SymmetricMarginals {
    private SymmetricMarginals() {}

    /** Normal distribution (JCGM 101, 6.4.7). */
    record Normal(double mean, double standardDeviation) implements Marginal {
        @Override
        public double quantile(double probability) {
            return mean + standardDeviation * Quantiles.normal(probability);
        }

        @Override
        public void fill(RandomStream stream, double[] out, int count) {
            stream.fillNormal(out, count, mean, standardDeviation);
        }
    }

    /** Scaled and shifted Student's t (JCGM 101, 6.4.9). */
    record Student(double mean, double scale, double dof) implements Marginal {
        @Override
        public double standardDeviation() {
            return dof > 2 ? scale * Math.sqrt(dof / (dof - 2)) : Double.POSITIVE_INFINITY;
        }

        @Override
        public double propagatedUncertainty() {
            return scale;
        }

        @Override
        public double quantile(double probability) {
            return mean + scale * Quantiles.student(probability, dof);
        }

        @Override
        public void fill(RandomStream stream, double[] out, int count) {
            for (int i = 0; i < count; i++) {
                double z = stream.nextNormal();
                out[i] = mean + scale * z / Math.sqrt(2 * stream.nextGamma(dof / 2) / dof);
            }
        }
    }

    /** Rectangular distribution (JCGM 101, 6.4.2). */
    record Rectangular(double mean, double half) implements Marginal {
        @Override
        public double standardDeviation() {
            return half / Math.sqrt(3);
        }

        @Override
        public double quantile(double probability) {
            return mean + half * (2 * probability - 1);
        }

        @Override
        public void fill(RandomStream stream, double[] out, int count) {
            stream.fillUniform(out, count, mean - half, 2 * half);
        }
    }

    /** Trapezoidal distribution (JCGM 101, 6.4.4): top over base {@code beta}; the triangle is beta = 0. */
    record Trapezoidal(double mean, double half, double beta) implements Marginal {
        @Override
        public double standardDeviation() {
            return half * Math.sqrt((1 + beta * beta) / 6);
        }

        @Override
        public double quantile(double probability) {
            double lower = Math.min(probability, 1 - probability);
            // the slope has the share (1 - beta) / (1 + beta) / 2 of the probability on each side
            double slope = (1 - beta) / (1 + beta) / 2;
            double below = lower < slope
                    ? half * (Math.sqrt(2 * lower * (1 - beta * beta)) - 1)
                    : half * (1 + beta) * (lower - 0.5);
            return probability < 0.5 ? mean + below : mean - below;
        }

        @Override
        public void fill(RandomStream stream, double[] out, int count) {
            double wide = half * (1 + beta);
            double narrow = half * (1 - beta);
            for (int i = 0; i < count; i++) {
                out[i] = mean + wide * (stream.nextUniform() - 0.5) + narrow * (stream.nextUniform() - 0.5);
            }
        }
    }

    /** Rectangle with inexactly known limits (JCGM 101, 6.4.3). */
    record CurvilinearTrapezoid(double mean, double half, double inexactness) implements Marginal {
        @Override
        public double standardDeviation() {
            return Math.sqrt(half * half / 3 + inexactness * inexactness / 9);
        }

        @Override
        public double quantile(double probability) {
            return mean + Quantiles.invert(this::cumulative, probability, -(half + inexactness), half + inexactness);
        }

        /** Returns the probability below {@code x} from the centre: the rectangle's, averaged over its half-width. */
        private double cumulative(double x) {
            double inner = half - inexactness;
            double outer = half + inexactness;
            double distance = Math.abs(x);
            if (distance >= outer) {
                return x < 0 ? 0 : 1;
            }
            double from = Math.max(inner, distance);
            double within = from - inner + (outer - from) / 2 + distance / 2 * Math.log(outer / from);
            double upper = inexactness == 0 ? 0.5 + distance / (2 * half) : within / (2 * inexactness);
            return x < 0 ? 1 - upper : upper;
        }

        @Override
        public void fill(RandomStream stream, double[] out, int count) {
            for (int i = 0; i < count; i++) {
                double width = half + inexactness * (2 * stream.nextUniform() - 1);
                out[i] = mean + width * (2 * stream.nextUniform() - 1);
            }
        }
    }

    /** U-shaped distribution (JCGM 101, 6.4.6), drawn without trigonometry as the cosine of a doubled random angle. */
    record Arcsine(double mean, double half) implements Marginal {
        @Override
        public double standardDeviation() {
            return half / Math.sqrt(2);
        }

        @Override
        public double quantile(double probability) {
            return mean - half * StrictMath.cos(Math.PI * probability);
        }

        @Override
        public void fill(RandomStream stream, double[] out, int count) {
            for (int i = 0; i < count; i++) {
                double x;
                double y;
                double square;
                do {
                    x = 2 * stream.nextUniform() - 1;
                    y = 2 * stream.nextUniform() - 1;
                    square = x * x + y * y;
                } while (square > 1 || square == 0);
                out[i] = mean + half * (x * x - y * y) / square;
            }
        }
    }
}
