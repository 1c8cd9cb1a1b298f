package cn.suyuan.ui.streams;

import cn.suyuan.chain.DayState;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.measure.DateRange;
import cn.suyuan.ui.kit.Palette;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;

/**
 * Devices by days: each day in the colour of its state. Only what is on the screen is drawn, so that a thousand devices
 * move as fast as ten; Ctrl and the wheel zoom at the pointer.
 */
final class HeatMap {
    private static final double NAMES = 150;
    private static final double ROW = 15;
    private static final double TOP = 20;
    private static final double SHORTEST = 7;
    private final Palette palette;
    private final Words words;
    private final Picked pick;
    private final Canvas canvas = new Canvas(700, 100);
    private final Pane pane = new Pane(canvas);
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar along = new ScrollBar();
    private final VBox box;
    private final Tooltip tip = new Tooltip();
    private final ToggleButton byStream;
    private List<StreamVerification> streams = List.of();
    private Optional<DateRange> period = Optional.empty();
    private DayRows rows = DayRows.of(List.of(), Optional.empty(), true);
    /** Days on the screen. */
    private double shown = 1;

    /** Takes a click. */
    interface Picked {
        /** A day of a stream was clicked. */
        void at(StreamVerification stream, LocalDate day);
    }

    HeatMap(Palette palette, Words words, Picked pick) {
        this.palette = palette;
        this.words = words;
        this.pick = pick;
        byStream = new ToggleButton(words.of("streams.heat.by_stream"));
        byStream.setId("heat-by-stream");
        byStream.selectedProperty().addListener((property, before, now) -> arrange());
        down.setOrientation(Orientation.VERTICAL);
        BorderPane middle = new BorderPane(pane, null, down, along, null);
        box = new VBox(6, head(), Parts.grow(middle));
        box.getStyleClass().add("tab-content");
        box.setFillWidth(true);
        pane.setMinSize(300, 60);
        pane.widthProperty().addListener((property, before, now) -> layout());
        pane.heightProperty().addListener((property, before, now) -> layout());
        down.valueProperty().addListener((property, before, now) -> draw());
        along.valueProperty().addListener((property, before, now) -> draw());
        canvas.setId("heat-map");
        canvas.setOnMouseClicked(this::click);
        canvas.setOnMouseMoved(this::describe);
        canvas.setOnScroll(this::scroll);
        Tooltip.install(canvas, tip);
    }

    Node node() {
        return box;
    }

    void show(List<StreamVerification> other, Optional<DateRange> days) {
        streams = other.stream().filter(s -> !s.days().isEmpty()).toList();
        period = days;
        arrange();
    }

    private void arrange() {
        rows = DayRows.of(streams, period, !byStream.isSelected());
        shown = rows.dayCount();
        down.setValue(0);
        along.setValue(0);
        layout();
    }

    private FlowPane head() {
        FlowPane head = Parts.flow(
                byStream,
                Parts.button(words.of("streams.heat.closer"), "mdi2m-magnify-plus-outline", () -> zoom(0.5, 0.5)),
                Parts.button(words.of("streams.heat.wider"), "mdi2m-magnify-minus-outline", () -> zoom(2, 0.5)),
                Parts.button(words.of("streams.heat.whole"), "mdi2a-arrow-expand-horizontal", () -> zoom(1e9, 0.5)));
        for (DayState state : DayState.values()) {
            Rectangle sample = new Rectangle(14, state == DayState.INTACT ? 7 : 12, colour(state));
            head.getChildren().add(Parts.row(sample, new Label(words.of("chain.day." + state.wireName()))));
        }
        return head;
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

    private double width() {
        return Math.max(300, pane.getWidth());
    }

    private double cell() {
        return (width() - NAMES) / shown;
    }

    /** Rows that fit on the screen. */
    private int fitting() {
        return Math.max(1, (int) ((pane.getHeight() - TOP) / ROW));
    }

    private void layout() {
        double hidden = Math.max(0, rows.rows().size() - fitting());
        down.setMax(hidden);
        down.setVisibleAmount(hidden == 0 ? 1 : hidden * fitting() / rows.rows().size());
        down.setBlockIncrement(fitting());
        down.setVisible(hidden > 0);
        double later = Math.max(0, rows.dayCount() - shown);
        along.setMax(later);
        along.setVisibleAmount(later == 0 ? 1 : later * shown / rows.dayCount());
        along.setVisible(later > 0);
        along.setValue(Math.min(along.getValue(), later));
        down.setValue(Math.min(down.getValue(), hidden));
        draw();
    }

    private void zoom(double factor, double anchor) {
        double before = along.getValue() + shown * anchor;
        shown = Math.max(Math.min(SHORTEST, rows.dayCount()), Math.min(rows.dayCount(), shown * factor));
        along.setMax(Math.max(0, rows.dayCount() - shown));
        along.setValue(Math.max(0, Math.min(along.getMax(), before - shown * anchor)));
        layout();
    }

    private void scroll(ScrollEvent event) {
        if (event.isControlDown()) {
            double anchor = Math.max(0, Math.min(1, (event.getX() - NAMES) / (width() - NAMES)));
            zoom(event.getDeltaY() > 0 ? 0.7 : 1 / 0.7, anchor);
        } else if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            double step = (event.getDeltaX() + event.getDeltaY()) / 40 * shown / 20;
            along.setValue(Math.max(0, Math.min(along.getMax(), along.getValue() - step)));
        } else {
            down.setValue(Math.max(0, Math.min(down.getMax(), down.getValue() - event.getDeltaY() / 13)));
        }
        event.consume();
    }

