package cn.suyuan.ui.files;

import cn.suyuan.ui.Session;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What holds for all readings of a file: whose they are, what they count, in which unit. */
final class ReadingsForm {
    private final Words words;
    private final MappingModel model;
    private final Runnable changed;
    private final VBox node = new VBox(4);

    ReadingsForm(Session session, MappingModel model, Runnable changed) {
        this.words = session.words();
        this.model = model;
        this.changed = changed;
        FlowPane fields = Parts.flow();
        fields.getChildren().addAll(new Label(words.of("readings.stream")), field("stream_id", 100));
        ComboBox<String> instrument = new ComboBox<>();
        instrument.setId("readings-instrument_no");
        instrument.setEditable(true);
        session.current()
                .ifPresent(view -> view.ledger().ledger().instruments().stream()
                        .limit(500)
                        .forEach(i -> instrument.getItems().add(i.instrumentNo())));
        instrument.setValue(model.constant("instrument_no"));
        instrument.setPrefWidth(120);
        instrument.valueProperty().addListener((property, before, text) -> put("instrument_no", text));
        fields.getChildren()
                .addAll(
                        new Label(words.of("readings.instrument")),
                        instrument,
                        new Label(words.of("readings.kind")),
                        choice("kind", List.of("", "register", "interval")),
                        new Label(words.of("readings.unit")),
                        field("unit", 60),
                        new Label(words.of("readings.interval")),
                        field("interval_s", 64),
                        new Label(words.of("readings.order")),
                        choice("day_order", List.of("", "day_month", "month_day")));
        String recipe = model.constant("recipe");
        node.getChildren()
                .setAll(
                        fields,
                        Parts.line(
                                words.of("readings.never") + "  "
                                        + (recipe.isEmpty()
                                                ? words.of("readings.recipe.none")
                                                : words.of("readings.recipe", recipe)),
                                "muted"));
    }

    Node node() {
        return node;
    }

    private TextField field(String key, double width) {
        TextField field = new TextField(model.constant(key));
        field.setId("readings-" + key);
        field.setPrefWidth(width);
        field.focusedProperty().addListener((property, before, focused) -> {
            if (!focused) {
                put(key, field.getText());
            }
        });
        field.setOnAction(event -> put(key, field.getText()));
        return field;
    }

    private ComboBox<String> choice(String key, List<String> values) {
        ComboBox<String> box = new ComboBox<>();
        box.setId("readings-" + key);
        box.getItems().setAll(values);
        box.setValue(model.constant(key));
        String wording = key.equals("kind") ? "readings.kind." : "readings.order.";
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(String value) {
                return words.of(wording + (value == null || value.isEmpty() ? "open" : value));
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        box.valueProperty().addListener((property, before, value) -> put(key, value));
        return box;
    }

    private void put(String key, String value) {
        String text = value == null ? "" : value.strip();
        if (!text.equals(model.constant(key))) {
            model.constant(key, text);
            changed.run();
        }
    }
}
