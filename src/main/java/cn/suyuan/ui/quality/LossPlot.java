package cn.suyuan.ui.quality;

import cn.suyuan.footprint.EnergyBalance;
import cn.suyuan.footprint.EnergyBalance.Month;
import cn.suyuan.footprint.EnergyBalance.State;
import cn.suyuan.ui.desk.QualityView.BalanceView;
import cn.suyuan.ui.kit.Palette;
import cn.suyuan.ui.kit.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Loss rate of a balance by month as a line: the band of the tolerance, months in which it jumps or the sub-meters exceed
 * the main meter as diamonds, months that are not known left open. A click picks a month.
 */
final class LossPlot {

    private static final double LEFT = 56;
    private static final double RIGHT = 14;
    private static final double TOP = 14;
    private static final double BOTTOM = 26;

    private final Words words;
    private final Palette palette;
    private final Canvas canvas = new Canvas();
    private final Pane pane = new Pane(canvas);
    private Optional<BalanceView> shown = Optional.empty();

    LossPlot(Words words, Palette palette, Consumer<Month> picked) {
        this.words = words;
        this.palette = palette;
        pane.setId("loss-plot");
        pane.setMinSize(120, 120);
        pane.setAccessibleText(words.of("quality.loss.about"));
        canvas.widthProperty().bind(pane.widthProperty());
        canvas.heightProperty().bind(pane.heightProperty());
        canvas.widthProperty().addListener((p, before, now) -> draw());
        canvas.heightProperty().addListener((p, before, now) -> draw());
        pane.setOnMouseClicked(event -> at(event.getX()).ifPresent(picked));
    }

    Node node() {
        return pane;
    }

    void show(Optional<BalanceView> balance) {
        shown = balance;
        draw();
    }

    private List<Month> months() {
        return shown.map(view -> view.balance().months()).orElse(List.of());
    }

    private double step() {
        return (canvas.getWidth() - LEFT - RIGHT) / Math.max(1, months().size());
    }

    private Optional<Month> at(double x) {
        int i = (int) Math.floor((x - LEFT) / step());
        return i >= 0 && i < months().size() ? Optional.of(months().get(i)) : Optional.empty();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFont(Font.font("Noto Sans SC", 12));
        g.setTextBaseline(VPos.CENTER);
        boolean some = months().stream().anyMatch(month -> month.lossRate().isPresent());
        if (shown.isEmpty() || !some) {
            g.setFill(palette.muted());
            g.setTextAlign(TextAlignment.CENTER);
            g.fillText(
                    words.of(shown.isEmpty() ? "quality.loss.pick" : "quality.loss.none"),
                    canvas.getWidth() / 2,
                    canvas.getHeight() / 2,
                    canvas.getWidth() - 16);
            return;
        }
        EnergyBalance balance = shown.orElseThrow().balance();
        double tolerance = balance.tolerance().doubleValue();
        double most = months().stream()
                .flatMap(month -> month.lossRate().stream())
                .mapToDouble(Math::abs)
                .max()
                .orElse(0);
        double range = 1.15 * Math.max(most, 1.5 * tolerance);
        g.setFill(palette.good().deriveColor(0, 1, 1, 0.10));
        double width = canvas.getWidth() - LEFT - RIGHT;
        g.fillRect(LEFT, y(tolerance, range), width, y(-tolerance, range) - y(tolerance, range));
        line(g, 0, range, false);
        line(g, tolerance, range, true);
        line(g, -tolerance, range, true);
        series(g, balance, range);
    }

    private void line(GraphicsContext g, double value, double range, boolean dashed) {
        double y = y(value, range);
        g.setLineWidth(1);
        g.setStroke(dashed ? palette.warning() : palette.text());
        g.setLineDashes(dashed ? new double[] {5, 4} : new double[0]);
        g.strokeLine(LEFT, y, canvas.getWidth() - RIGHT, y);
        g.setLineDashes();
        g.setFill(palette.muted());
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(percent(value), LEFT - 6, y);
    }

    private void series(GraphicsContext g, EnergyBalance balance, double range) {
        double before = Double.NaN;
        for (int i = 0; i < months().size(); i++) {
            Month month = months().get(i);
            double x = LEFT + (i + 0.5) * step();
            g.setFill(palette.muted());
            g.setTextAlign(TextAlignment.CENTER);
            g.fillText(String.valueOf(month.days().from().getMonthValue()), x, canvas.getHeight() - BOTTOM / 2, step());
            double rate = month.lossRate().orElse(Double.NaN);
            if (Double.isNaN(rate)) {
                before = Double.NaN;
                g.fillText("?", x, y(0, range) - 10);
                continue;
            }
            double y = y(rate, range);
            g.setStroke(palette.accent());
            g.setLineWidth(1.6);
            if (Double.isFinite(before)) {
                g.strokeLine(x - step(), before, x, y);
            }
            before = y;
        }
        points(g, balance, range);
    }

    private void points(GraphicsContext g, EnergyBalance balance, double range) {
        for (int i = 0; i < months().size(); i++) {
            Month month = months().get(i);
            if (month.lossRate().isEmpty()) {
                continue;
            }
            double x = LEFT + (i + 0.5) * step();
            double y = y(month.lossRate().orElseThrow(), range);
            boolean bad = shown.orElseThrow().jumps().contains(month) || balance.state(month) == State.EXCEEDS;
            g.setFill(colour(bad, balance.state(month)));
            if (bad) {
                g.fillPolygon(new double[] {x - 6, x, x + 6, x}, new double[] {y, y - 7, y, y + 7}, 4);
            } else {
                g.fillOval(x - 4, y - 4, 8, 8);
            }
        }
    }

    private Color colour(boolean bad, State state) {
        if (bad) {
            return palette.bad();
        }
        return switch (state) {
            case CLOSES -> palette.good();
            case REMAINDER -> palette.warning();
            case EXCEEDS -> palette.bad();
            case UNKNOWN -> palette.muted();
        };
    }

    private double y(double value, double range) {
        double high = canvas.getHeight() - TOP - BOTTOM;
        return TOP + high / 2 * (1 - value / range);
    }

    private static String percent(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%+.1f %%", 100 * value);
    }
}
