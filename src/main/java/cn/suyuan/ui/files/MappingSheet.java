package cn.suyuan.ui.files;

import cn.suyuan.evidence.ColumnMapping;
import cn.suyuan.evidence.MappingProposal;
import cn.suyuan.evidence.MappingProposal.ProposedColumn;
import cn.suyuan.evidence.MappingProposal.Vocabulary;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.MappingDesk;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The mapping assistant: what was recognised with its score, to be changed by dragging meanings onto columns. */
final class MappingSheet {
    private final Session session;
    private final Words words;
    private final MappingDesk desk;
    private final MappingModel model;
    private final Map<String, Vocabulary> vocabularies;
    private final MappingColumns columns;
    private final MappingPreview rows;
    private final ListView<String> meanings = new ListView<>();
    private final FlowPane head = Parts.flow();
    private final Label score = new Label();
    private final VBox readings = new VBox();
    private String formOf = "";
    private final String path;

    MappingSheet(Session session, MappingDesk desk, String path, MappingProposal proposal, List<Vocabulary> known) {
        this.session = session;
        this.words = session.words();
        this.desk = desk;
        this.path = path;
        this.model = new MappingModel(path, proposal);
        this.vocabularies = new java.util.LinkedHashMap<>();
        known.forEach(v -> vocabularies.put(v.table(), v));
        this.columns = new MappingColumns(session, model, this::label, this::keys, this::changed);
        this.rows = new MappingPreview(words, this::label);
    }

    /** Opens the assistant with a mapping to be judged before it is used. */
    static void open(Session session, MappingDesk desk, String path, ColumnMapping.TableMapping wanted) {
        session.tasks()
                .look(
                        progress -> desk.propose(path, Optional.of(wanted)),
                        proposal -> new MappingSheet(session, desk, path, proposal, desk.vocabularies()).show());
    }

    /** Asks for a proposal and opens the assistant with what the case uses so far, or with the best that is found. */
    static void open(Session session, MappingDesk desk, String path) {
        session.tasks()
                .look(
                        progress -> {
                            Optional<ColumnMapping.TableMapping> chosen =
                                    desk.current().of(path);
                            return desk.propose(path, chosen);
                        },
                        proposal -> new MappingSheet(session, desk, path, proposal, desk.vocabularies()).show());
    }

    private void show() {
        meanings.setId("mapping-meanings");
        meanings.setPrefWidth(170);
        meanings.setCellFactory(any -> new Meaning());
        head();
        refresh();
        TabPane below = new TabPane(
                new Tab(words.of("mapping.tab.before"), rows.before()),
                new Tab(words.of("mapping.tab.after"), rows.after()));
        below.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        VBox left = new VBox(4, Parts.text(words.of("mapping.meanings"), "muted"), Parts.grow(meanings));
        SplitPane upper = new SplitPane(left, columns.node());
        upper.setDividerPositions(0.17);
        SplitPane all = new SplitPane(upper, below);
        all.setOrientation(javafx.geometry.Orientation.VERTICAL);
        all.setDividerPositions(0.55);
        all.setPrefSize(1140, 470);
        VBox content = new VBox(8, head, readings, all, buttons());
        session.sheets().show(words.of("mapping.title", path), content, 1180);
    }

    private Node buttons() {
        return Parts.row(
                Parts.button(words.of("mapping.import"), "mdi2f-file-import-outline", this::importFile),
                Parts.button(words.of("mapping.export"), "mdi2f-file-export-outline", this::exportFile),
                Parts.spring(),
                score,
                withId(Parts.button(words.of("mapping.use"), "mdi2c-check", this::use, "accent"), "mapping-use"));
    }

    private static Node withId(Node node, String id) {
        node.setId(id);
        return node;
    }

