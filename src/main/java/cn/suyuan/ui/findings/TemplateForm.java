package cn.suyuan.ui.findings;

import cn.suyuan.finding.Finding;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.rule.Observation;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Fills a text with a template, blank by blank; what the case knows of the finding is filled in beforehand. */
final class TemplateForm {
    private static final double BLANKS_HEIGHT = 150;
    private final Words words;
    private final TextArea target;
    private final Map<String, String> known;
    private final ComboBox<WordingTemplate> choice = new ComboBox<>();
    private final GridPane blanks = new GridPane();
    private final ScrollPane pane = Parts.scroll(blanks);

    TemplateForm(Words words, TextArea target, Map<String, String> known) {
        this.words = words;
        this.target = target;
        this.known = Map.copyOf(known);
        choice.setId("wording-template");
        choice.setPromptText(words.of("findings.template.choose"));
        choice.getItems().setAll(WordingTemplate.all(words));
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(WordingTemplate template) {
                return template == null ? "" : words.of("finding.template." + template.key());
            }

            @Override
            public WordingTemplate fromString(String text) {
                return choice.getValue();
            }
        });
        choice.valueProperty().addListener((property, before, template) -> show(template));
        blanks.getStyleClass().add("fields");
        pane.setMaxHeight(BLANKS_HEIGHT);
        pane.setVisible(false);
        pane.setManaged(false);
    }

    Node node() {
        return new VBox(6, Parts.flow(choice, Parts.text(words.of("findings.template.about"), "muted")), pane);
    }

    /** Chooses a case. */
    void choose(String key) {
        choice.getItems().stream().filter(t -> t.key().equals(key)).findFirst().ifPresent(choice::setValue);
    }

    private void show(WordingTemplate template) {
        blanks.getChildren().clear();
        Map<String, TextField> fields = new LinkedHashMap<>();
        int row = 0;
        for (String blank : template.blanks()) {
            TextField field = new TextField(known.getOrDefault(blank, ""));
            field.setId("blank-" + blank);
            field.textProperty().addListener((property, before, text) -> write(template, fields));
            fields.put(blank, field);
            GridPane.setHgrow(field, javafx.scene.layout.Priority.ALWAYS);
            blanks.addRow(row++, Parts.line(words.of("finding.blank." + blank), "muted"), field);
        }
        pane.setVisible(true);
        pane.setManaged(true);
        pane.setPrefHeight(BLANKS_HEIGHT);
        write(template, fields);
    }

    private void write(WordingTemplate template, Map<String, TextField> fields) {
        Map<String, String> values = new HashMap<>();
        fields.forEach((blank, field) -> values.put(blank, field.getText()));
        target.setText(template.filled(values, words));
    }

    /** What the case knows for the blanks of a finding: device, clause, requirement, period, evidence. */
    static Map<String, String> known(CaseView view, Finding finding, Words words) {
        List<Observation> observations = finding.observationKeys().stream()
                .map(view::observation)
                .flatMap(Optional::stream)
                .toList();
        Map<String, String> known = new HashMap<>();
        known.put("clause", String.join(words.of("kit.list.separator"), finding.clauses()));
        view.head().scope().period().ifPresent(p -> known.put("period", p.from() + " … " + p.to()));
        observations.stream().findFirst().ifPresent(first -> {
            view.judged().clauses().stream()
                    .filter(row -> row.ruleId().equals(first.ruleId()))
                    .findFirst()
                    .ifPresent(row -> known.put("requirement", words.pick(row.quote())));
            instrument(view, first.subject().id()).ifPresent(i -> device(known, i));
        });
        known.put(
                "evidence",
                observations.stream()
                        .flatMap(o -> o.evidence().stream())
                        .map(e -> e.row() > 0 ? words.of("frame.evidence.row", e.file(), e.row()) : e.file())
                        .distinct()
                        .limit(6)
                        .collect(Collectors.joining(words.of("kit.list.separator"))));
        return known;
    }

    private static Optional<MeasuringInstrument> instrument(CaseView view, String number) {
        return view.ledger().ledger().instruments().stream()
                .filter(i -> i.instrumentNo().equals(number))
                .findFirst();
    }

    private static void device(Map<String, String> known, MeasuringInstrument instrument) {
        known.put("number", instrument.instrumentNo());
        known.put("name", instrument.identity().name());
        known.put("serial", instrument.identity().serialNo());
        known.put("place", instrument.place().location());
        known.put("class", instrument.accuracyClass());
    }
}