    private void draw() {
        canvas.setWidth(width());
        canvas.setHeight(Math.max(60, pane.getHeight()));
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFont(Font.font("Noto Sans SC", 11));
        double cell = cell();
        months(g, cell);
        int first = (int) down.getValue();
        int last = Math.min(rows.rows().size(), first + fitting() + 1);
        for (int row = first; row < last; row++) {
            double y = TOP + (row - first) * ROW;
            g.setFill(palette.text());
            g.fillText(rows.rows().get(row).name(), 0, y + ROW - 4, NAMES - 8);
            days(g, rows.rows().get(row), y, cell);
        }
    }

    /** Neighbouring days of one state are one bar. */
    private void days(GraphicsContext g, DayRows.Row row, double y, double cell) {
        int from = (int) along.getValue();
        int to = (int) Math.min(rows.dayCount(), Math.ceil(along.getValue() + shown));
        int begin = from;
        for (int day = from; day <= to; day++) {
            if (day == to || !row.state(day).equals(row.state(begin))) {
                bar(g, row.state(begin), y, cell, begin, day);
                begin = day;
            }
        }
    }

    private void bar(GraphicsContext g, Optional<DayState> state, double y, double cell, int begin, int end) {
        if (state.isEmpty() || end == begin) {
            return;
        }
        double x = Math.max(NAMES, NAMES + (begin - along.getValue()) * cell);
        double width = Math.min(width(), NAMES + (end - along.getValue()) * cell) - x;
        g.setFill(colour(state.get()));
        double height = state.get() == DayState.INTACT ? ROW - 7 : ROW - 2;
        g.fillRect(x, y + (ROW - 2 - height) / 2, Math.max(width - (cell > 6 ? 1 : 0), 1.5), height);
    }

    private void months(GraphicsContext g, double cell) {
        LocalDate from = rows.days().from().plusDays((long) along.getValue());
        boolean byDay = cell > 24;
        LocalDate tick = byDay ? from : from.withDayOfMonth(1);
        LocalDate end = from.plusDays((long) Math.ceil(shown));
        while (!tick.isAfter(end)) {
            double x = NAMES + (ChronoUnit.DAYS.between(rows.days().from(), tick) - along.getValue()) * cell;
            if (x >= NAMES - 1) {
                g.setFill(palette.muted());
                String text = tick.toString();
                g.fillText(
                        byDay ? text.substring(cell > 40 ? 5 : 8) : text.substring(cell * 31 > 52 ? 0 : 5, 7), x, 12);
                g.setStroke(palette.line());
                g.strokeLine(x, 14, x, canvas.getHeight());
            }
            tick = byDay ? tick.plusDays(1) : tick.plusMonths(1);
        }
    }

    private Optional<DayRows.Row> rowAt(MouseEvent event) {
        int row = (int) ((event.getY() - TOP) / ROW) + (int) down.getValue();
        return event.getY() >= TOP && row < rows.rows().size() && row >= 0
                ? Optional.of(rows.rows().get(row))
                : Optional.empty();
    }

    private int dayAt(MouseEvent event) {
        return (int) Math.floor(along.getValue() + (event.getX() - NAMES) / cell());
    }

    private void click(MouseEvent event) {
        int day = Math.max(0, dayAt(event));
        rowAt(event)
                .ifPresent(row -> pick.at(
                        row.streamOf(day, rows.days()).orElse(row.streams().get(0)),
                        rows.days().from().plusDays(Math.min(day, rows.dayCount() - 1L))));
    }

    private void describe(MouseEvent event) {
        int day = dayAt(event);
        String text = rowAt(event)
                .filter(row -> event.getX() >= NAMES)
                .map(row -> row.name() + " " + rows.days().from().plusDays(Math.max(0, day)) + " "
                        + row.state(day)
                                .map(state -> words.of("chain.day." + state.wireName()))
                                .orElse(words.of("streams.heat.nothing"))
                        + counts(row, day))
                .orElse(words.of("streams.heat.hint"));
        tip.setText(text);
    }

    private String counts(DayRows.Row row, int day) {
        LocalDate date = rows.days().from().plusDays(Math.max(0, day));
        StringBuilder text = new StringBuilder();
        for (StreamVerification stream : row.streams()) {
            stream.days().stream()
                    .filter(d -> d.day().equals(date))
                    .findFirst()
                    .ifPresent(d -> text.append("\n")
                            .append(stream.stream())
                            .append("：")
                            .append(words.of("streams.day.counts", d.records(), d.estimated(), d.missing())));
        }
        return text.toString();
    }
}
