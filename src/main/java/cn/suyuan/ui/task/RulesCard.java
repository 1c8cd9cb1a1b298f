package cn.suyuan.ui.task;

import cn.suyuan.app.RulePackChecks;
import cn.suyuan.app.RuleWork;
import cn.suyuan.rule.RuleChoices;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.RulesView;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.SettingName;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The rule pack that judges the case: which one, another one from outside, and what the team settles otherwise. */
final class RulesCard {
    private static final int SHORT = 16;
    private final Session session;
    private final Words words;

    RulesCard(Session session) {
        this.session = session;
        this.words = session.words();
    }

    Node node(RulesView rules) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(
                words.of("task.rulepack.pack"),
                words.of(
                        "task.rulepack.version",
                        rules.id(),
                        rules.version(),
                        rules.sm3().substring(0, Math.min(SHORT, rules.sm3().length())))));
        fields.add(new Field(
                words.of("task.rulepack.state"),
                words.of("task.rulepack.counts", rules.requirements(), rules.toConfirm())));
        fields.add(new Field(
                words.of("rule.setting.gb17167"),
                rules.edition().map(name -> edition(name, rules)).orElse(words.of("kit.value.missing"))));
        VBox card = Parts.card(words.of("task.rulepack.title"), Parts.fields(fields));
        rules.choices()
                .forEach((name, choice) -> card.getChildren()
                        .add(Parts.text(words.of(
                                "task.rulepack.choice",
                                SettingName.of(words, name),
                                choice.value(),
                                choice.reason(),
                                choice.by().isEmpty() ? "—" : choice.by()))));
        Node take = Parts.button(words.of("task.rulepack.import"), "mdi2f-file-import-outline", this::choose);
        take.setId("rules-import");
        Node adjust = Parts.button(words.of("task.rulepack.adjust"), "mdi2t-tune", () -> adjust(rules));
        adjust.setId("rules-adjust");
        card.getChildren().addAll(Parts.flow(take, adjust), Parts.text(words.of("task.rulepack.about"), "muted"));
        return card;
    }

    private String edition(String name, RulesView rules) {
        return name + (Boolean.TRUE.equals(rules.editions().get(name)) ? "" : words.of("task.rulepack.unconfirmed"));
    }

    private void choose() {
        Optional<Path> chosen = session.files().open(words.of("task.rulepack.import"), List.of("*.zip", "rules.txt"));
        chosen.map(file -> "rules.txt".equals(String.valueOf(file.getFileName())) ? folderOf(file) : file)
                .ifPresent(pack -> session.tasks()
                        .look(progress -> session.desk().rules(pack, progress), preview -> confirm(pack, preview)));
    }

    private static Path folderOf(Path file) {
        return Optional.ofNullable(file.getParent()).orElse(file);
    }

    /** What the pack changes and who signed it, before it judges; what is refused says why, line by line. */
    private void confirm(Path pack, RuleWork.Preview preview) {
        VBox lines = new VBox(4);
        preview.signers().forEach(s -> lines.getChildren().add(Parts.text(words.of("task.rulepack.signer", s))));
        if (preview.refusals().isEmpty() && !preview.role().isEmpty()) {
            lines.getChildren().add(Parts.text(said(preview.role())));
        }
        preview.refusals().forEach(r -> lines.getChildren().add(Parts.text(said(r), Tone.BAD.styleClass())));
        lines.getChildren()
                .add(Parts.text(
                        words.of("task.rulepack.changes", preview.changes().size()), "strong"));
        preview.changes().forEach(c -> lines.getChildren().add(Parts.text(said(RulePackChecks.line(c)), "small-text")));
        ScrollPane scroll = Parts.scroll(lines);
        scroll.setPrefViewportHeight(240);
        if (!preview.refusals().isEmpty()) {
            session.sheets().show(words.of("task.rulepack.refused"), scroll, 640);
            return;
        }
        TextArea reason = reason();
        session.sheets()
                .ask(
                        words.of("task.rulepack.confirm", String.valueOf(pack.getFileName())),
                        new VBox(8, scroll, reason),
                        words.of("task.rulepack.use"),
                        () -> {
                            boolean good = !reason.getText().isBlank();
                            if (good) {
                                session.perform(
                                        new Act.ImportRules(
                                                pack, reason.getText().strip()),
                                        view -> session.tell(words.of("task.rulepack.done")));
                            } else {
                                reason.getStyleClass().add("wanting");
                            }
                            return good;
                        });
        reason.requestFocus();
    }

    /** A message whose arguments may be keys themselves. */
    private String said(List<String> line) {
        Object[] arguments = line.subList(1, line.size()).stream()
                .map(a -> a.startsWith("{") && a.endsWith("}") ? words.of(a.substring(1, a.length() - 1)) : a)
                .toArray();
        return words.of(line.get(0), arguments);
    }

    private void adjust(RulesView rules) {
        List<String> names = new ArrayList<>();
        names.add(RuleChoices.EDITION);
        rules.settings().forEach(setting -> names.add(setting.name()));
        ComboBox<String> setting = box(names, name -> words.of("rule.setting." + name));
        setting.setId("rules-setting");
        ComboBox<String> edition = box(List.copyOf(rules.editions().keySet()), name -> edition(name, rules));
        edition.setId("rules-edition");
        TextField value = new TextField();
        value.setId("rules-value");
        TextArea reason = reason();
        Node before = Parts.text("", "muted");
        setting.valueProperty().addListener((property, was, name) -> {
            boolean editions = RuleChoices.EDITION.equals(name);
            edition.setVisible(editions);
            edition.setManaged(editions);
            value.setVisible(!editions);
            value.setManaged(!editions);
            rules.settings().stream()
                    .filter(s -> s.name().equals(name))
                    .findFirst()
                    .ifPresent(s -> {
                        value.setText(s.value());
                        ((javafx.scene.control.Label) before).setText(words.of("task.rulepack.before", s.before()));
                    });
            before.setVisible(!editions);
            before.setManaged(!editions);
        });
        rules.edition().ifPresent(edition::setValue);
        setting.setValue(RuleChoices.EDITION);
        VBox content = new VBox(
                8,
                Parts.text(words.of("task.rulepack.adjust.about"), "muted"),
                setting,
                edition,
                value,
                before,
                reason);
        session.sheets().ask(words.of("task.rulepack.adjust"), content, words.of("kit.sheet.ok"), () -> {
            String chosen = RuleChoices.EDITION.equals(setting.getValue())
                    ? Optional.ofNullable(edition.getValue()).orElse("")
                    : value.getText().strip();
            boolean number = RuleChoices.EDITION.equals(setting.getValue())
                    || chosen.isEmpty()
                    || RuleChoices.number(setting.getValue(), chosen).isPresent();
            if (!number) {
                session.remind(words.of("app.rules.bad_value", words.of("rule.setting." + setting.getValue()), chosen));
                return false;
            }
            if (reason.getText().isBlank()) {
                reason.getStyleClass().add("wanting");
                return false;
            }
            session.perform(new Act.AdjustRule(
                    setting.getValue(), chosen, reason.getText().strip()));
            return true;
        });
        setting.requestFocus();
    }

    private TextArea reason() {
        TextArea reason = new TextArea();
        reason.setId("sheet-text");
        reason.setWrapText(true);
        reason.setPrefRowCount(3);
        reason.setPromptText(words.of("sampling.reason.prompt"));
        return reason;
    }

    private static ComboBox<String> box(List<String> keys, java.util.function.UnaryOperator<String> said) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(keys);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(String key) {
                return key == null || key.isEmpty() ? "" : said.apply(key);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        return box;
    }
}
