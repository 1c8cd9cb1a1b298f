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
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

/** The distribution of the output as simulated, with the interval of the law of propagation and that simulated. */
final class HistogramPicture {
    private final Palette palette;
    private final Words words;
    private final MonteCarloEvaluation simulated;
    private final Optional<GumEvaluation> gum;
    private final Plot plot;

    HistogramPicture(Palette palette, Words words, MonteCarloEvaluation simulated, Optional<GumEvaluation> gum) {
        this.palette = palette;
        this.words = words;
        this.simulated = simulated;
        this.gum = gum;
        this.plot = new Plot(palette, 250, new Plot.Margins(0, 72, 0, 24));
    }

    Node node() {
        String about = words.of("budget.histogram.about", simulated.trials(), simulated.seed());
        return new VBox(6, plot.drawn(this::draw), Parts.text(about, "muted"));
    }

    private void draw(GraphicsContext g) {
        Histogram histogram = simulated.histogram();
        List<Long> counts = histogram.counts();
        double highest =
                Math.max(1, counts.stream().mapToLong(Long::longValue).max().orElse(1));
        double cell = plot.width() / Math.max(1, counts.size());
        g.setFill(palette.accent().deriveColor(0, 0.8, 1, 0.55));
        for (int i = 0; i < counts.size(); i++) {
            double top = plot.y(counts.get(i) / highest);
            g.fillRect(i * cell, top, Math.max(1, cell - 0.5), plot.y(0) - top);
        }
        gum.ifPresent(found -> curve(g, found, highest));
        plot.across(g, histogram.low(), histogram.high());
        gum.ifPresent(found -> interval(g, found.interval(), 14, palette.other(), words.of("budget.interval.gum")));
        interval(g, simulated.symmetric(), 36, palette.good(), words.of("budget.interval.mc"));
        interval(g, simulated.shortest(), 58, palette.warning(), words.of("budget.interval.shortest"));
    }

    /** The normal density that the law of propagation stands for, on the scale of the cells. */
    private void curve(GraphicsContext g, GumEvaluation found, double highest) {
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
        for (int x = 0; x <= (int) plot.width(); x += 2) {
            double value = histogram.low() + (histogram.high() - histogram.low()) * x / plot.width();
            double z = (value - found.estimate()) / u;
            double count = simulated.trials() * cell / u / Math.sqrt(2 * Math.PI) * Math.exp(-z * z / 2);
            double y = plot.y(count / highest);
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
        g.strokeLine(low, y, low, plot.y(0));
        g.strokeLine(high, y, high, plot.y(0));
        g.setLineDashes();
        g.setFill(colour);
        String text = String.format(
                Locale.ROOT,
                "%s [%.5g, %.5g] %.0f %%",
                name,
                interval.low(),
                interval.high(),
                100 * interval.probability());
        g.fillText(text, low + 8, y - 3, Math.max(60, plot.width() - low - 10));
    }

    private double x(double value) {
        Histogram histogram = simulated.histogram();
        double share = (value - histogram.low()) / (histogram.high() - histogram.low());
        return Math.max(1, Math.min(plot.width() - 1, share * plot.width()));
    }
}
