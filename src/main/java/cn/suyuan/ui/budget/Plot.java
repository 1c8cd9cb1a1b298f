package cn.suyuan.ui.budget;

import cn.suyuan.ui.kit.Palette;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** A picture as wide as its place: an area for the curves inside margins for what the axes say, in pixels. */
final class Plot {
    private static final double LEAST_WIDTH = 260;
    private static final int INTERVALS = 4;
    private final Palette palette;
    private final Margins margins;
    private final double height;
    private final Canvas canvas;
    private final Pane pane;

    /** Room around the area of the curves, in pixels. */
    record Margins(double left, double top, double right, double bottom) {}

    Plot(Palette palette, double height, Margins margins) {
        this.palette = palette;
        this.height = height;
        this.margins = margins;
        canvas = new Canvas(400, height);
        pane = new Pane(canvas);
        pane.setMinHeight(height);
        pane.setMinWidth(LEAST_WIDTH);
        pane.setPrefWidth(420);
    }

    /** The picture, drawn anew whenever its place changes its width. */
    Pane drawn(Consumer<GraphicsContext> drawing) {
        pane.widthProperty().addListener((property, before, now) -> {
            canvas.setWidth(Math.max(LEAST_WIDTH, now.doubleValue()));
            GraphicsContext g = canvas.getGraphicsContext2D();
            g.clearRect(0, 0, width(), height);
            g.setFont(Font.font("Noto Sans SC", 11));
            drawing.accept(g);
        });
        return pane;
    }

    double width() {
        return canvas.getWidth();
    }

    /** Place of a share from left (0) to right (1) of the area. */
    double x(double share) {
        return margins.left() + (width() - margins.left() - margins.right()) * share;
    }

    /** Place of a share from bottom (0) to top (1) of the area. */
    double y(double share) {
        return height - margins.bottom() - (height - margins.top() - margins.bottom()) * share;
    }

    /** Values along the bottom, from one end of the area to the other. */
    void across(GraphicsContext g, double low, double high) {
        g.setFill(palette.muted());
        for (int i = 0; i <= INTERVALS; i++) {
            double share = (double) i / INTERVALS;
            below(g, String.format(Locale.ROOT, "%.5g", low + (high - low) * share), x(share) - 20, 46);
        }
    }

    /** Values up the left side with a line through the area at each. */
    void upwards(GraphicsContext g, double low, double high) {
        g.setFill(palette.muted());
        g.setStroke(palette.line());
        g.setLineWidth(1);
        for (int i = 0; i <= INTERVALS; i++) {
            double share = (double) i / INTERVALS;
            g.strokeLine(x(0), y(share), x(1), y(share));
            g.fillText(String.format(Locale.ROOT, "%.5g", low + (high - low) * share), 2, y(share) + 4);
        }
    }

    /** A text below the area; it stays inside the picture when it needs no more room than said. */
    void below(GraphicsContext g, String text, double x, double room) {
        g.fillText(text, Math.max(0, Math.min(width() - room, x)), height - 7);
    }

    /** A line of the given colour from one point to the next, with a dot at each. */
    static void dotted(GraphicsContext g, double[] xs, double[] ys, Color colour) {
        g.setStroke(colour);
        g.setFill(colour);
        g.setLineWidth(1.5);
        g.strokePolyline(xs, ys, xs.length);
        for (int i = 0; i < xs.length; i++) {
            g.fillOval(xs[i] - 2, ys[i] - 2, 4, 4);
        }
    }
}
