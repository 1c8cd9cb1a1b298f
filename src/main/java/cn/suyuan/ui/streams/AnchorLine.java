package cn.suyuan.ui.streams;

import cn.suyuan.evidence.AnchorEvidence;
import cn.suyuan.evidence.SealEvidence;
import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.measure.DateRange;
import cn.suyuan.ui.kit.Palette;
import cn.suyuan.ui.kit.Words;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** Seals as bars over their periods, tokens and blocks as marks at their times, on one line of time. */
final class AnchorLine {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final double LEFT = 110;
    private static final double LANE = 46;
    private static final double TOP = 26;
    private final Palette palette;
    private final Words words;
    private final Canvas canvas = new Canvas();
    private final Pane pane = new Pane(canvas);
    private final Tooltip tip = new Tooltip();
    private List<Item> items = List.of();
    private double from;
    private double to = 1;

    AnchorLine(Palette palette, Words words, Consumer<Item> pick) {
        this.palette = palette;
        this.words = words;
        pane.setMinHeight(TOP + 3 * LANE + 8);
        pane.widthProperty().addListener((property, before, now) -> draw());
        canvas.setOnMouseClicked(event -> at(event).ifPresent(pick));
        canvas.setOnMouseMoved(
                event -> tip.setText(at(event).map(Item::title).orElse(words.of("streams.anchors.hint"))));
        Tooltip.install(canvas, tip);
    }

    /**
     * Something on the line.
     *
     * @param lane 0 seals, 1 tokens, 2 blocks
     * @param from begin in days since 1970
     * @param to end in days since 1970, the same for a moment
     * @param sound whether it proves what it claims
     * @param failed whether something in it does not fit
     * @param title words for it
     * @param file its file
     * @param problems what does not fit, as keys with arguments
     */
    record Item(
            int lane,
            double from,
            double to,
            boolean sound,
            boolean failed,
            String title,
            String file,
            List<List<String>> problems) {
        Item {
            problems = List.copyOf(problems);
        }
    }

    Node node() {
        return pane;
    }

    void show(StreamEvidence evidence, Optional<DateRange> period) {
        List<Item> all = new ArrayList<>();
        for (SealEvidence seal : evidence.seals()) {
            seal(seal).ifPresent(all::add);
            seal.timestampCheck()
                    .flatMap(check -> check.time())
                    .ifPresent(time -> all.add(new Item(
                            1,
                            days(time.at()),
                            days(time.at()),
                            seal.timestampCheck().orElseThrow().usable(),
                            seal.timestamp() == cn.suyuan.trust.TimestampState.INVALID,
                            words.of("streams.anchors.token", seal.file(), time.text()),
                            seal.file() + ".tsr",
                            List.of())));
        }
        for (AnchorEvidence anchor : evidence.anchors()) {
            anchor.time().ifPresent(time -> all.add(anchor(anchor, time)));
        }
        items = List.copyOf(all);
        double begin = period.map(p -> (double) p.from().toEpochDay()).orElse(Double.MAX_VALUE);
        double end = period.map(p -> (double) p.to().toEpochDay() + 1).orElse(-Double.MAX_VALUE);
        from = Math.min(begin, items.stream().mapToDouble(Item::from).min().orElse(begin));
        to = Math.max(end, items.stream().mapToDouble(Item::to).max().orElse(end)) + 3;
        draw();
    }

    private Item anchor(AnchorEvidence anchor, Instant time) {
        boolean failed =
                anchor.state() == AnchorEvidence.State.BROKEN || anchor.state() == AnchorEvidence.State.HASH_DIFFERS;
        return new Item(
                anchor.kind() == AnchorEvidence.Kind.RFC3161 ? 1 : 2,
                days(time),
                days(time),
                anchor.state() == AnchorEvidence.State.ANCHORED,
                failed,
                words.of(
                        "streams.anchors.item",
                        String.join("、", anchor.covers()),
                        words.of("streams.anchors.state", anchor.state()),
                        time.atOffset(CHINA)),
                anchor.file(),
                anchor.problems());
    }

    private Optional<Item> seal(SealEvidence seal) {
        Optional<Double> begin = moment(seal.from());
        Optional<Double> end = moment(seal.to());
        return begin.flatMap(b -> end.map(e -> new Item(
                0,
                b,
                Math.max(b, e),
                seal.binds(),
                !seal.fits(),
                words.of("streams.anchors.seal", seal.file(), seal.from(), seal.to()),
                seal.file(),
                seal.problems())));
    }

    private static Optional<Double> moment(String text) {
        try {
            return Optional.of(days(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static double days(Instant at) {
        return (at.getEpochSecond() + 28_800) / 86_400.0;
    }

    private double x(double day) {
        return LEFT + (canvas.getWidth() - LEFT - 16) * (day - from) / Math.max(1, to - from);
    }

    private Color colour(Item item) {
        return item.failed() ? palette.bad() : item.sound() ? palette.good() : palette.warning();
    }

    private void draw() {
        canvas.setWidth(Math.max(300, pane.getWidth()));
        canvas.setHeight(TOP + 3 * LANE + 8);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFont(Font.font("Noto Sans SC", 12));
        months(g);
        for (int lane = 0; lane < 3; lane++) {
            g.setFill(palette.text());
            g.fillText(words.of("streams.anchors.lane." + lane), 4, TOP + lane * LANE + 27, LEFT - 12);
        }
        for (Item item : items) {
            double y = TOP + item.lane() * LANE;
            double x = x(item.from());
            g.setFill(colour(item));
            if (item.lane() == 0) {
                g.fillRoundRect(x, y + 12, Math.max(3, x(item.to()) - x - 2), 20, 6, 6);
            } else {
                g.fillPolygon(new double[] {x - 7, x, x + 7, x}, new double[] {y + 22, y + 13, y + 22, y + 31}, 4);
            }
            if (item.failed() || !item.sound()) {
                g.setFill(palette.paper());
                g.fillText(item.failed() ? "×" : "?", x + (item.lane() == 0 ? 6 : -4), y + 27);
            }
        }
        if (items.isEmpty()) {
            g.setFill(palette.muted());
            g.fillText(words.of("streams.anchors.none"), LEFT, TOP + 27);
        }
    }

    private void months(GraphicsContext g) {
        if (from > to) {
            return;
        }
        LocalDate month = LocalDate.ofEpochDay((long) from).withDayOfMonth(1);
        while (month.toEpochDay() <= to) {
            double x = x((double) month.toEpochDay());
            if (x >= LEFT) {
                g.setStroke(palette.line());
                g.strokeLine(x, 18, x, canvas.getHeight());
                g.setFill(palette.muted());
                g.fillText(month.toString().substring(month.getMonthValue() == 1 ? 0 : 5, 7), x + 2, 13);
            }
            month = month.plusMonths(1);
        }
    }

    private Optional<Item> at(MouseEvent event) {
        int lane = (int) Math.floor((event.getY() - TOP) / LANE);
        return items.stream()
                .filter(item -> item.lane() == lane)
                .filter(item -> event.getX() >= x(item.from()) - 8 && event.getX() <= x(item.to()) + 8)
                .reduce((one, other) -> distance(one, event) <= distance(other, event) ? one : other);
    }

    private double distance(Item item, MouseEvent event) {
        return Math.abs(event.getX() - (x(item.from()) + x(item.to())) / 2);
    }
}
