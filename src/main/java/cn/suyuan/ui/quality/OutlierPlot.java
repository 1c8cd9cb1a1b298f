package cn.suyuan.ui.quality;

import cn.suyuan.footprint.RobustSpread;
import cn.suyuan.ui.desk.QualityView;
import cn.suyuan.ui.kit.Palette;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Relative differences of values from what they are compared with, each a point over its name: the band that robust
 * statistics allow, the ±5 % of the standard, outliers in red. A click shows what the point rests on.
 */
final class OutlierPlot {
    private static final double LEFT = 62;
    private static final double BOTTOM = 44;
    /** Points so far apart have their names written; of closer ones only those that are out of line. */
    private static final double NAMED = 34;

    private static final double TOP = 16;
    private final Palette palette;
    private final Words words;
    private final Canvas canvas = new Canvas();
    private final Pane pane = new Pane(canvas);
    private final VBox box;
    private final Label about = Parts.text("", "muted");
    private List<Point> points = List.of();
    private QualityView.Limits limits = QualityView.none().limits();

    /**
     * A comparison.
     *
     * @param name what was compared
     * @param value relative difference as a fraction
     * @param index place in the list it came from
     */
    record Point(String name, double value, int index) {}

    OutlierPlot(Words words, Palette palette, Consumer<Integer> picked) {
        this.words = words;
        this.palette = palette;
        pane.setMinHeight(110);
        pane.setId("outlier-plot");
        canvas.widthProperty().bind(pane.widthProperty());
        canvas.heightProperty().bind(pane.heightProperty());
        canvas.widthProperty().addListener((p, before, now) -> draw());
        canvas.heightProperty().addListener((p, before, now) -> draw());
        pane.setOnMouseClicked(event -> nearest(event.getX()).ifPresent(p -> picked.accept(p.index())));
        box = new VBox(6, about, Parts.grow(pane));
        box.getStyleClass().add("tab-content");
    }

    Node node() {
        return box;
    }

    void show(List<Point> others, QualityView.Limits shown) {
        points = List.copyOf(others);
        limits = shown;
        about.setText(words.of(
                "footprint.plot.about",
                String.format(Locale.ROOT, "%.1f %%", 100 * limits.errorRate()),
                String.format(Locale.ROOT, "%.1f", limits.robust())));
        pane.setAccessibleText(about.getText());
        draw();
    }

    private java.util.Optional<Point> nearest(double x) {
        if (points.isEmpty()) {
            return java.util.Optional.empty();
        }
        double step = (canvas.getWidth() - LEFT - 20) / points.size();
        int i = (int) ((x - LEFT) / step);
        return i >= 0 && i < points.size() ? java.util.Optional.of(points.get(i)) : java.util.Optional.empty();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        g.clearRect(0, 0, width, height);
        g.setFont(Font.font("Noto Sans SC", 12));
        g.setTextBaseline(VPos.CENTER);
        if (points.isEmpty()) {
            g.setFill(palette.muted());
            g.setTextAlign(TextAlignment.CENTER);
            g.fillText(words.of("quality.checks.none"), width / 2, height / 2);
            return;
        }
        RobustSpread spread = RobustSpread.of(points.stream().map(Point::value).toList());
        double most =
                points.stream().mapToDouble(p -> Math.abs(p.value())).max().orElse(limits.errorRate());
        double range = 1.15
                * Math.max(
                        Math.max(most, limits.errorRate()),
                        tells(spread) ? Math.abs(spread.median()) + spread.limit(limits.robust()) : 0);
        band(g, spread, range);
        lines(g, range);
        double step = (width - LEFT - 20) / points.size();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            double x = LEFT + (i + 0.5) * step;
            double y = y(point.value(), range);
            boolean outlier = tells(spread) && spread.isBeyond(point.value(), limits.robust(), 0);
            Color colour = outlier
                    ? palette.bad()
                    : Math.abs(point.value()) > limits.errorRate() ? palette.warning() : palette.good();
            g.setStroke(colour);
            g.setLineWidth(1.4);
            g.strokeLine(x, y(0, range), x, y);
            g.setFill(colour);
            if (outlier) {
                g.fillPolygon(new double[] {x - 6, x, x + 6, x}, new double[] {y, y - 7, y, y + 7}, 4);
            } else {
                g.fillOval(x - 5, y - 5, 10, 10);
            }
            boolean odd = outlier || Math.abs(point.value()) > limits.errorRate();
            if (step >= NAMED) {
                g.setTextAlign(TextAlignment.CENTER);
                g.setFill(palette.text());
                g.fillText(percent(point.value()), x, point.value() >= 0 ? y - 14 : y + 14);
                g.setFill(odd ? palette.text() : palette.muted());
                g.fillText(point.name(), x, height - BOTTOM + 12 + i % 2 * 16);
            } else if (odd) {
                boolean left = x > width / 2;
                g.setTextAlign(left ? TextAlignment.RIGHT : TextAlignment.LEFT);
                g.setFill(palette.text());
                g.fillText(point.name() + " " + percent(point.value()), left ? x - 10 : x + 10, y);
            }
        }
    }

    private void band(GraphicsContext g, RobustSpread spread, double range) {
        if (tells(spread)) {
            double upper = y(spread.median() + spread.limit(limits.robust()), range);
            double lower = y(spread.median() - spread.limit(limits.robust()), range);
            g.setFill(palette.accent().deriveColor(0, 1, 1, 0.12));
            g.fillRect(LEFT, upper, canvas.getWidth() - LEFT - 20, lower - upper);
        }
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(palette.muted());
        g.fillText(
                tells(spread)
                        ? words.of(
                                "footprint.plot.band", percent(spread.median()), percent(spread.limit(limits.robust())))
                        : words.of("footprint.plot.few", spread.count()),
                LEFT + 6,
                TOP);
    }

    /** Whether there are enough values to call one of them an outlier. */
    private boolean tells(RobustSpread spread) {
        return spread.count() >= limits.fewest() && spread.deviation() > 0;
    }

    private void lines(GraphicsContext g, double range) {
        g.setLineWidth(1);
        for (double value : new double[] {-limits.errorRate(), 0, limits.errorRate()}) {
            double y = y(value, range);
            g.setStroke(value == 0 ? palette.text() : palette.warning());
            g.setLineDashes(value == 0 ? new double[0] : new double[] {5, 4});
            g.strokeLine(LEFT, y, canvas.getWidth() - 20, y);
            g.setFill(palette.muted());
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(percent(value), LEFT - 6, y);
        }
        g.setLineDashes(new double[0]);
    }

    private double y(double value, double range) {
        double high = canvas.getHeight() - BOTTOM - TOP - 20;
        return TOP + 20 + high / 2 * (1 - value / range);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * value);
    }
}
