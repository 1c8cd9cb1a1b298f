package cn.suyuan.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.suyuan.intake.UncertaintyModelReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Acceptance tests 9 and 10 of the sample company: its footprint by both methods, and as submitted and corrected. */
class AcceptanceNumbersTest {

    /** Factor, its relative u, activity, its relative u: the table of section 6.4. */
    private static final List<double[]> ROWS = List.of(
            new double[] {0.5777, 0.025, 99_856_000, 0.006},
            new double[] {0.0520, 0.10, 6_214_000, 0.0075},
            new double[] {2.165, 0.02, 6_480_000, 0.0125},
            new double[] {0.320, 0.20, 6_480_000, 0.0125},
            new double[] {110, 0.06, 48_600, 0.02},
            new double[] {0.26, 0.20, 512_000, 0.012},
            new double[] {3.646, 0.03, 46_800, 0.005},
            new double[] {8.90, 0.11, 10_690_000, 0.003},
            new double[] {9.80, 0.20, 5_390_000, 0.003},
            new double[] {5.60, 0.12, 6_850_000, 0.003},
            new double[] {7.10, 0.10, 2_720_000, 0.003},
            new double[] {18.20, 0.10, 1_580_000, 0.003},
            new double[] {16.90, 0.10, 3_490_000, 0.003},
            new double[] {8.50, 0.15, 292_000, 0.003},
            new double[] {16.00, 0.20, 246_000, 0.003},
            new double[] {4.20, 0.15, 98_000, 0.01},
            new double[] {3.50, 0.20, 190_000, 0.003},
            new double[] {0.102, 0.15, 10_200_000, 0.05},
            new double[] {0.55, 0.25, 410_000, 0.01});

    private static final double OUTPUT = 4_856_320;
    private static final int BURNT = 2;
    private static final int UPSTREAM = 3;
    private static final int FOIL = 11;
    private static final int CAN = 12;

    private static double share(int row) {
        return ROWS.get(row)[0] * ROWS.get(row)[2] / OUTPUT;
    }

    /** The formula of section 6.4, written down once more beside the engine. */
    private static double byFormula(double footprint) {
        double squares = 0;
        for (int i = 0; i < ROWS.size(); i++) {
            double[] row = ROWS.get(i);
            squares += Math.pow(share(i), 2) * (row[1] * row[1] + row[3] * row[3]);
        }
        squares += 2 * share(BURNT) * share(UPSTREAM) * Math.pow(ROWS.get(BURNT)[3], 2);
        squares += 2 * 0.9 * share(FOIL) * ROWS.get(FOIL)[1] * share(CAN) * ROWS.get(CAN)[1];
        return Math.sqrt(squares + Math.pow(footprint * 0.002, 2));
    }

    @Test
    void test_9_both_methods_give_the_reference_numbers() {
        OutputEvaluation found = UncertaintyEvaluator.evaluate(
                        SampleCompanyTest.cells(true),
                        EvaluationSettings.standard().withTrials(1_000_000),
                        EvaluationProgress.silent())
                .main()
                .orElseThrow();
        double footprint = 0;
        for (int i = 0; i < ROWS.size(); i++) {
            footprint += share(i);
        }
        GumEvaluation gum = found.gum().orElseThrow();
        assertThat(found.value()).isCloseTo(footprint, within(1e-6));
        assertThat(gum.standardUncertainty()).isCloseTo(byFormula(footprint), within(1e-6));
        MonteCarloEvaluation drawn = found.monteCarlo().orElseThrow();
        assertThat(drawn.mean()).isCloseTo(78.6388, within(0.05));
        assertThat(drawn.symmetric().low()).isCloseTo(71.58, within(0.1));
        assertThat(drawn.symmetric().high()).isCloseTo(86.12, within(0.1));
        assertThat(drawn.shortest().low()).isCloseTo(71.40, within(0.1));
        assertThat(drawn.shortest().high()).isCloseTo(85.92, within(0.1));
    }

    @Test
    void test_10_the_submitted_footprint_and_the_corrected_one_agree_to_four_decimals() throws IOException {
        assertThat(footprintOf("demo-pack.zip")).isCloseTo(76.7010, within(5e-5));
        assertThat(footprintOf("clean-pack.zip")).isCloseTo(78.6388, within(5e-5));
    }

    private static double footprintOf(String pack) throws IOException {
        try (ZipFile zip = new ZipFile(Path.of("sample-data", pack).toFile())) {
            byte[] model = zip.stream()
                    .filter(entry -> entry.getName().endsWith("data/uncertainty.json"))
                    .findFirst()
                    .map(entry -> {
                        try (var in = zip.getInputStream(entry)) {
                            return in.readAllBytes();
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .orElseThrow();
            return UncertaintyEvaluator.evaluate(
                            UncertaintyModelReader.read(model, "data/uncertainty.json")
                                    .model()
                                    .orElseThrow(),
                            EvaluationSettings.standard().withMethod(EvaluationMethod.GUM),
                            EvaluationProgress.silent())
                    .main()
                    .orElseThrow()
                    .value();
        }
    }
}
