package cn.suyuan.ui.files;

import cn.suyuan.evidence.MappingProposal.ProposedColumn;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The columns of a file, one a row: header, samples, meaning, unit, and the way to split one with two meanings. */
final class MappingColumns {
    private static final String KEEP = "";

    private final Session session;
    private final Words words;
    private final MappingModel model;
    private final UnaryOperator<String> label;
    private final Supplier<List<String>> keys;
    private final Runnable changed;
    private final TableView<ProposedColumn> view = new TableView<>();

    MappingColumns(
            Session session,
            MappingModel model,
            UnaryOperator<String> label,
            Supplier<List<String>> keys,
            Runnable changed) {
        this.session = session;
        this.words = session.words();
        this.model = model;
        this.label = label;
        this.keys = keys;
        this.changed = changed;
        view.setId("mapping-columns");
        view.getStyleClass().addAll("dense", "striped");
        view.setRowFactory(any -> new Target());
        text("mapping.column.header", 150, ProposedColumn::header);
        text(
                "mapping.column.samples",
                210,
                c -> String.join(
                        " · ", c.samples().subList(0, Math.min(4, c.samples().size()))));
        control("mapping.column.meaning", 190, this::meaning);
        text("mapping.column.score", 70, this::score);
        control("mapping.column.unit", 80, this::unit);
        control("mapping.column.split", 140, this::split);
    }

    Node node() {
        return view;
    }

    void refresh() {
        List<ProposedColumn> columns = new ArrayList<>(model.proposal().columns());
        view.getItems().setAll(columns);
        view.refresh();
    }

    private String score(ProposedColumn column) {
        boolean known = !model.key(column).isEmpty() || model.split(column).isPresent();
        return known ? Math.round(model.score(column) * 100) + " %" : "—";
    }

    private void text(String key, double width, java.util.function.Function<ProposedColumn, String> text) {
        TableColumn<ProposedColumn, String> column = new TableColumn<>(words.of(key));
        column.setSortable(false);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new SimpleStringProperty(TablePane.visible(text.apply(cell.getValue()))));
        view.getColumns().add(column);
    }

    private void control(String key, double width, java.util.function.Function<ProposedColumn, Node> node) {
        TableColumn<ProposedColumn, ProposedColumn> column = new TableColumn<>(words.of(key));
        column.setSortable(false);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new javafx.beans.property.SimpleObjectProperty<>(cell.getValue()));
        column.setCellFactory(any -> new TableCell<>() {
            @Override
            protected void updateItem(ProposedColumn item, boolean none) {
                super.updateItem(item, none);
                setGraphic(none || item == null ? null : node.apply(item));
            }
        });
        view.getColumns().add(column);
    }

    private ComboBox<String> box(String value) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().add(KEEP);
        box.getItems().addAll(keys.get());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(String key) {
                return key == null || key.isEmpty() ? words.of("mapping.keep") : label.apply(key);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        box.setValue(value);
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }

    private Node meaning(ProposedColumn column) {
        if (model.split(column).isPresent()) {
            List<String> parts = model.split(column).get().parts().stream()
                    .map(p -> label.apply(p.key()))
                    .toList();
            return new Label(String.join(" ＋ ", parts));
        }
        ComboBox<String> box = box(model.key(column));
        box.valueProperty().addListener((property, before, key) -> {
            model.mean(column, key == null ? KEEP : key, "");
            changed.run();
        });
        return box;
    }

    private Node unit(ProposedColumn column) {
        if (model.key(column).isEmpty()) {
            return new Label();
        }
        TextField field = new TextField(model.unit(column));
        field.setPromptText(words.of("mapping.unit.prompt"));
        field.setOnAction(event -> {
            model.mean(column, model.key(column), field.getText().strip());
            changed.run();
        });
        return field;
    }

    private Node split(ProposedColumn column) {
        boolean two = column.rivals().size() > 1 && model.split(column).isEmpty();
        String word = two ? words.of("mapping.split.two") : words.of("mapping.split");
        return Parts.button(word, "mdi2c-call-split", () -> ask(column));
    }

    private void ask(ProposedColumn column) {
        ComboBox<String> first = box(
                column.rivals().isEmpty() ? model.key(column) : column.rivals().get(0));
        ComboBox<String> second =
                box(column.rivals().size() > 1 ? column.rivals().get(1) : KEEP);
        ComboBox<String> at = new ComboBox<>();
        at.setConverter(new Separators());
        at.getItems().setAll("date", "/", " ", ";", "，");
        at.setEditable(true);
        at.setValue("date");
        VBox content = new VBox(
                8,
                Parts.text(words.of("mapping.split.explain", column.header()), "muted"),
                first,
                second,
                new Label(words.of("mapping.split.at")),
                at);
        session.sheets().ask(words.of("mapping.split"), content, words.of("kit.sheet.ok"), () -> {
            String one = first.getValue();
            String other = second.getValue();
            if (one == null || other == null || one.isEmpty() || other.isEmpty() || one.equals(other)) {
                session.remind(words.of("mapping.split.wanting"));
                return false;
            }
            model.split(column, one, other, at.getValue() == null ? "/" : at.getValue());
            changed.run();
            return true;
        });
    }

    /** Separators as a person reads and types them: those that cannot be seen have a name. */
    private final class Separators extends StringConverter<String> {
        private final Map<String, String> named =
                Map.of("date", words.of("mapping.split.date"), " ", words.of("mapping.split.space"));

        @Override
        public String toString(String separator) {
            return separator == null ? "" : named.getOrDefault(separator, separator);
        }

        @Override
        public String fromString(String text) {
            return named.entrySet().stream()
                    .filter(name -> name.getValue().equals(text))
                    .findFirst()
                    .map(Map.Entry::getKey)
                    .orElse(text);
        }
    }

    /** A row onto which a meaning can be dropped. */
    private final class Target extends TableRow<ProposedColumn> {
        Target() {
            setOnDragOver(event -> {
                if (event.getDragboard().hasString() && getItem() != null) {
                    event.acceptTransferModes(TransferMode.COPY);
                    event.consume();
                }
            });
            setOnDragDropped(event -> {
                boolean wanted = event.getDragboard().hasString() && getItem() != null;
                if (wanted) {
                    model.mean(getItem(), event.getDragboard().getString(), "");
                    changed.run();
                }
                event.setDropCompleted(wanted);
                event.consume();
            });
        }
    }
}
