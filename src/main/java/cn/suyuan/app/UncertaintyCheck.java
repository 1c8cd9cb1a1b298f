package cn.suyuan.app;

import cn.suyuan.audit.Progress;
import cn.suyuan.report.JsonReport;
import cn.suyuan.uncertainty.EvaluationMethod;
import cn.suyuan.uncertainty.EvaluationProgress;
import cn.suyuan.uncertainty.EvaluationSettings;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.OutputEvaluation;
import cn.suyuan.uncertainty.UncertaintyEvaluation;
import cn.suyuan.uncertainty.UncertaintyEvaluator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Recomputes a measurement model out of a file of its own. */
public final class UncertaintyCheck {

    private final EvidenceDoor door;
    private final int threads;
    private final JsonReport json = new JsonReport();

    UncertaintyCheck(EvidenceDoor door, int threads) {
        this.door = door;
        this.threads = threads;
    }

    /**
     * How it is recomputed.
     *
     * @param trials Monte Carlo trials
     * @param seed seed of the Monte Carlo run
     * @param method {@code gum}, {@code mc} or {@code both}
     * @param coverage coverage probability, between 0 and 1
     * @param order order of the law of propagation, 1 or 2
     * @param sobol whether to compute Sobol indices in any case
     */
    public record Wish(long trials, long seed, String method, double coverage, int order, boolean sobol) {}

    /** Recomputes; negative where something cannot be evaluated or the declared result does not reproduce. */
    public Answer recompute(Path file, Wish wish, Progress progress) throws WorkbenchException {
        MeasurementModel model = model(file);
        EvaluationSettings settings = EvaluationSettings.standard()
                .withTrials(wish.trials())
                .withSeed(wish.seed())
                .withMethod(EvaluationMethod.valueOf(methodName(wish.method())))
                .withCoverage(wish.coverage())
                .withOrder(wish.order())
                .withSobol(wish.sobol())
                .withThreads(threads);
        UncertaintyEvaluation found = UncertaintyEvaluator.evaluate(model, settings, told(progress));
        List<List<String>> lines = new ArrayList<>();
        for (OutputEvaluation output : found.outputs()) {
            lines.add(List.of(
                    "cli.uncertainty.value",
                    output.output().symbol(),
                    String.format(Locale.ROOT, "%.6g", output.value()),
                    output.output().unit()));
            output.gum()
                    .ifPresent(g -> lines.add(List.of(
                            "cli.uncertainty.gum",
                            String.format(Locale.ROOT, "%.4g", g.standardUncertainty()),
                            String.format(Locale.ROOT, "%.3f", g.coverageFactor()),
                            String.format(Locale.ROOT, "%.4g", g.expandedUncertainty()))));
            output.monteCarlo()
                    .ifPresent(m -> lines.add(List.of(
                            "cli.uncertainty.mc",
                            Long.toString(m.trials()),
                            String.format(Locale.ROOT, "%.4g", m.standardUncertainty()),
                            String.format(Locale.ROOT, "%.6g", m.shortest().low()),
                            String.format(Locale.ROOT, "%.6g", m.shortest().high()))));
        }
        found.problems().forEach(p -> {
            List<String> line = new ArrayList<>(
                    List.of("uncertainty.problem." + p.code().name().toLowerCase(Locale.ROOT)));
            line.addAll(p.arguments());
            lines.add(line);
        });
        boolean differs = found.outputs().stream().anyMatch(o -> o.reproduces().equals(Optional.of(false)));
        return new Answer(
                json.uncertainty(found), lines, differs || !found.problems().isEmpty());
    }

    private MeasurementModel model(Path file) throws WorkbenchException {
        try {
            return door.model(String.valueOf(file.getFileName()), Files.readAllBytes(file))
                    .orElseThrow(() -> new WorkbenchException("app.no_model", List.of(file.toString())));
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unreadable", List.of(file.toString()), e);
        }
    }

    private static String methodName(String word) {
        return switch (word) {
            case "gum" -> "GUM";
            case "mc" -> "MONTE_CARLO";
            default -> "BOTH";
        };
    }

    private static EvaluationProgress told(Progress progress) {
        return new EvaluationProgress() {
            @Override
            public void progress(long done, long total) {
                progress.report("uncertainty", done, total);
            }

            @Override
            public boolean cancelled() {
                return progress.isCancelled();
            }
        };
    }
}
