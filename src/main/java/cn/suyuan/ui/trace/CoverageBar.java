package cn.suyuan.ui.trace;

import cn.suyuan.measure.DateRange;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.traceability.TraceabilityChain;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The period as a bar: which certificate covers which days; days without one are red and hatched. */
final class CoverageBar {
    private static final double HEIGHT = 26;
    private final DateRange period;
    private final Pane bar = new Pane();
    private final VBox box = new VBox(6);

    CoverageBar(Words words, DateRange period, TraceabilityChain chain, Consumer<String> opens) {
        this.period = period;
        bar.setMinHeight(HEIGHT + 18);
        bar.setMinWidth(240);
        bar.getStyleClass().add("coverage");
        Set<String> doubtful = doubtful(chain);
        chain.coverage()
                .forEach(c -> segment(
                                c.days(),
                                doubtful.contains(c.certificateNo()) ? "doubtful" : "covered",
                                c.certificateNo(),
                                c.certificateNo())
                        .ifPresent(label -> opensOn(label, () -> opens.accept(c.certificateNo()))));
        chain.gaps()
                .forEach(gap -> segment(
                        gap,
                        "gap",
                        words.of("trace.gap.days", gap.days()),
                        words.of("task.scope.days", gap.from(), gap.to(), gap.days())));
        months();
        FlowPane legend = Parts.flow(key("covered", words.of("trace.covered")), key("gap", words.of("trace.gap")));
        if (!doubtful.isEmpty()) {
            legend.getChildren().add(1, key("doubtful", words.of("trace.doubtful")));
        }
        box.getChildren().addAll(bar, legend);
        chain.gaps()
                .forEach(gap -> box.getChildren()
                        .add(Parts.text(words.of("trace.gap.sentence", gap.from(), gap.to(), gap.days()), "tone-bad")));
    }

    Node node() {
        return box;
    }

    /** Certificates that cover days without closing the chain; all of them where the break lies further up. */
    private static Set<String> doubtful(TraceabilityChain chain) {
        Set<String> covering = new TreeSet<>();
        chain.coverage().forEach(c -> covering.add(c.certificateNo()));
        Set<String> broken = new TreeSet<>();
        chain.reasons().stream()
                .filter(r -> r.state() != ChainState.EXPIRED_IN_PERIOD && r.state() != ChainState.NO_CERT)
                .forEach(r -> broken.add(r.certificateNo()));
        Set<String> own = new TreeSet<>(broken);
        own.retainAll(covering);
        return broken.isEmpty() || !own.isEmpty() ? own : covering;
    }

    /** By mouse or, as every segment can be reached with Tab, by Enter. */
    private static void opensOn(Label label, Runnable act) {
        label.setFocusTraversable(true);
        label.setOnMouseClicked(event -> act.run());
        label.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                act.run();
                event.consume();
            }
        });
    }

    private Optional<Label> segment(DateRange days, String style, String text, String tip) {
        return days.intersection(period).map(part -> {
            Label segment = new Label(text);
            segment.getStyleClass().addAll("segment", style);
            segment.setTooltip(new Tooltip(tip + "\n" + part.from() + " … " + part.to()));
            segment.setMinWidth(0);
            segment.setPrefHeight(HEIGHT);
            segment.layoutXProperty().bind(bar.widthProperty().multiply(share(part.from())));
            segment.prefWidthProperty().bind(bar.widthProperty().multiply((double) part.days() / period.days()));
            segment.maxWidthProperty().bind(segment.prefWidthProperty());
            bar.getChildren().add(segment);
            return segment;
        });
    }

    private void months() {
        long months = ChronoUnit.MONTHS.between(period.from(), period.to()) + 1;
        long every = Math.max(1, months / 6);
        LocalDate first = period.from().withDayOfMonth(1);
        for (long i = 0; i < months; i += every) {
            LocalDate day = first.plusMonths(i);
            if (!day.isBefore(period.from())) {
                Label label = new Label(day.toString().substring(0, 7));
                label.getStyleClass().addAll("muted", "tick");
                label.layoutXProperty().bind(bar.widthProperty().multiply(share(day)));
                label.setLayoutY(HEIGHT + 1);
                bar.getChildren().add(label);
            }
        }
    }

    private double share(LocalDate day) {
        return (double) ChronoUnit.DAYS.between(period.from(), day) / period.days();
    }

    private static Node key(String style, String words) {
        Region sample = new Region();
        sample.getStyleClass().addAll("segment", style);
        sample.setMinSize(22, 12);
        sample.setMaxSize(22, 12);
        return Parts.row(sample, new Label(words));
    }
}
