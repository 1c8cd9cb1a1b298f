package cn.suyuan.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The replay mode against NumPy itself; needs Debian's python3-numpy and is skipped without it. */
class NumpyReplayTest {

    @Test
    void the_generator_gives_the_published_words() {
        // Random123, known answers of philox4x64 with 10 rounds: counter and key of zeros
        long[] words = new long[4];
        Philox.block(0, 0, 0, words);
        assertThat(words)
                .containsExactly(0x16554d9eca36314cL, 0xdb20fe9d672d0fdcL, 0xd7e772cee186176bL, 0x7e68b68aec7ba23bL);
    }

    @Test
    void uniform_numbers_are_those_of_numpy_bit_by_bit() throws Exception {
        double[] own = new double[4096];
        Philox.fillUniform(20_251_122, 77, 2048, own, own.length);
        String[] lines = python("import numpy as np\n"
                        + "g = np.random.Generator(np.random.Philox(key=np.array([20251122, 77], dtype=np.uint64)))\n"
                        + "for v in g.random(6144)[2048:]: print(float(v).hex())\n")
                .split("\n");
        assertThat(lines).hasSize(4096);
        for (int i = 0; i < own.length; i++) {
            assertThat(Double.toHexString(own[i])).isEqualTo(plain(lines[i]));
        }
    }

    private static String plain(String hex) {
        // Python pads with zeros, Java cuts them
        return Double.toHexString(Double.parseDouble(hex));
    }

    @Test
    void normal_quantiles_are_those_of_python() throws Exception {
        double[] points = {1e-300, 1e-20, 1e-9, 0.001, 0.0749, 0.08, 0.3, 0.5, 0.92, 0.9251, 0.975, 0.9999999};
        StringBuilder program = new StringBuilder("import numpy\nfrom statistics import NormalDist\n");
        for (double point : points) {
            program.append("print(repr(NormalDist().inv_cdf(").append(point).append(")))\n");
        }
        String[] lines = python(program.toString()).split("\n");
        for (int i = 0; i < points.length; i++) {
            double expected = Double.parseDouble(lines[i]);
            // the logarithm of the C library may differ from Java's by one unit in the last place
            assertThat(NormalQuantile.of(points[i])).isCloseTo(expected, within(4 * Math.ulp(expected)));
        }
    }

    @Test
    void a_run_is_repeated_by_the_script_that_the_program_writes() throws Exception {
        MeasurementModel model = new MeasurementModel(
                List.of(OutputQuantity.of("y", "(a*f + b*sqrt(c) + t - r)/q^2 + exp(-p)")),
                List.of(
                        input("a", "100", Distribution.normal(2)),
                        input("f", "0.5", Distribution.lognormal(0.1)),
                        input("b", "3", Distribution.rectangular(0.4)),
                        input("c", "9", Distribution.triangular(1)),
                        input("t", "5", trapezoid()),
                        new InputQuantity(
                                "r",
                                new java.math.BigDecimal("2"),
                                "",
                                java.util.Optional.empty(),
                                List.of(
                                        UncertaintyComponent.of("1", Distribution.normal(0.1)),
                                        UncertaintyComponent.of("2", Distribution.rectangular(0.2))),
                                Double.NEGATIVE_INFINITY,
                                Double.POSITIVE_INFINITY),
                        input("q", "2", Distribution.normal(0.01)),
                        input("p", "1", Distribution.normal(0.05))),
                List.of(new InputCorrelation("a", "f", 0.6), new InputCorrelation("q", "p", -0.3)));
        EvaluationSettings settings = EvaluationSettings.standard()
                .withTrials(30_001)
                .withSeed(-7)
                .withThreads(2)
                .withDraws(DrawMethod.NUMPY);
        MonteCarloEvaluation own = UncertaintyEvaluator.evaluate(model, settings, EvaluationProgress.silent())
                .main()
                .orElseThrow()
                .monteCarlo()
                .orElseThrow();
        String[] numbers =
                python(ReplayScript.of(model, settings).orElseThrow()).split(" ");
        assertThat(own.mean()).isCloseTo(Double.parseDouble(numbers[0]), within(1e-12 * own.mean()));
        assertThat(own.standardUncertainty()).isCloseTo(Double.parseDouble(numbers[1]), within(1e-11 * own.mean()));
        assertThat(own.symmetric().low()).isCloseTo(Double.parseDouble(numbers[2]), within(1e-13 * own.mean()));
        assertThat(own.symmetric().high()).isCloseTo(Double.parseDouble(numbers[3]), within(1e-13 * own.mean()));
    }

    private static Distribution trapezoid() {
        return Distribution.of(
                DistributionKind.TRAPEZOIDAL,
                java.util.Map.of(DistributionParameter.HALF_WIDTH, 0.5, DistributionParameter.BETA, 0.4));
    }

    private static InputQuantity input(String symbol, String value, Distribution distribution) {
        return InputQuantity.of(symbol, value, UncertaintyComponent.of("u", distribution));
    }

    private static String python(String program) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("/usr/bin/python3", "-")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException absent) {
            Assumptions.abort("python3 is not installed");
            return "";
        }
        process.getOutputStream().write(program.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Assumptions.assumeFalse(
                out.contains("No module named"), "python3-numpy is not installed: " + Arrays.toString(out.split("\n")));
        assertThat(out.toLowerCase(Locale.ROOT)).doesNotContain("traceback");
        return out;
    }
}