    private void head() {
        ComboBox<String> table = new ComboBox<>();
        table.setId("mapping-table");
        table.getItems().setAll(vocabularies.keySet());
        table.setValue(model.table());
        table.setConverter(new StringConverter<>() {
            @Override
            public String toString(String key) {
                return key == null ? "" : words.of("intake.table." + key);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        table.valueProperty().addListener((property, before, key) -> {
            model.table(key);
            changed();
        });
        Spinner<Integer> first = new Spinner<>(0, 5000, model.headerRow());
        first.setPrefWidth(80);
        Spinner<Integer> height = new Spinner<>(1, 5, model.headerRows());
        height.setPrefWidth(70);
        first.valueProperty().addListener((property, before, row) -> {
            model.header(row, height.getValue());
            changed();
        });
        height.valueProperty().addListener((property, before, count) -> {
            model.header(first.getValue(), count);
            changed();
        });
        head.getChildren()
                .setAll(
                        new Label(words.of("mapping.table")),
                        table,
                        new Label(words.of("mapping.header.row")),
                        first,
                        new Label(words.of("mapping.header.rows")),
                        height);
        if (model.proposal().sheets().size() > 1) {
            head.getChildren().add(new Label(words.of("mapping.sheets")));
            for (MappingProposal.Sheet sheet : model.proposal().sheets()) {
                CheckBox box = new CheckBox(words.of(
                        sheet.sameHeader() ? "mapping.sheet.same" : "mapping.sheet.other", sheet.name(), sheet.rows()));
                box.setSelected(model.reads(sheet.name()));
                box.selectedProperty().addListener((property, before, wanted) -> {
                    model.sheet(sheet.name(), wanted);
                    changed();
                });
                head.getChildren().add(box);
            }
        }
    }

    /** Chinese header of a key, or the key. */
    private String label(String key) {
        Vocabulary vocabulary = vocabularies.get(model.table());
        String known = vocabulary == null ? null : vocabulary.columns().get(key);
        return known == null ? key : known;
    }

    private List<String> keys() {
        Vocabulary vocabulary = vocabularies.get(model.table());
        return vocabulary == null ? List.of() : List.copyOf(vocabulary.columns().keySet());
    }

    private void changed() {
        session.tasks().look(progress -> desk.propose(path, Optional.of(model.mapping())), proposal -> {
            model.show(proposal);
            refresh();
        });
    }

    private void refresh() {
        meanings.getItems().setAll(keys());
        readingsForm();
        columns.refresh();
        rows.show(model.proposal());
        long known = model.proposal().columns().stream()
                .filter(c -> !model.key(c).isEmpty() || model.split(c).isPresent())
                .count();
        score.setText(words.of(
                "mapping.score",
                Math.round(model.proposal().score() * 100),
                known,
                model.proposal().columns().size(),
                model.proposal().rows()));
    }

    /** The form is made anew only where another table or recipe is shown, so that nobody types into thin air. */
    private void readingsForm() {
        boolean wanted = model.table().equals(ColumnMapping.READINGS);
        String form = wanted ? "readings " + model.constant("recipe") : "";
        readings.setVisible(wanted);
        readings.setManaged(wanted);
        if (wanted && !form.equals(formOf)) {
            readings.getChildren().setAll(new ReadingsForm(session, model, this::changed).node());
        }
        formOf = form;
    }

    private ColumnMapping mapping() {
        String organization =
                session.current().map(v -> v.head().scope().organization()).orElse("");
        return new ColumnMapping(organization, List.of()).with(model.mapping());
    }

    private void use() {
        session.change(
                "task.mapping",
                progress -> {
                    ColumnMapping before = desk.current();
                    String organization = mapping().organization();
                    ColumnMapping all = new ColumnMapping(organization, before.tables()).with(model.mapping());
                    return desk.choose(all, progress);
                },
                view -> {
                    session.sheets().close();
                    session.tell(words.of("mapping.used", model.proposal().rows()));
                });
    }

    private void exportFile() {
        session.files()
                .save(words.of("mapping.export"), "mapping.json", List.of("*.json"))
                .ifPresent(file -> session.tasks()
                        .look(
                                progress -> {
                                    desk.write(mapping(), file);
                                    return file;
                                },
                                written -> session.tell(words.of("mapping.exported", written.toString()))));
    }

    private void importFile() {
        session.files()
                .open(words.of("mapping.import"), List.of("*.json"))
                .ifPresent(file -> session.tasks()
                        .look(
                                progress -> {
                                    ColumnMapping read = desk.read(file);
                                    ColumnMapping.TableMapping table = read.of(path)
                                            .or(() -> read.tables().stream().findFirst())
                                            .orElse(model.mapping());
                                    ColumnMapping.TableMapping here = new ColumnMapping.TableMapping(
                                            table.table(),
                                            path,
                                            table.sheets(),
                                            table.headerRow(),
                                            table.headerRows(),
                                            table.columns(),
                                            table.constants());
                                    return desk.propose(path, Optional.of(here));
                                },
                                proposal -> {
                                    session.sheets().close();
                                    new MappingSheet(session, desk, path, proposal, List.copyOf(vocabularies.values()))
                                            .show();
                                }));
    }

    /** A meaning that can be dragged onto a column. */
    private final class Meaning extends ListCell<String> {
        Meaning() {
            setOnDragDetected(event -> {
                if (getItem() != null) {
                    ClipboardContent content = new ClipboardContent();
                    content.putString(getItem());
                    startDragAndDrop(TransferMode.COPY).setContent(content);
                    event.consume();
                }
            });
        }

        @Override
        protected void updateItem(String key, boolean none) {
            super.updateItem(key, none);
            if (none || key == null) {
                setText("");
                return;
            }
            boolean taken = model.proposal().columns().stream().anyMatch(c -> taken(c, key));
            setText((taken ? "✓ " : "") + label(key));
        }

        private boolean taken(ProposedColumn column, String key) {
            return model.key(column).equals(key)
                    || model.split(column).stream()
                            .flatMap(c -> c.parts().stream())
                            .anyMatch(p -> p.key().equals(key));
        }
    }
}
