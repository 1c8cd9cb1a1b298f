package cn.suyuan.ui.streams;

import cn.suyuan.ui.desk.AuditDesk.Reading;
import cn.suyuan.ui.kit.Palette;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;

/** Readings over time; those at which something was found are red squares. */
final class LinePlot {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.ofHours(8));
    private static final double LEFT = 78;
    private static final double BOTTOM = 26;
    private static final double TOP = 24;
    private final Palette palette;
    private final Words words;
    private final List<Reading> readings;
    private final long problem;
    private final long count;
    private final Canvas canvas = new Canvas();
    private final Pane pane = new Pane(canvas);

    /**
     * @param problem number of the first record of the problem
     * @param count records it touches; they are shaded, what stands before and after is not; 0 where nothing was found
     */
    LinePlot(Palette palette, Words words, List<Reading> readings, long problem, long count) {
        this.palette = palette;
        this.words = words;
        this.readings = readings;
        this.problem = problem;
        this.count = count;
        pane.setMinSize(200, 120);
        pane.widthProperty().addListener((property, before, now) -> draw());
        pane.heightProperty().addListener((property, before, now) -> draw());
    }

    Node node() {
        return readings.isEmpty() ? Parts.text(words.of("streams.plot.empty"), "muted") : pane;
    }

    private void draw() {
        canvas.setWidth(pane.getWidth());
        canvas.setHeight(pane.getHeight());
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFont(Font.font("Noto Sans SC", 11));
        double low = readings.stream().mapToDouble(Reading::value).min().orElse(0);
        double high = readings.stream().mapToDouble(Reading::value).max().orElse(1);
        double span = high > low ? high - low : 1;
        long from = readings.get(0).timeMillis();
        long to = Math.max(from + 1, readings.get(readings.size() - 1).timeMillis());
        Scale scale = new Scale(from, to - from, low - 0.05 * span, 1.1 * span);
        if (count > 0) {
            touched(g, scale);
        }
        axes(g, scale);
        g.setStroke(palette.accent());
        g.setLineWidth(1.5);
        g.beginPath();
        for (int i = 0; i < readings.size(); i++) {
            Reading reading = readings.get(i);
            if (i == 0) {
                g.moveTo(scale.x(reading.timeMillis()), scale.y(reading.value()));
            } else {
                g.lineTo(scale.x(reading.timeMillis()), scale.y(reading.value()));
            }
        }
        g.stroke();
        g.setFill(palette.bad());
        for (Reading reading : readings) {
            if (!reading.sound()) {
                g.fillRect(scale.x(reading.timeMillis()) - 2.5, scale.y(reading.value()) - 2.5, 5, 5);
            }
        }
    }

    /** The records of the problem as a shaded band; before and after it the readings go on as they were. */
    private void touched(GraphicsContext g, Scale scale) {
        long begin = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (Reading reading : readings) {
            if (reading.seq() >= problem && reading.seq() < problem + count) {
                begin = Math.min(begin, reading.timeMillis());
                end = Math.max(end, reading.timeMillis());
            } else if (reading.seq() < problem && begin == Long.MAX_VALUE) {
                end = Math.max(end, reading.timeMillis());
            }
        }
        if (end == Long.MIN_VALUE) {
            return;
        }
        double x = scale.x(begin == Long.MAX_VALUE ? end : begin);
        double width = Math.max(3, scale.x(end) - x);
        g.setFill(palette.bad().deriveColor(0, 1, 1, 0.18));
        g.fillRect(x, TOP, width, canvas.getHeight() - BOTTOM - TOP);
        g.setStroke(palette.bad());
        g.strokeLine(x, TOP, x, canvas.getHeight() - BOTTOM);
        g.setFill(palette.bad());
        String text = count == 1
                ? words.of("streams.plot.here", problem)
                : words.of("streams.plot.range", problem, problem + count - 1);
        g.fillText(text, Math.max(LEFT, Math.min(x + 4, canvas.getWidth() - 190)), TOP - 8);
        g.setFill(palette.muted());
        if (x - LEFT > 60) {
            g.fillText(words.of("streams.plot.before"), LEFT + 6, TOP + 14);
        }
        if (canvas.getWidth() - 10 - x - width > 60) {
            g.fillText(words.of("streams.plot.after"), canvas.getWidth() - 46, TOP + 14);
        }
    }

    private void axes(GraphicsContext g, Scale scale) {
        g.setStroke(palette.line());
        g.setFill(palette.muted());
        for (int i = 0; i <= 4; i++) {
            double value = scale.low() + scale.span() * i / 4;
            double y = scale.y(value);
            g.strokeLine(LEFT, y, canvas.getWidth() - 10, y);
            g.fillText(String.format(Locale.ROOT, "%.6g", value), 2, y + 4, LEFT - 8);
            double x = LEFT + (canvas.getWidth() - LEFT - 90) * i / 4;
            long time = scale.from() + (long) (scale.duration() * (x - LEFT) / (canvas.getWidth() - LEFT - 10));
            g.fillText(TIME.format(Instant.ofEpochMilli(time)), x, canvas.getHeight() - 8);
        }
    }

    /** From times and values to places on the canvas. */
    private final class Scale {
        private final long from;
        private final long duration;
        private final double low;
        private final double span;

        Scale(long from, long duration, double low, double span) {
            this.from = from;
            this.duration = duration;
            this.low = low;
            this.span = span;
        }

        long from() {
            return from;
        }

        long duration() {
            return duration;
        }

        double low() {
            return low;
        }

        double span() {
            return span;
        }

        double x(long time) {
            return LEFT + (canvas.getWidth() - LEFT - 10) * (time - from) / duration;
        }

        double y(double value) {
            return canvas.getHeight() - BOTTOM - (canvas.getHeight() - BOTTOM - TOP) * (value - low) / span;
        }
    }
}
