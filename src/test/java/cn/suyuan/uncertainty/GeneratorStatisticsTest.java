package cn.suyuan.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.distribution.TriangularDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every generator, in both ways of drawing, against distribution functions that are not the engine's own: of commons-math,
 * or written out here from their definitions. Seeds are fixed, so that a result never changes by chance.
 */
class GeneratorStatisticsTest {
    private static final int BLOCK = ColumnMachine.BLOCK;
    private static final long SEED = 20_251_122;

    /** A distribution about the estimate 5 and its distribution function. */
    @SuppressWarnings("ImmutableEnumChecker") // both fields are never changed
    enum Shape {
        NORMAL(Distribution.normal(2), of(new NormalDistribution(5, 2))),
        NORMAL_EXPANDED(Distribution.normalExpanded(0.1, 2).asRelative(), of(new NormalDistribution(5, 0.25))),
        T_9(
                given(DistributionKind.T, "STANDARD", 2, "DOF", 9),
                x -> new TDistribution(9).cumulativeProbability((x - 5) / 2)),
        T_1(given(DistributionKind.T, "STANDARD", 2, "DOF", 1), x -> 0.5 + Math.atan((x - 5) / 2) / Math.PI),
        RECTANGULAR(Distribution.rectangular(3), of(new UniformRealDistribution(2, 8))),
        RECTANGULAR_LIMITS(Distribution.rectangular(4, 9), of(new UniformRealDistribution(4, 9))),
        TRIANGULAR(Distribution.triangular(3), of(new TriangularDistribution(2, 5, 8))),
        TRIANGULAR_SKEW(
                given(DistributionKind.TRIANGULAR, "LOWER", 1, "MODE", 2, "UPPER", 9),
                of(new TriangularDistribution(1, 2, 9))),
        TRAPEZOIDAL(given(DistributionKind.TRAPEZOIDAL, "HALF_WIDTH", 3, "BETA", 0.4), Shape::trapezoid),
        CURVILINEAR(
                given(DistributionKind.CURVILINEAR_TRAPEZOID, "HALF_WIDTH", 3, "INEXACTNESS", 1.2), Shape::curvilinear),
        ARCSINE(given(DistributionKind.ARCSINE, "HALF_WIDTH", 3), x -> 0.5 + Math.asin((x - 5) / 3) / Math.PI),
        LOGNORMAL_MEAN(Distribution.lognormal(0.3), meanLognormal()),
        LOGNORMAL_GSD(
                given(DistributionKind.LOGNORMAL, "GSD", 1.4),
                of(new LogNormalDistribution(Math.log(5), Math.log(1.4)))),
        LOGNORMAL_LOGS(
                given(DistributionKind.LOGNORMAL, "MU_LOG", 0.5, "SIGMA_LOG", 0.3),
                of(new LogNormalDistribution(0.5, 0.3))),
        EXPONENTIAL(given(DistributionKind.EXPONENTIAL, "MEAN", 2), x -> 1 - Math.exp(-x / 2)),
        GAMMA_BELOW_ONE(given(DistributionKind.GAMMA, "SHAPE", 0.7, "SCALE", 2), of(new GammaDistribution(0.7, 2))),
        GAMMA(given(DistributionKind.GAMMA, "SHAPE", 12, "SCALE", 0.5), of(new GammaDistribution(12, 0.5))),
        COUNTS(given(DistributionKind.GAMMA, "COUNTS", 6), of(new GammaDistribution(7, 1))),
        BETA(
                given(DistributionKind.BETA, "ALPHA", 2, "BETA", 3.5, "LOWER", -1, "UPPER", 4),
                x -> new BetaDistribution(2, 3.5).cumulativeProbability((x + 1) / 5)),
        BETA_BATH(
                given(DistributionKind.BETA, "ALPHA", 0.5, "BETA", 0.8, "LOWER", 0, "UPPER", 1),
                x -> new BetaDistribution(0.5, 0.8).cumulativeProbability(x));

        private final Distribution distribution;
        private final DoubleUnaryOperator probability;

        Shape(Distribution distribution, DoubleUnaryOperator probability) {
            this.distribution = distribution;
            this.probability = probability;
        }

        private static DoubleUnaryOperator of(RealDistribution known) {
            return known::cumulativeProbability;
        }

        private static DoubleUnaryOperator meanLognormal() {
            double variance = Math.log1p(0.09);
            return of(new LogNormalDistribution(Math.log(5) - variance / 2, Math.sqrt(variance)));
        }

        private static double trapezoid(double x) {
            double left = Math.abs(x - 5) >= 3 ? 0 : 3 - Math.abs(x - 5);
            double tail = left < 1.8 ? left * left / 1.8 / 8.4 : 1.8 / 8.4 + (left - 1.8) / 4.2;
            return x < 5 ? tail : 1 - tail;
        }

        /** JCGM 101, 6.4.3.2, integrated: half-width 3, inexactness 1.2. */
        private static double curvilinear(double x) {
            double s = Math.abs(x - 5);
            double out = Math.min(Math.max(s, 1.8), 4.2);
            double tail = (4.2 - out * Math.log(4.2 / out) - out) / 4.8;
            tail += s < 1.8 ? (1.8 - s) * Math.log(4.2 / 1.8) / 4.8 : 0;
            return x < 5 ? tail : 1 - tail;
        }

