package cn.suyuan.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Monte Carlo propagation (JCGM 101, clause 7): a fixed number of trials, or as many as the tolerance needs. */
final class MonteCarlo {
    /** Trials that are made before their values are looked at. */
    private static final int ROUND = 1 << 20;

    private static final int BATCHES_AT_ONCE = 16;

    private final ResolvedModel model;
    private final EvaluationSettings settings;
    private final EvaluationProgress progress;
    private final InputBounds bounds;
    private final List<OutputSample> samples = new ArrayList<>();
    private double[] scales = new double[0];
    private boolean stabilised = true;
    private long done;

    MonteCarlo(ResolvedModel model, EvaluationSettings settings, EvaluationProgress progress) {
        this.model = model;
        this.settings = settings;
        this.progress = progress;
        this.bounds = new InputBounds(model.inputs());
    }

    /** Runs the trials; returns whether it ran to the end. */
    boolean run() {
        for (int i = 0; i < model.outputs().size(); i++) {
            samples.add(new OutputSample(settings.trials(), settings.coverageProbability()));
        }
        ColumnProgram program = new ColumnProgram(
                model.outputs().stream().map(ResolvedModel.Output::formula).toList(), model.inputs());
        InputSampler sampler = new InputSampler(model, settings.seed(), settings.draws());
        TrialRun.RunSize size = new TrialRun.RunSize(settings.threads(), samples.size(), settings.trials());
        try (TrialRun run = new TrialRun(program, sampler, bounds, size, progress)) {
            boolean whole = settings.adaptive() ? runAdaptive(run) : runFixed(run);
            done = run.done();
            return whole;
        }
    }

    private boolean runFixed(TrialRun run) {
        for (long done = 0; done < settings.trials(); done += ROUND) {
            int count = (int) Math.min(ROUND, settings.trials() - done);
            TrialRun.Columns columns = run.run(done / ColumnMachine.BLOCK, count);
            if (progress.cancelled()) {
                return false;
            }
            boolean scaled = scale(columns);
            for (int i = 0; i < samples.size(); i++) {
                double[] column = columns.values()[i];
                ColumnSummary summary = scaled ? ColumnSummary.of(column, count) : columns.summary(i);
                samples.get(i).absorb(column, count, summary, run);
            }
        }
        return true;
    }

    /**
     * Brings columns of values whose squares would leave the range of numbers to usual size, by a power of two: that
     * changes no digit.
     *
     * @return whether any column was changed
     */
    private boolean scale(TrialRun.Columns drawn) {
        double[][] columns = drawn.values();
        if (scales.length == 0) {
            scales = new double[columns.length];
            Arrays.setAll(scales, i -> scaleOf(drawn.summary(i)));
        }
        for (int i = 0; i < columns.length; i++) {
            for (int k = 0; scales[i] != 1 && k < columns[i].length; k++) {
                columns[i][k] *= scales[i];
            }
        }
        return Arrays.stream(scales).anyMatch(scale -> scale != 1);
    }

    private static double scaleOf(ColumnSummary column) {
        double least = column.least();
        double most = column.most();
        double largest = least <= most ? Math.max(Math.abs(least), Math.abs(most)) : 0;
        boolean usual = largest == 0 || (largest > 1e-100 && largest < 1e100);
        return usual ? 1 : Math.scalb(1.0, Math.max(-1000, Math.min(1000, -Math.getExponent(largest))));
    }

    private void absorb(double[][] columns, int from, int count) {
        for (int i = 0; i < columns.length; i++) {
            double[] part = Arrays.copyOfRange(columns[i], from, from + count);
            samples.get(i).absorb(part, count, ColumnSummary.of(part, count), Lanes.single());
        }
    }

    /** JCGM 101, 7.9.4, with batches rounded up to whole blocks. */
    private boolean runAdaptive(TrialRun run) {
        double least = Math.max(1e4, Math.ceil(100 / (1 - settings.coverageProbability())));
        int batch = (int) Math.ceil(least / ColumnMachine.BLOCK) * ColumnMachine.BLOCK;
        List<AdaptiveStop> stops = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            stops.add(new AdaptiveStop(settings.coverageProbability(), settings.significantDigits()));
        }
        stabilised = false;
        long done = 0;
        while (!stabilised && done + batch <= Math.max(settings.trials(), 2L * batch)) {
            int round = batch * BATCHES_AT_ONCE;
            TrialRun.Columns drawn = run.run(done / ColumnMachine.BLOCK, round);
            if (progress.cancelled()) {
                return false;
            }
            scale(drawn);
            double[][] columns = drawn.values();
            for (int b = 0; b < BATCHES_AT_ONCE && !stabilised; b++) {
                if (done + batch > Math.max(settings.trials(), 2L * batch)) {
                    break;
                }
                absorb(columns, b * batch, batch);
                done += batch;
                stabilised = true;
                for (int i = 0; i < columns.length; i++) {
                    stops.get(i).add(columns[i], b * batch, batch);
                    stabilised &= stops.get(i).stable(samples.get(i).moments().standardDeviation());
                }
            }
        }
        return true;
    }

    /** Trials made so far. */
    long trials() {
        return done;
    }

    OutputSample sample(int output) {
        return samples.get(output);
    }

    /** Returns the result of an output, empty when no trial gave a finite value. */
    Optional<MonteCarloEvaluation> evaluation(int output) {
        OutputSample sample = samples.get(output);
        if (sample.moments().count() == 0) {
            return Optional.empty();
        }
        double probability = settings.coverageProbability();
        TailSelection tails = sample.tails();
        CoverageInterval symmetric = tails.symmetric(probability);
        double u = sample.moments().standardDeviation();
        NumericalSpread spread = new NumericalSpread(
                u / Math.sqrt((double) sample.moments().count()),
                sample.spreadOfDeviation(),
                tails.lowSpread(probability),
                tails.highSpread(probability));
        double mean = sample.moments().mean();
        List<ConvergencePoint> points = new ArrayList<>(sample.convergence());
        points.add(new ConvergencePoint(sample.trials(), mean, u, symmetric.low(), symmetric.high()));
        OptionalDouble tolerance = settings.adaptive()
                ? OptionalDouble.of(NumericalTolerance.of(u, settings.significantDigits()))
                : OptionalDouble.empty();
        Map<String, Long> outside = bounds.counts();
        MonteCarloEvaluation found = new MonteCarloEvaluation(
                sample.trials(),
                settings.seed(),
                mean,
                u,
                symmetric,
                tails.shortest(probability),
                spread,
                tolerance,
                stabilised,
                new MonteCarloEvaluation.InvalidDraws(sample.notANumber(), sample.infinite(), outside),
                sample.histogram(),
                points);
        return Optional.of(scales[output] == 1 ? found : found.times(1 / scales[output]));
    }
}
