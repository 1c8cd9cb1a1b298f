package cn.suyuan.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples of the guides that are not in the shared reference cases, by clause. */
class PublishedExamplesTest {

    @ParameterizedTest(name = "JCGM 101, 9.4: x1 = {0}, r = {1}")
    // first order u, second order u; mean, u and the ends of the shortest interval of Monte Carlo; all in 10^-6
    @CsvSource({
        "0.000, 0.0,    0,  50,   50,  50,    0,  150",
        "0.010, 0.0,  100, 112,  150, 112,    0,  367",
        "0.050, 0.0,  500, 502, 2551, 502, 1590, 3543",
        "0.000, 0.9,    0,   -,   50,  67,    0,  185",
        "0.010, 0.9,  100,   -,  150, 121,   13,  398",
        "0.050, 0.9,  500,   -, 2551, 505, 1628, 3555"
    })
    void comparison_loss_in_microwave_power_meter_calibration(
            String x1,
            double r,
            double firstOrder,
            String secondOrder,
            double mean,
            double u,
            double low,
            double high) {
        MeasurementModel model = MeasurementModel.of("X1^2 + X2^2", normal("X1", x1, 0.005), normal("X2", "0", 0.005));
        MeasurementModel correlated =
                r == 0 ? model : model.withCorrelations(List.of(new InputCorrelation("X1", "X2", r)));
        EvaluationSettings settings = EvaluationSettings.standard().withOrder(r == 0 ? 2 : 1);
        OutputEvaluation found = evaluate(correlated, settings);
        GumEvaluation gum = found.gum().orElseThrow();
        assertThat(gum.firstOrderUncertainty()).isCloseTo(firstOrder * 1e-6, within(0.5e-6));
        if (r == 0) {
            assertThat(gum.standardUncertainty()).isCloseTo(Double.parseDouble(secondOrder) * 1e-6, within(0.5e-6));
        }
        MonteCarloEvaluation mc = found.monteCarlo().orElseThrow();
        // the guide's own run had 10^6 trials too; the ends of a shortest interval scatter by some 10^-6
        assertThat(mc.mean()).isCloseTo(mean * 1e-6, within(3e-6));
        assertThat(mc.standardUncertainty()).isCloseTo(u * 1e-6, within(1.5e-6));
        assertThat(mc.shortest().low()).isCloseTo(low * 1e-6, within(0.03 * (high - low) * 1e-6));
        assertThat(mc.shortest().length()).isCloseTo((high - low) * 1e-6, within(0.01 * (high - low) * 1e-6));
    }

    @Test
    void jcgm_101_9_5_gauge_block_calibration() {
        // table 10; in nm
        MeasurementModel model = MeasurementModel.of(
                "50000623 + LS + D1 + d1 + d2 - (50000623 + LS)*(dA*(T0 + D) + AS*dT)",
                student("LS", "0", 25, 18),
                student("D1", "215", 6, 24),
                student("d1", "0", 4, 5),
                student("d2", "0", 7, 8),
                InputQuantity.of("AS", "0.0000115", part(Distribution.rectangular(0.0000095, 0.0000135))),
                InputQuantity.of("T0", "-0.1", part(Distribution.normal(0.2))),
                InputQuantity.of("D", "0", part(Distribution.of(DistributionKind.ARCSINE, halfWidth(0.5)))),
                InputQuantity.of(
                        "dA",
                        "0",
                        part(Distribution.of(
                                DistributionKind.CURVILINEAR_TRAPEZOID,
                                Map.of(
                                        DistributionParameter.HALF_WIDTH, 1e-6,
                                        DistributionParameter.INEXACTNESS, 0.1e-6)))),
                InputQuantity.of(
                        "dT",
                        "0",
                        part(Distribution.of(
                                DistributionKind.CURVILINEAR_TRAPEZOID,
                                Map.of(
                                        DistributionParameter.HALF_WIDTH, 0.05,
                                        DistributionParameter.INEXACTNESS, 0.025)))));
        EvaluationSettings settings = EvaluationSettings.standard().withCoverage(0.99);
        OutputEvaluation found = evaluate(model, settings);
        assertThat(found.value()).isCloseTo(50_000_838, within(0.5));
        assertThat(found.gum().orElseThrow().standardUncertainty()).isCloseTo(32, within(0.5));
        MonteCarloEvaluation mc = found.monteCarlo().orElseThrow();
        // table 11: 838, 36, [745, 932]
        assertThat(mc.mean()).isCloseTo(50_000_838, within(0.5));
        assertThat(mc.standardUncertainty()).isCloseTo(36, within(0.5));
        assertThat(mc.shortest().length()).isCloseTo(187, within(2.0));
    }

