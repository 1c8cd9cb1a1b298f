package cn.suyuan.bench;

import cn.suyuan.uncertainty.Distribution;
import cn.suyuan.uncertainty.EvaluationMethod;
import cn.suyuan.uncertainty.EvaluationProgress;
import cn.suyuan.uncertainty.EvaluationSettings;
import cn.suyuan.uncertainty.InputQuantity;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.UncertaintyComponent;
import cn.suyuan.uncertainty.UncertaintyEvaluator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The Monte Carlo engine against NumPy: the same model and number of trials, one thread each, in turns in one run, the
 * best of each counts. Arguments: the Python to use (default {@code python3}), rounds (default 3).
 */
public final class PropagationAgainstNumpy {
    private static final int TRIALS = 1_000_000;
    private static final String SCRIPT = "src/bench/python/propagate_numpy.py";

    private PropagationAgainstNumpy() {}

    /** Runs the comparison for 20 and 200 inputs and prints milliseconds and ratios. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String python = arguments.length > 0 ? arguments[0] : "python3";
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        for (int inputs : new int[] {20, 200}) {
            MeasurementModel model = model(inputs);
            double one = Double.POSITIVE_INFINITY;
            double two = Double.POSITIVE_INFINITY;
            double rival = Double.POSITIVE_INFINITY;
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < 20; i++) {
                    one = Math.min(one, milliseconds(model, 1));
                    two = Math.min(two, milliseconds(model, 2));
                }
                rival = Math.min(rival, rival(python, inputs));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d inputs, %d trials: engine %.0f ms, two threads %.0f ms (%.2f x), NumPy %.0f ms, ratio %.2f%n",
                    inputs,
                    TRIALS,
                    one,
                    two,
                    one / two,
                    rival,
                    rival / one);
        }
    }

    private static double milliseconds(MeasurementModel model, int threads) {
        EvaluationSettings settings = EvaluationSettings.standard()
                .withTrials(TRIALS)
                .withThreads(threads)
                .withMethod(EvaluationMethod.MONTE_CARLO);
        long begin = System.nanoTime();
        UncertaintyEvaluator.evaluate(model, settings, EvaluationProgress.silent());
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double rival(String python, int inputs) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(python, SCRIPT, String.valueOf(inputs), String.valueOf(TRIALS), "3");
        // the rival at its best: one thread, and no setting of the surroundings that holds its library back
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().keySet().removeIf(name -> name.startsWith("OPENBLAS_"));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            double found = Double.parseDouble(lines.readLine());
            process.waitFor();
            return found;
        }
    }

    /** The model of the script: a sum of activities times factors, of the usual distributions by turns. */
    static MeasurementModel model(int inputs) {
        List<InputQuantity> quantities = new ArrayList<>();
        StringBuilder formula = new StringBuilder();
        for (int i = 0; i < inputs / 2; i++) {
            Distribution activity = switch (i % 4) {
                case 0 -> Distribution.normal(0.01).asRelative();
                case 1 -> Distribution.rectangular(0.02).asRelative();
                case 2 -> Distribution.triangular(0.02).asRelative();
                default -> Distribution.normal(0.005).asRelative();
            };
            Distribution factor = i % 2 == 0
                    ? Distribution.lognormal(0.1)
                    : Distribution.normal(0.05).asRelative();
            quantities.add(InputQuantity.of("A" + i, String.valueOf(100 + i), UncertaintyComponent.of("u", activity)));
            quantities.add(InputQuantity.of("F" + i, "1." + i, UncertaintyComponent.of("u", factor)));
            formula.append(i == 0 ? "" : "+").append("A").append(i).append("*F").append(i);
        }
        return MeasurementModel.of(formula.toString(), quantities.toArray(new InputQuantity[0]));
    }
}
