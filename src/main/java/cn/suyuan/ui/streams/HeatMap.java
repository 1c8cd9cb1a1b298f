package cn.suyuan.ui.streams;

import cn.suyuan.chain.DayState;
import cn.suyuan.chain.DaySummary;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.measure.DateRange;
import cn.suyuan.ui.kit.Palette;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;

/** Streams by days: each day in the colour of its state, and with a sign of its own where it is not intact. */
final class HeatMap {
    private static final double NAMES = 130;
    private static final double ROW = 15;
    private static final double TOP = 20;
    private final Palette palette;
    private final Words words;
    private final Canvas canvas = new Canvas(700, 100);
    private final Pane pane = new Pane(canvas);
    private final VBox box;
    private final Tooltip tip = new Tooltip();
    private List<StreamVerification> streams = List.of();
    private Optional<DateRange> span = Optional.empty();

    HeatMap(Palette palette, Words words, Consumer<String> pick) {
        this.palette = palette;
        this.words = words;
        box = new VBox(8, legend(), pane);
        box.getStyleClass().add("tab-content");
        pane.widthProperty().addListener((property, before, now) -> draw());
        pane.setMinWidth(300);
        canvas.setOnMouseClicked(event -> at(event).ifPresent(stream -> pick.accept(stream.stream())));
        canvas.setOnMouseMoved(this::describe);
        Tooltip.install(canvas, tip);
    }

    Node node() {
        return box;
    }

    void show(List<StreamVerification> other, Optional<DateRange> period) {
        streams = other.stream().filter(s -> !s.days().isEmpty()).toList();
        span = period.or(() -> streams.stream()
                .flatMap(s -> s.days().stream())
                .map(DaySummary::day)
                .reduce((a, b) -> a)
                .map(day -> new DateRange(day, day.plusYears(1))));
        pane.setMinHeight(TOP + ROW * streams.size() + 4);
        draw();
    }

    private Color colour(DayState state) {
        return switch (state) {
            case ALTERED -> palette.bad();
            case GAP -> palette.warning();
            case ESTIMATED -> palette.other();
            case OFFSET -> palette.accent();
            case INTACT -> palette.good().deriveColor(0, 0.6, 1, 0.45);
        };
    }

    private void draw() {
        double width = Math.max(300, pane.getWidth());
        canvas.setWidth(width);
        canvas.setHeight(TOP + ROW * streams.size() + 4);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFont(Font.font("Noto Sans SC", 11));
        span.ifPresent(days -> {
            double cell = (width - NAMES) / days.days();
            months(g, days, cell);
            for (int row = 0; row < streams.size(); row++) {
                double y = TOP + row * ROW;
                g.setFill(palette.text());
                g.fillText(streams.get(row).stream(), 0, y + ROW - 4, NAMES - 8);
                for (DaySummary day : streams.get(row).days()) {
                    cell(g, days, cell, y, day);
                }
            }
        });
    }

    private void cell(GraphicsContext g, DateRange days, double cell, double y, DaySummary day) {
        if (!days.contains(day.day())) {
            return;
        }
        double x = NAMES + ChronoUnit.DAYS.between(days.from(), day.day()) * cell;
        g.setFill(colour(day.state()));
        double height = day.state() == DayState.INTACT ? ROW - 7 : ROW - 2;
        g.fillRect(x, y + (ROW - 2 - height) / 2, Math.max(cell, 1), height);
    }

    private void months(GraphicsContext g, DateRange days, double cell) {
        g.setFill(palette.muted());
        LocalDate month = days.from().withDayOfMonth(1);
        while (!month.isAfter(days.to())) {
            if (!month.isBefore(days.from())) {
                double x = NAMES + ChronoUnit.DAYS.between(days.from(), month) * cell;
                g.fillText(month.toString().substring(cell * 31 > 52 ? 0 : 5, 7), x, 12);
                g.setStroke(palette.line());
                g.strokeLine(x, 14, x, canvas.getHeight());
            }
            month = month.plusMonths(1);
        }
    }

    private Optional<StreamVerification> at(MouseEvent event) {
        int row = (int) ((event.getY() - TOP) / ROW);
        return row >= 0 && row < streams.size() && event.getY() >= TOP
                ? Optional.of(streams.get(row))
                : Optional.empty();
    }

    private void describe(MouseEvent event) {
        tip.setText(at(event)
                .flatMap(stream -> span.map(days -> {
                    double cell = (canvas.getWidth() - NAMES) / days.days();
                    LocalDate day = days.from().plusDays((long) Math.max(0, (event.getX() - NAMES) / cell));
                    return stream.stream() + " " + day + " "
                            + stream.days().stream()
                                    .filter(d -> d.day().equals(day))
                                    .findFirst()
                                    .map(d -> words.of("chain.day." + d.state().wireName()) + " "
                                            + words.of("streams.day.counts", d.records(), d.estimated(), d.missing()))
                                    .orElse("");
                }))
                .orElse(""));
    }

    private FlowPane legend() {
        FlowPane legend = Parts.flow();
        for (DayState state : DayState.values()) {
            Rectangle sample = new Rectangle(14, state == DayState.INTACT ? 7 : 12, colour(state));
            legend.getChildren().add(Parts.row(sample, new Label(words.of("chain.day." + state.wireName()))));
        }
        return legend;
    }
}