    @Test
    void jcgm_100_h_4_activity_of_radon_with_correlated_count_rates() {
        // table H.7: times in minutes and counts of standard, background and sample in 60 minutes
        double[][] cycles = {
            {243.74, 15380, 305.56, 4054, 367.37, 41432},
            {984.53, 14978, 1046.10, 3922, 1107.66, 38706},
            {1723.87, 14394, 1785.43, 4200, 1846.99, 35860},
            {2463.17, 13254, 2524.73, 3830, 2586.28, 32238},
            {3217.56, 12516, 3279.12, 3956, 3340.68, 29640},
            {3956.83, 11058, 4018.38, 3980, 4079.94, 26356}
        };
        int n = cycles.length;
        double[] rateX = new double[n];
        double[] rateS = new double[n];
        for (int i = 0; i < n; i++) {
            rateX[i] = (cycles[i][5] - cycles[i][3]) / 60 * Math.exp(1.25894e-4 * cycles[i][4]);
            rateS[i] = (cycles[i][1] - cycles[i][3]) / 60 * Math.exp(1.25894e-4 * cycles[i][0]);
        }
        Moments x = Moments.of(rateX, 0, n);
        Moments s = Moments.of(rateS, 0, n);
        double products = 0;
        for (int i = 0; i < n; i++) {
            products += (rateX[i] - x.mean()) * (rateS[i] - s.mean());
        }
        double r = products / (n - 1) / (x.standardDeviation() * s.standardDeviation());
        assertThat(r).isCloseTo(0.646, within(0.0005)); // table H.8
        MeasurementModel model = MeasurementModel.of(
                        "AS*mS/mx*Rx/RS",
                        normal("AS", "0.1368", 0.0018),
                        normal("mS", "5.0192", 0.0050),
                        normal("mx", "5.0571", 0.0010),
                        normal("Rx", String.valueOf(x.mean()), x.standardDeviation() / Math.sqrt(n)),
                        normal("RS", String.valueOf(s.mean()), s.standardDeviation() / Math.sqrt(n)))
                .withCorrelations(List.of(new InputCorrelation("Rx", "RS", r)));
        OutputEvaluation found = evaluate(model, EvaluationSettings.standard());
        // H.4.3.1: A_x = 0.4300 Bq/g with u_c = 0.0083 Bq/g
        assertThat(found.value()).isCloseTo(0.4300, within(0.0001));
        assertThat(found.gum().orElseThrow().standardUncertainty()).isCloseTo(0.0083, within(0.00005));
    }

    @Test
    void jcgm_100_h_6_hardness_on_the_rockwell_c_scale() {
        // H.6.6, in scale units of 0.002 mm: mean depth 36.0 with 0.20 from repeatability, 0.11 from the block,
        // 0.5 from the national standard, resolution 0.1
        MeasurementModel model = MeasurementModel.of(
                "100 - d - dc - ds",
                InputQuantity.of("d", "36.0", part(Distribution.normal(0.20)), part(Distribution.rectangular(0.05))),
                normal("dc", "0", 0.11),
                normal("ds", "0", 0.5));
        OutputEvaluation found = evaluate(model, EvaluationSettings.standard());
        assertThat(found.value()).isCloseTo(64.0, within(1e-9));
        assertThat(found.gum().orElseThrow().standardUncertainty()).isCloseTo(0.55, within(0.005));
    }

    private static InputQuantity normal(String symbol, String value, double u) {
        return InputQuantity.of(symbol, value, part(Distribution.normal(u)));
    }

    private static InputQuantity student(String symbol, String value, double scale, double dof) {
        return InputQuantity.of(
                symbol,
                value,
                part(Distribution.of(
                        DistributionKind.T,
                        Map.of(DistributionParameter.STANDARD, scale, DistributionParameter.DOF, dof))));
    }

    private static Map<DistributionParameter, Double> halfWidth(double half) {
        return Map.of(DistributionParameter.HALF_WIDTH, half);
    }

    private static UncertaintyComponent part(Distribution distribution) {
        return UncertaintyComponent.of("u", distribution);
    }

    private static OutputEvaluation evaluate(MeasurementModel model, EvaluationSettings settings) {
        return UncertaintyEvaluator.evaluate(model, settings, EvaluationProgress.silent())
                .main()
                .orElseThrow();
    }
}
