package cn.suyuan.uncertainty;

import static cn.suyuan.uncertainty.DistributionParameter.ALPHA;
import static cn.suyuan.uncertainty.DistributionParameter.BETA;
import static cn.suyuan.uncertainty.DistributionParameter.COUNTS;
import static cn.suyuan.uncertainty.DistributionParameter.COVERAGE_PROBABILITY;
import static cn.suyuan.uncertainty.DistributionParameter.DOF;
import static cn.suyuan.uncertainty.DistributionParameter.EXPANDED;
import static cn.suyuan.uncertainty.DistributionParameter.GSD;
import static cn.suyuan.uncertainty.DistributionParameter.HALF_WIDTH;
import static cn.suyuan.uncertainty.DistributionParameter.INEXACTNESS;
import static cn.suyuan.uncertainty.DistributionParameter.K;
import static cn.suyuan.uncertainty.DistributionParameter.LOWER;
import static cn.suyuan.uncertainty.DistributionParameter.MEAN;
import static cn.suyuan.uncertainty.DistributionParameter.MODE;
import static cn.suyuan.uncertainty.DistributionParameter.MU_LOG;
import static cn.suyuan.uncertainty.DistributionParameter.RELATIVE_STANDARD;
import static cn.suyuan.uncertainty.DistributionParameter.SCALE;
import static cn.suyuan.uncertainty.DistributionParameter.SHAPE;
import static cn.suyuan.uncertainty.DistributionParameter.SIGMA_LOG;
import static cn.suyuan.uncertainty.DistributionParameter.STANDARD;
import static cn.suyuan.uncertainty.DistributionParameter.UPPER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionTest {
    private static final int DRAWS = 400_000;

    static Stream<Distribution> all() {
        return Stream.of(
                Distribution.normal(2),
                Distribution.of(DistributionKind.T, Map.of(STANDARD, 2.0, DOF, 9.0)),
                Distribution.rectangular(3),
                Distribution.rectangular(4, 9),
                Distribution.triangular(3),
                Distribution.of(DistributionKind.TRIANGULAR, Map.of(LOWER, 1.0, MODE, 2.0, UPPER, 9.0)),
                Distribution.of(DistributionKind.TRAPEZOIDAL, Map.of(HALF_WIDTH, 3.0, BETA, 0.4)),
                Distribution.of(DistributionKind.CURVILINEAR_TRAPEZOID, Map.of(HALF_WIDTH, 3.0, INEXACTNESS, 1.2)),
                Distribution.of(DistributionKind.ARCSINE, Map.of(HALF_WIDTH, 3.0)),
                Distribution.lognormal(0.3),
                Distribution.of(DistributionKind.LOGNORMAL, Map.of(GSD, 1.4)),
                Distribution.of(DistributionKind.LOGNORMAL, Map.of(MU_LOG, 0.5, SIGMA_LOG, 0.3)),
                Distribution.of(DistributionKind.EXPONENTIAL, Map.of(MEAN, 2.0)),
                Distribution.of(DistributionKind.GAMMA, Map.of(SHAPE, 0.7, SCALE, 2.0)),
                Distribution.of(DistributionKind.GAMMA, Map.of(COUNTS, 6.0)),
                Distribution.of(DistributionKind.BETA, Map.of(ALPHA, 2.0, BETA, 3.5, LOWER, -1.0, UPPER, 4.0)),
                new Distribution(DistributionKind.EMPIRICAL, Map.of(), false, List.of(1.0, 2.0, 2.0, 5.0, 9.0)));
    }

    /** Mean and standard deviation within five of their own standard deviations; Kolmogorov's distance at 10^-6. */
    @ParameterizedTest
    @MethodSource("all")
    void draws_have_the_moments_and_the_quantiles(Distribution distribution) {
        Marginal marginal = Marginals.of(distribution, 5).orElseThrow();
        double[] draws = new double[DRAWS];
        marginal.fill(new RandomStream(7, 1, 0), draws, DRAWS);
        Moments moments = Moments.of(draws, 0, DRAWS);
        double deviation = marginal.standardDeviation();
        assertThat(moments.mean()).isCloseTo(marginal.mean(), within(5 * deviation / Math.sqrt(DRAWS)));
        double fourth = Arrays.stream(draws)
                .map(x -> Math.pow((x - marginal.mean()) / deviation, 4))
                .average()
                .orElseThrow();
        assertThat(moments.standardDeviation())
                .isCloseTo(deviation, within(5 * deviation * Math.sqrt((fourth - 1) / 4 / DRAWS)));
        if (distribution.kind() != DistributionKind.EMPIRICAL) {
            Arrays.sort(draws);
            for (int percent = 1; percent < 100; percent++) {
                double quantile = marginal.quantile(percent / 100.0);
                int below = Arrays.binarySearch(draws, quantile);
                double share = (below < 0 ? -below - 1 : below) / (double) DRAWS;
                // Kolmogorov: sqrt(ln(2/10^-6)/2) = 2.69
                assertThat(share).isCloseTo(percent / 100.0, within(2.7 / Math.sqrt(DRAWS)));
            }
        }
    }

    @Test
    void standard_uncertainties_follow_the_formulas() {
        assertThat(Distribution.normalExpanded(6, 3).standardUncertainty(1)).isEqualTo(2);
        assertThat(Distribution.of(
                                DistributionKind.NORMAL,
                                Map.of(EXPANDED, 1.959963984540054, COVERAGE_PROBABILITY, 0.95))
                        .standardUncertainty(1))
                .isCloseTo(1, within(1e-9));
        assertThat(Distribution.rectangular(0.03).asRelative().standardUncertainty(-200))
                .isCloseTo(6 / Math.sqrt(3), within(1e-12));
        assertThat(Distribution.triangular(6).standardUncertainty(0)).isCloseTo(Math.sqrt(6), within(1e-12));
        assertThat(Distribution.lognormal(0.2).standardUncertainty(10)).isCloseTo(2, within(1e-12));
        assertThat(Distribution.lognormal(0.2).standardUncertainty(-10)).isCloseTo(2, within(1e-12));
        assertThat(Distribution.of(DistributionKind.LOGNORMAL, Map.of(RELATIVE_STANDARD, 0.2))
                        .standardUncertainty(10))
                .isCloseTo(2, within(1e-12));
    }

    @Test
    void the_u_of_a_t_distribution_is_its_scale_in_the_law_of_propagation() {
        Distribution t = Distribution.of(DistributionKind.T, Map.of(EXPANDED, 4.0, K, 2.0, DOF, 4.0));
        assertThat(t.standardUncertainty(1)).isEqualTo(2);
        assertThat(t.standardDeviation(1)).isCloseTo(2 * Math.sqrt(2), within(1e-12));
    }

    @Test
    void parameters_that_define_nothing_give_not_a_number() {
        assertThat(Distribution.of(DistributionKind.NORMAL, Map.of(EXPANDED, 4.0))
                        .standardUncertainty(1))
                .isNaN();
        assertThat(Distribution.normal(-1).standardUncertainty(1)).isNaN();
        assertThat(Distribution.lognormal(0.2).standardUncertainty(0)).isNaN();
        assertThat(Distribution.normal(Double.NaN).standardUncertainty(0)).isNaN();
        assertThat(new Distribution(DistributionKind.EMPIRICAL, Map.of(), false, List.of()).standardUncertainty(1))
                .isNaN();
    }

    @Test
    void the_portable_exponential_agrees_with_the_exact_one() {
        RandomStream stream = new RandomStream(1, 2, 3);
        for (int i = 0; i < 100_000; i++) {
            double x = 60 * stream.nextNormal();
            double exact = StrictMath.exp(x);
            assertThat(Math.abs(PortableMath.exp(x) - exact)).isLessThanOrEqualTo(2 * Math.ulp(exact));
        }
        assertThat(PortableMath.exp(1000)).isInfinite();
        assertThat(PortableMath.exp(-1000)).isZero();
        assertThat(PortableMath.exp(Double.NaN)).isNaN();
    }
}
