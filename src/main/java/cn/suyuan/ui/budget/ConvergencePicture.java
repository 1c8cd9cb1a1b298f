package cn.suyuan.ui.budget;

import cn.suyuan.ui.kit.Palette;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import cn.suyuan.uncertainty.ConvergencePoint;
import cn.suyuan.uncertainty.MonteCarloEvaluation;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.VBox;

/** How mean and both ends of the interval settle while the number of trials grows. */
final class ConvergencePicture {
    private final Palette palette;
    private final Words words;
    private final MonteCarloEvaluation run;
    private final Plot plot;

    ConvergencePicture(Palette palette, Words words, MonteCarloEvaluation run) {
        this.palette = palette;
        this.words = words;
        this.run = run;
        this.plot = new Plot(palette, 200, new Plot.Margins(64, 14, 12, 24));
    }

    Node node() {
        String state = run.tolerance().isPresent()
                ? words.of(
                        run.stabilised() ? "budget.convergence.met" : "budget.convergence.unmet",
                        WhatIfTab.number(run.tolerance().getAsDouble()),
                        run.trials())
                : words.of(
                        "budget.convergence.fixed",
                        run.trials(),
                        WhatIfTab.number(run.spread().low()),
                        WhatIfTab.number(run.spread().high()));
        return new VBox(6, plot.drawn(this::draw), Parts.text(state, "muted"));
    }

    private void draw(GraphicsContext g) {
        List<ConvergencePoint> points = run.convergence();
        double low = points.stream().mapToDouble(ConvergencePoint::low).min().orElse(0);
        double high = points.stream().mapToDouble(ConvergencePoint::high).max().orElse(0);
        if (points.size() < 2 || !(high > low)) {
            return;
        }
        double[] xs = points.stream().mapToDouble(point -> x(point.trials())).toArray();
        plot.upwards(g, low, high);
        trials(g, xs);
        Plot.dotted(g, xs, ys(ConvergencePoint::low, low, high), palette.good());
        Plot.dotted(g, xs, ys(ConvergencePoint::mean, low, high), palette.accent());
        Plot.dotted(g, xs, ys(ConvergencePoint::high, low, high), palette.good());
    }

    /** Numbers of trials below the area, as many as have room. */
    private void trials(GraphicsContext g, double[] xs) {
        double last = -100;
        double end = xs[xs.length - 1];
        g.setFill(palette.muted());
        for (int i = 0; i < xs.length; i++) {
            if (xs[i] - last > 58 && (xs[i] == end || end - xs[i] > 100)) {
                long trials = run.convergence().get(i).trials();
                plot.below(g, String.format(Locale.ROOT, "%,d", trials), xs[i] - 14, 66);
                last = xs[i];
            }
        }
    }

    private double[] ys(ToDoubleFunction<ConvergencePoint> value, double low, double high) {
        return run.convergence().stream()
                .mapToDouble(point -> plot.y((value.applyAsDouble(point) - low) / (high - low)))
                .toArray();
    }

    private double x(long trials) {
        List<ConvergencePoint> points = run.convergence();
        double from = Math.log((double) points.get(0).trials());
        double to = Math.log((double) points.get(points.size() - 1).trials());
        return plot.x((Math.log((double) trials) - from) / Math.max(1e-9, to - from));
    }
}
