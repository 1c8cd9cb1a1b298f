package cn.suyuan.app;

import cn.suyuan.audit.Progress;
import cn.suyuan.report.JsonReport;
import cn.suyuan.uncertainty.DrawMethod;
import cn.suyuan.uncertainty.EvaluationMethod;
import cn.suyuan.uncertainty.EvaluationProgress;
import cn.suyuan.uncertainty.EvaluationSettings;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.ReplayScript;
import cn.suyuan.uncertainty.SimulationCode;
import cn.suyuan.uncertainty.SubmittedWorkbook;
import cn.suyuan.uncertainty.UncertaintyEvaluation;
import cn.suyuan.uncertainty.UncertaintyEvaluator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
     * @param adaptive whether to stop when the numerical tolerance is met (JCGM 101, 7.9)
     * @param replay whether to draw as NumPy does
     * @param headers headers of a workbook to names of columns
     */
    public record Wish(
            long trials,
            long seed,
            String method,
            double coverage,
            int order,
            boolean sobol,
            boolean adaptive,
            boolean replay,
            Map<String, String> headers) {
        public Wish {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * Recomputes a model or the budget of a workbook, or reads code of a simulation; negative where something cannot be
     * evaluated, does not hold or does not reproduce.
     */
    public Answer recompute(Path file, Wish wish, Progress progress) throws WorkbenchException {
        String name = String.valueOf(file.getFileName());
        if (BudgetFiles.isWorkbook(name)) {
            return workbook(door.workbook(name, bytes(file), wish.headers()), wish, progress);
        }
        if (SimulationCode.Language.of(name).isPresent()) {
            return door.code(name, bytes(file))
                    .map(this::code)
                    .orElseThrow(() -> new WorkbenchException("app.no_model", List.of(file.toString())));
        }
        UncertaintyEvaluation found = UncertaintyEvaluator.evaluate(model(file), settings(wish), told(progress));
        return new Answer(json.uncertainty(found), UncertaintyLines.of(found), negative(found));
    }

    /** The Python program that repeats every draw of a run with NumPy. */
    public String script(Path file, Wish wish) throws WorkbenchException {
        return ReplayScript.of(model(file), settings(wish))
                .orElseThrow(() -> new WorkbenchException("app.no_replay", List.of(file.toString())));
    }

    private Answer workbook(SubmittedWorkbook book, Wish wish, Progress progress) {
        Optional<UncertaintyEvaluation> found =
                book.model().map(m -> UncertaintyEvaluator.evaluate(m, settings(wish), told(progress)));
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                "cli.uncertainty.workbook",
                Integer.toString(book.formulas()),
                Integer.toString(book.agreeing()),
                book.budget().orElse("—")));
        book.issues().forEach(issue -> lines.add(issueLine(issue)));
        found.ifPresent(evaluation -> lines.addAll(UncertaintyLines.of(evaluation)));
        boolean fault = book.issues().stream().anyMatch(issue -> issue.kind().fault());
        boolean negative = fault || found.isEmpty() || negative(found.get());
        return new Answer(json.workbook(book, found), lines, negative);
    }

    private static List<String> issueLine(SubmittedWorkbook.CellIssue issue) {
        String place = issue.cell().isEmpty() ? issue.sheet() : issue.sheet() + "!" + issue.cell();
        return List.of(
                "uncertainty.workbook." + issue.kind().name().toLowerCase(Locale.ROOT),
                place,
                issue.shown(),
                issue.computed(),
                issue.formula());
    }

    private Answer code(SimulationCode code) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("cli.uncertainty.code"));
        for (SimulationCode.Mark mark : code.marks()) {
            lines.add(List.of(
                    "uncertainty.mark." + mark.kind().name().toLowerCase(Locale.ROOT),
                    Integer.toString(mark.line()),
                    code.text().substring(mark.start(), mark.end()).strip()));
        }
        for (SimulationCode.Remark remark : code.remarks()) {
            List<String> line = new ArrayList<>(
                    List.of("uncertainty.code." + remark.doubt().name().toLowerCase(Locale.ROOT)));
            line.addAll(remark.arguments());
            lines.add(line);
        }
        return new Answer(json.code(code), lines, !code.remarks().isEmpty());
    }

    private EvaluationSettings settings(Wish wish) {
        return EvaluationSettings.standard()
                .withTrials(wish.trials())
                .withSeed(wish.seed())
                .withMethod(EvaluationMethod.valueOf(methodName(wish.method())))
                .withCoverage(wish.coverage())
                .withOrder(wish.order())
                .withSobol(wish.sobol())
                .withAdaptive(wish.adaptive())
                .withDraws(wish.replay() ? DrawMethod.NUMPY : DrawMethod.FAST)
                .withThreads(threads);
    }

    private static boolean negative(UncertaintyEvaluation found) {
        boolean differs = found.outputs().stream().anyMatch(o -> o.reproduces().equals(Optional.of(false)));
        return differs || !found.problems().isEmpty();
    }

    private byte[] bytes(Path file) throws WorkbenchException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unreadable", List.of(file.toString()), e);
        }
    }

    private MeasurementModel model(Path file) throws WorkbenchException {
        return door.model(String.valueOf(file.getFileName()), bytes(file))
                .orElseThrow(() -> new WorkbenchException("app.no_model", List.of(file.toString())));
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
