package cn.suyuan.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** JCGM 100:2008, H.5: voltage standard, 10 days of 5 observations, table H.9; values in µV above 10 V. */
class AnovaOneWayTest {
    private static final double[] MEANS = {172, 116, 13, 144, 106, 31, 60, 125, 163, 41};
    private static final double[] DEVIATIONS = {60, 77, 111, 101, 67, 93, 80, 73, 88, 86};

    @Test
    void gum_h5_voltage_standard_is_reproduced() {
        AnovaOneWay found = AnovaOneWay.ofSummary(MEANS, DEVIATIONS, 5);
        assertThat(found.mean()).isCloseTo(97, within(0.5));
        assertThat(found.between()).isCloseTo(128, within(0.5));
        assertThat(found.within()).isCloseTo(85, within(0.5));
        assertThat(found.fRatio()).isCloseTo(2.25, within(0.05));
        assertThat(found.uncertaintyOfMean()).isCloseTo(18, within(0.5));
        assertThat(found.betweenAlone()).isCloseTo(43, within(0.5));
        assertThat(found.dof()).isEqualTo(9);
        // H.5.2.4: significant at 5 %, not at 2.5 %
        assertThat(found.groupsDiffer(0.05)).isTrue();
        assertThat(found.groupsDiffer(0.025)).isFalse();
    }

    @Test
    void observations_give_the_same_as_their_summary() {
        double[][] observations = {{1, 2, 3}, {2, 4, 6}, {5, 5, 8}};
        AnovaOneWay found = AnovaOneWay.of(observations);
        // by hand: means 2, 4, 6; variances 1, 4, 3
        assertThat(found.mean()).isEqualTo(4);
        assertThat(found.between()).isCloseTo(Math.sqrt(12), within(1e-12));
        assertThat(found.within()).isCloseTo(Math.sqrt(8 / 3.0), within(1e-12));
        assertThat(found.fRatio()).isCloseTo(4.5, within(1e-12));
        assertThat(found.uncertaintyOfMeanPooled()).isCloseTo(Math.sqrt((2 * 12 + 6 * 8 / 3.0) / 8 / 9), within(1e-12));
    }
}