        private static Distribution given(DistributionKind kind, Object... pairs) {
            Map<DistributionParameter, Double> parameters = new java.util.EnumMap<>(DistributionParameter.class);
            for (int i = 0; i < pairs.length; i += 2) {
                parameters.put(DistributionParameter.valueOf((String) pairs[i]), ((Number) pairs[i + 1]).doubleValue());
            }
            return Distribution.of(kind, parameters);
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void fast_draws_follow_the_distribution(Shape shape) {
        Marginal marginal = Marginals.of(shape.distribution, 5).orElseThrow();
        fits(shape, columns(80, (block, out) -> marginal.fill(new RandomStream(SEED, 11, block), out, out.length)));
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void replayed_draws_follow_the_distribution(Shape shape) {
        Marginal marginal = Marginals.of(shape.distribution, 5).orElseThrow();
        fits(shape, columns(20, (block, out) -> ReplayDraws.fill(marginal, SEED, 11, block, out)));
    }

    /** What fills a block of draws. */
    private interface Filling {
        void fill(int block, double[] out);
    }

    private static double[] columns(int blocks, Filling filling) {
        double[] all = new double[blocks * BLOCK];
        double[] column = new double[BLOCK];
        for (int block = 0; block < blocks; block++) {
            filling.fill(block, column);
            System.arraycopy(column, 0, all, block * BLOCK, BLOCK);
        }
        return all;
    }

    private static void fits(Shape shape, double[] draws) {
        double[] p = Arrays.stream(draws).map(shape.probability).sorted().toArray();
        int n = p.length;
        double distance = 0;
        double sum = 0;
        int[] cells = new int[128];
        for (int i = 0; i < n; i++) {
            double own = Math.min(Math.max(p[i], 1e-16), 1 - 1e-16);
            double other = Math.min(Math.max(1 - p[n - 1 - i], 1e-16), 1);
            distance = Math.max(distance, Math.max(p[i] - (double) i / n, (i + 1.0) / n - p[i]));
            sum += (2 * i + 1) * (Math.log(own) + Math.log(other));
            cells[(int) Math.min(p[i] * 128, 127)]++;
        }
        // each would be exceeded once in about ten thousand seeds
        assertThat(distance * Math.sqrt(n)).as("Kolmogorov and Smirnov").isLessThan(2.23);
        assertThat(-n - sum / n).as("Anderson and Darling").isLessThan(8.2);
        assertThat(chiSquared(cells, n / 128.0)).as("chi squared").isLessThan(quantile(127));
    }

    private static double chiSquared(int[] cells, double expected) {
        return Arrays.stream(cells)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }

    private static double quantile(int degrees) {
        return new ChiSquaredDistribution(degrees).inverseCumulativeProbability(0.9999);
    }

    @Test
    void an_empirical_distribution_draws_each_value_as_often_as_it_stands_in_the_sample() {
        Distribution sample =
                new Distribution(DistributionKind.EMPIRICAL, Map.of(), false, List.of(1.0, 2.0, 2.0, 5.0, 9.0));
        Marginal marginal = Marginals.of(sample, 5).orElseThrow();
        for (boolean replay : new boolean[] {false, true}) {
            double[] draws = columns(50, (block, out) -> {
                if (replay) {
                    ReplayDraws.fill(marginal, SEED, 3, block, out);
                } else {
                    marginal.fill(new RandomStream(SEED, 3, block), out, out.length);
                }
            });
            double fifth = draws.length / 5.0;
            double sum = 0;
            for (double value : new double[] {1, 2, 5, 9}) {
                double expected = value == 2 ? 2 * fifth : fifth;
                double found = Arrays.stream(draws).filter(x -> x == value).count();
                sum += (found - expected) * (found - expected) / expected;
            }
            assertThat(sum).isLessThan(quantile(3));
        }
    }

    @Test
    void the_far_tails_of_normal_draws_are_as_heavy_as_they_should_be() {
        double[] draws = columns(2_000, (block, out) -> new RandomStream(SEED, 5, block).fillNormal(out, BLOCK, 0, 1));
        NormalDistribution normal = new NormalDistribution();
        // 3.654 is where the ziggurat's tail begins
        for (double limit : new double[] {2, 3, 3.5, 3.654152885361009, 4, 4.5}) {
            double expected = draws.length * normal.cumulativeProbability(-limit);
            double above = Arrays.stream(draws).filter(x -> x > limit).count();
            double below = Arrays.stream(draws).filter(x -> x < -limit).count();
            assertThat(above).isCloseTo(expected, within(4 * Math.sqrt(expected)));
            assertThat(below).isCloseTo(expected, within(4 * Math.sqrt(expected)));
        }
    }

    @Test
    void every_bit_of_the_generator_is_set_half_of_the_time_and_successive_numbers_are_spread_in_three_dimensions() {
        RandomStream stream = new RandomStream(SEED, 1, 1);
        int count = 600_000;
        int[] bits = new int[64];
        int[] cubes = new int[4096];
        for (int i = 0; i < count; i += 3) {
            int cube = 0;
            for (int k = 0; k < 3; k++) {
                long word = stream.nextLong();
                for (int bit = 0; bit < 64; bit++) {
                    bits[bit] += (int) (word >>> bit & 1);
                }
                cube = cube << 4 | (int) (word >>> 60);
            }
            cubes[cube]++;
        }
        for (int bit : bits) {
            assertThat((double) bit).isCloseTo(count / 2.0, within(4.5 * Math.sqrt(count) / 2));
        }
        assertThat(chiSquared(cubes, count / 3.0 / 4096)).isLessThan(quantile(4095));
    }

    @Test
    void streams_of_other_inputs_components_blocks_and_seeds_are_not_correlated() {
        long first = RandomStream.streamId("E1", 0);
        List<RandomStream> streams = List.of(
                new RandomStream(1, first, 0),
                new RandomStream(1, first, 1),
                new RandomStream(2, first, 0),
                new RandomStream(1, RandomStream.streamId("E1", 1), 0),
                new RandomStream(1, RandomStream.streamId("E2", 0), 0));
        double[][] columns = new double[streams.size()][100_000];
        for (int i = 0; i < columns.length; i++) {
            streams.get(i).fillUniform(columns[i], columns[i].length, 0, 1);
        }
        for (int i = 0; i < columns.length; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(new PearsonsCorrelation().correlation(columns[i], columns[j]))
                        .isCloseTo(0, within(4 / Math.sqrt(100_000)));
            }
            for (int lag : new int[] {1, 2, 3, 7, 64, 2048}) {
                double[] later = Arrays.copyOfRange(columns[i], lag, columns[i].length);
                double[] sooner = Arrays.copyOf(columns[i], later.length);
                assertThat(new PearsonsCorrelation().correlation(sooner, later)).isCloseTo(0, within(0.0135));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DrawMethod.class)
    void a_gaussian_copula_keeps_the_marginals_and_has_the_rank_correlation_of_its_r(DrawMethod draws) {
        double r = -0.6;
        MeasurementModel model = MeasurementModel.of(
                        "A+B",
                        InputQuantity.of("A", "5", UncertaintyComponent.of("a", Shape.ARCSINE.distribution)),
                        InputQuantity.of("B", "5", UncertaintyComponent.of("b", Shape.GAMMA.distribution)))
                .withCorrelations(List.of(new InputCorrelation("A", "B", r)));
        ResolvedModel resolved = ResolvedModel.of(model);
        InputSampler sampler = new InputSampler(resolved, SEED, draws);
        InputSampler.Scratch scratch = new InputSampler.Scratch(BLOCK);
        double[] a = columns(20, (block, out) -> sampler.fill(0, block, out, scratch));
        double[] b = columns(20, (block, out) -> sampler.fill(1, block, out, scratch));
        fits(Shape.ARCSINE, a);
        fits(Shape.GAMMA, b);
        // Kruskal 1958: Spearman's rho of the bivariate normal
        double spearman = 6 / Math.PI * Math.asin(r / 2);
        assertThat(new SpearmansCorrelation().correlation(a, b)).isCloseTo(spearman, within(4 / Math.sqrt(a.length)));
    }

    @Test
    void jointly_normal_inputs_have_the_covariances_asked_for() {
        double[][] r = {{1, 0.8, -0.3}, {0.8, 1, 0.1}, {-0.3, 0.1, 1}};
        List<String> names = List.of("A", "B", "C");
        InputQuantity[] inputs = names.stream()
                .map(name -> InputQuantity.of(name, "5", UncertaintyComponent.of("u", Distribution.normal(2))))
                .toArray(InputQuantity[]::new);
        MeasurementModel model = MeasurementModel.of("A+B+C", inputs)
                .withCorrelations(List.of(
                        new InputCorrelation("A", "B", 0.8),
                        new InputCorrelation("A", "C", -0.3),
                        new InputCorrelation("B", "C", 0.1)));
        InputSampler sampler = new InputSampler(ResolvedModel.of(model), SEED, DrawMethod.FAST);
        InputSampler.Scratch scratch = new InputSampler.Scratch(BLOCK);
        double[][] drawn = IntStream.range(0, 3)
                .mapToObj(i -> columns(50, (block, out) -> sampler.fill(i, block, out, scratch)))
                .toArray(double[][]::new);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double spread = (1 - r[i][j] * r[i][j]) / Math.sqrt(drawn[0].length);
                assertThat(new PearsonsCorrelation().correlation(drawn[i], drawn[j]))
                        .isCloseTo(r[i][j], within(4 * spread + 1e-12));
            }
            Marginal marginal = Marginals.of(Distribution.normal(2), 5).orElseThrow();
            assertThat(Moments.of(drawn[i], 0, drawn[i].length).mean())
                    .isCloseTo(marginal.mean(), within(4 * 2 / Math.sqrt(drawn[i].length)));
        }
    }
}
