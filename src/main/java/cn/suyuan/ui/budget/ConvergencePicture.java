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
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** How mean and both ends of the interval settle while the number of trials grows. */
final class ConvergencePicture {
    private static final double HEIGHT = 200;
    private static final double LEFT = 64;
    private static final double BOTTOM = 24;
    private static final double TOP = 14;
    private final Palette palette;
    private final Words words;
    private final MonteCarloEvaluation run;
    private final Canvas canvas = new Canvas(400, HEIGHT);
    private final Pane pane = new Pane(canvas);

    ConvergencePicture(Palette palette, Words words, MonteCarloEvaluation run) {
        this.palette = palette;
        this.words = words;
        this.run = run;
        pane.setMinHeight(HEIGHT);
        pane.setPrefWidth(420);
        pane.setMinWidth(260);
        pane.widthProperty().addListener((property, before, now) -> draw());
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
        return new VBox(6, pane, Parts.text(state, "muted"));
    }

    private void draw() {
        double width = Math.max(260, pane.getWidth());
        canvas.setWidth(width);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, width, HEIGHT);
        g.setFont(Font.font("Noto Sans SC", 11));
        List<ConvergencePoint> points = run.convergence();
        if (points.size() < 2) {
            return;
        }
        double low = points.stream().mapToDouble(ConvergencePoint::low).min().orElse(0);
        double high = points.stream().mapToDouble(ConvergencePoint::high).max().orElse(1);
        if (!(high > low)) {
            return;
        }
        axes(g, width, low, high, points);
        line(g, width, points, ConvergencePoint::low, new double[] {low, high}, palette.good());
        line(g, width, points, ConvergencePoint::mean, new double[] {low, high}, palette.accent());
        line(g, width, points, ConvergencePoint::high, new double[] {low, high}, palette.good());
    }

    private void axes(GraphicsContext g, double width, double low, double high, List<ConvergencePoint> points) {
        g.setFill(palette.muted());
        g.setStroke(palette.line());
        g.setLineWidth(1);
        for (int i = 0; i <= 4; i++) {
            double y = TOP + (HEIGHT - TOP - BOTTOM) * i / 4;
            g.strokeLine(LEFT, y, width - 8, y);
            g.fillText(String.format(Locale.ROOT, "%.5g", high - (high - low) * i / 4), 2, y + 4);
        }
        double last = -100;
        double end = x(points.get(points.size() - 1).trials(), points, width);
        for (ConvergencePoint point : points) {
            double x = x(point.trials(), points, width);
            if (x - last > 58 && (x == end || end - x > 100)) {
                g.fillText(String.format(Locale.ROOT, "%,d", point.trials()), Math.min(width - 66, x - 14), HEIGHT - 6);
                last = x;
            }
        }
    }

    private static double x(long trials, List<ConvergencePoint> points, double width) {
        double from = Math.log((double) points.get(0).trials());
        double to = Math.log((double) points.get(points.size() - 1).trials());
        return LEFT + (width - LEFT - 12) * (Math.log((double) trials) - from) / Math.max(1e-9, to - from);
    }

    private void line(
            GraphicsContext g,
            double width,
            List<ConvergencePoint> points,
            ToDoubleFunction<ConvergencePoint> value,
            double[] range,
            Color colour) {
        g.setStroke(colour);
        g.setFill(colour);
        g.setLineWidth(1.5);
        double beforeX = Double.NaN;
        double beforeY = Double.NaN;
        for (ConvergencePoint point : points) {
            double x = x(point.trials(), points, width);
            double y = TOP + (HEIGHT - TOP - BOTTOM) * (range[1] - value.applyAsDouble(point)) / (range[1] - range[0]);
            if (!Double.isNaN(beforeX)) {
                g.strokeLine(beforeX, beforeY, x, y);
            }
            g.fillOval(x - 2, y - 2, 4, 4);
            beforeX = x;
            beforeY = y;
        }
    }
}
