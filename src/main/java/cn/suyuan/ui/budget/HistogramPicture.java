package cn.suyuan.ui.budget;

import cn.suyuan.ui.kit.Palette;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import cn.suyuan.uncertainty.CoverageInterval;
import cn.suyuan.uncertainty.GumEvaluation;
import cn.suyuan.uncertainty.Histogram;
import cn.suyuan.uncertainty.MonteCarloEvaluation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** The distribution of the output as simulated, with the interval of the law of propagation and that simulated. */
final class HistogramPicture {
    private static final double HEIGHT = 250;
    private static final double BOTTOM = 24;
    private static final double TOP = 72;
    private final Palette palette;
    private final Words words;
    private final MonteCarloEvaluation simulated;
    private final Optional<GumEvaluation> gum;
    private final Canvas canvas = new Canvas(400, HEIGHT);
    private final Pane pane = new Pane(canvas);

    HistogramPicture(Palette palette, Words words, MonteCarloEvaluation simulated, Optional<GumEvaluation> gum) {
        this.palette = palette;
        this.words = words;
        this.simulated = simulated;
        this.gum = gum;
        pane.setMinHeight(HEIGHT);
        pane.setMinWidth(260);
        pane.setPrefWidth(420);
        pane.widthProperty().addListener((property, before, now) -> draw());
    }

    Node node() {
        VBox box = new VBox(
                6, pane, Parts.text(words.of("budget.histogram.about", simulated.trials(), simulated.seed()), "muted"));
        return box;
    }

    private void draw() {
        double width = Math.max(260, pane.getWidth());
        canvas.setWidth(width);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, width, HEIGHT);
        g.setFont(Font.font("Noto Sans SC", 11));
        Histogram histogram = simulated.histogram();
        List<Long> counts = histogram.counts();
        long highest = counts.stream().mapToLong(Long::longValue).max().orElse(1);
        double cell = width / Math.max(1, counts.size());
        g.setFill(palette.accent().deriveColor(0, 0.8, 1, 0.55));
        for (int i = 0; i < counts.size(); i++) {
            double height = (HEIGHT - TOP - BOTTOM) * counts.get(i) / Math.max(1, highest);
            g.fillRect(i * cell, HEIGHT - BOTTOM - height, Math.max(1, cell - 0.5), height);
        }
        gum.ifPresent(found -> curve(g, found, highest));
        g.setFill(palette.muted());
        for (int i = 0; i <= 4; i++) {
            double value = histogram.low() + (histogram.high() - histogram.low()) * i / 4;
            double x = Math.min(width - 46, Math.max(0, width * i / 4 - 20));
            g.fillText(String.format(Locale.ROOT, "%.5g", value), x, HEIGHT - 8);
        }
        gum.ifPresent(found -> interval(g, found.interval(), 14, palette.other(), words.of("budget.interval.gum")));
        interval(g, simulated.symmetric(), 36, palette.good(), words.of("budget.interval.mc"));
        interval(g, simulated.shortest(), 58, palette.warning(), words.of("budget.interval.shortest"));
    }

    /** The normal density that the law of propagation stands for, on the scale of the cells. */
    private void curve(GraphicsContext g, GumEvaluation found, long highest) {
        Histogram histogram = simulated.histogram();
        double u = found.standardUncertainty();
        double cell = (histogram.high() - histogram.low())
                / Math.max(1, histogram.counts().size());
        if (!(u > 0) || !(cell > 0)) {
            return;
        }
        g.setStroke(palette.other());
        g.setLineWidth(1.5);
        g.beginPath();
        for (int x = 0; x <= (int) canvas.getWidth(); x += 2) {
            double value = histogram.low() + (histogram.high() - histogram.low()) * x / canvas.getWidth();
            double z = (value - found.estimate()) / u;
            double count = simulated.trials() * cell / u / Math.sqrt(2 * Math.PI) * Math.exp(-z * z / 2);
            double y = HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * count / Math.max(1, highest);
            if (x == 0) {
                g.moveTo(x, y);
            } else {
                g.lineTo(x, y);
            }
        }
        g.stroke();
    }

    private void interval(GraphicsContext g, CoverageInterval interval, double y, Color colour, String name) {
        double low = x(interval.low());
        double high = x(interval.high());
        g.setStroke(colour);
        g.setLineWidth(2);
        g.strokeLine(low, y, high, y);
        g.strokeLine(low, y - 4, low, y + 4);
        g.strokeLine(high, y - 4, high, y + 4);
        g.setLineDashes(3, 3);
        g.setLineWidth(1);
        g.strokeLine(low, y, low, HEIGHT - BOTTOM);
        g.strokeLine(high, y, high, HEIGHT - BOTTOM);
        g.setLineDashes();
        g.setFill(colour);
        String text = String.format(
                Locale.ROOT,
                "%s [%.5g, %.5g] %.0f %%",
                name,
                interval.low(),
                interval.high(),
                100 * interval.probability());
        g.fillText(text, low + 8, y - 3, Math.max(60, canvas.getWidth() - low - 10));
    }

    private double x(double value) {
        Histogram histogram = simulated.histogram();
        double share = (value - histogram.low()) / (histogram.high() - histogram.low());
        return Math.max(1, Math.min(canvas.getWidth() - 1, share * canvas.getWidth()));
    }
}
