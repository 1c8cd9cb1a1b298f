package cn.suyuan.ui.streams;

import cn.suyuan.chain.StreamVerification;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The way of a reading from the meter to the store: every stage before and after a stream, each with its verdict. */
final class StageWay {
    private final Words words;
    private final Function<StreamVerification, Mark> verdict;
    private final Consumer<String> pick;
    private final HBox box = new HBox(10);
    private Map<String, StreamVerification> streams = Map.of();
    private Optional<String> shown = Optional.empty();

    StageWay(Words words, Function<StreamVerification, Mark> verdict, Consumer<String> pick) {
        this.words = words;
        this.verdict = verdict;
        this.pick = pick;
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("tab-content");
    }

    Node node() {
        return Parts.scroll(box);
    }

    void streams(List<StreamVerification> all) {
        Map<String, StreamVerification> byId = new LinkedHashMap<>();
        all.forEach(stream -> byId.put(stream.stream(), stream));
        streams = byId;
        box.getChildren().clear();
        shown.map(byId::get).ifPresent(this::show);
    }

    /** Shows the way on which a stream lies. */
    void show(StreamVerification stream) {
        shown = Optional.of(stream.stream());
        List<List<StreamVerification>> columns = columns(stream);
        box.getChildren().clear();
        for (List<StreamVerification> column : columns) {
            if (!box.getChildren().isEmpty()) {
                box.getChildren().add(new Label("", Parts.icon("mdi2a-arrow-right-bold-outline")));
            }
            VBox cards = new VBox(8);
            cards.setAlignment(Pos.CENTER_LEFT);
            column.forEach(one -> cards.getChildren().add(card(one, one.equals(stream))));
            box.getChildren().add(cards);
        }
    }

    /** Stages from the first to the last, those at the same distance from the meter under each other. */
    private List<List<StreamVerification>> columns(StreamVerification stream) {
        Set<String> way = new LinkedHashSet<>();
        before(stream.stream(), way);
        after(stream.stream(), way);
        Map<Integer, List<StreamVerification>> byDepth = new java.util.TreeMap<>();
        for (String id : way) {
            StreamVerification one = streams.get(id);
            if (one != null) {
                byDepth.computeIfAbsent(depth(id, new LinkedHashSet<>()), key -> new ArrayList<>())
                        .add(one);
            }
        }
        return new ArrayList<>(byDepth.values());
    }

    private void before(String id, Set<String> way) {
        StreamVerification stream = streams.get(id);
        if (stream != null && way.add(id)) {
            stream.declaration().sources().forEach(source -> before(source, way));
        }
    }

    private void after(String id, Set<String> way) {
        for (StreamVerification other : streams.values()) {
            if (other.declaration().sources().contains(id) && way.add(other.stream())) {
                after(other.stream(), way);
            }
        }
    }

    private int depth(String id, Set<String> seen) {
        StreamVerification stream = streams.get(id);
        if (stream == null || !seen.add(id)) {
            return 0;
        }
        return 1
                + stream.declaration().sources().stream()
                        .mapToInt(source -> depth(source, seen))
                        .max()
                        .orElse(0);
    }

    private Node card(StreamVerification stream, boolean here) {
        String stage = words.orElse(
                "streams.stage." + stream.declaration().stage(),
                stream.declaration().stage());
        VBox card = new VBox(
                4,
                Parts.text(stage, "muted"),
                Parts.text(stream.stream(), "heading"),
                Parts.badge(verdict.apply(stream)),
                Parts.text(words.of("streams.way.records", stream.counts().records())),
                Parts.text(operation(stream), "muted"));
        card.getStyleClass().add("card");
        if (here) {
            card.getStyleClass().add("card-here");
        }
        card.setMinWidth(190);
        card.setOnMouseClicked(event -> pick.accept(stream.stream()));
        return card;
    }

    private String operation(StreamVerification stream) {
        String operation = stream.declaration().operation();
        int colon = operation.indexOf(':');
        String kind = colon < 0 ? operation : operation.substring(0, colon);
        if (kind.isEmpty()) {
            return words.of("streams.way.first");
        }
        String rest = colon < 0 ? "" : " " + operation.substring(colon + 1);
        return words.orElse("streams.operation." + kind, kind) + rest;
    }
}
