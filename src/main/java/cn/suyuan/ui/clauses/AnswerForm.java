package cn.suyuan.ui.clauses;

import cn.suyuan.rule.Verdict;
import cn.suyuan.ui.Attachments;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.ClauseRow;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a requirement, by keyboard: 1–4 choose the verdict, Alt+1–5 the method, then text; Ctrl+Enter records and
 * goes on to the next question that waits, in the order of the form.
 */
final class AnswerForm {
    private static final List<String> METHODS =
            List.of("documents", "sampling", "observation", "interview", "measurement");
    private static final List<Verdict> VERDICTS =
            List.of(Verdict.MET, Verdict.NOT_MET, Verdict.NOT_VERIFIABLE, Verdict.NOT_APPLICABLE);
    /** The choice of everything that is open. */
    private static final String ALL = "";

    private final Session session;
    private final Words words;
    private final Consumer<String> next;
    private final ToggleGroup verdicts = new ToggleGroup();
    private final ToggleGroup methods = new ToggleGroup();
    private final TextArea text = new TextArea();
    private final ComboBox<String> about = new ComboBox<>();
    private final PointList points;
    private final Attachments attachments;
    private final VBox box;
    private Optional<ClauseRow> row = Optional.empty();

    /**
     * @param next goes on to the next question that waits after the requirement that was answered
     */
    AnswerForm(Session session, Consumer<String> next) {
        this.session = session;
        this.words = session.words();
        this.next = next;
        attachments = new Attachments(session);
        points = new PointList(words, this::proposed);
        about.setId("answer-about");
        about.setConverter(new SubjectNames());
        text.setId("answer-text");
        text.setPromptText(words.of("clauses.answer.prompt"));
        text.setWrapText(true);
        text.setPrefRowCount(3);
        Node save = Parts.button(words.of("clauses.answer.save"), "mdi2c-content-save-outline", this::save, "accent");
        save.setId("answer-save");
        FlowPane verdictRow = Parts.flow(Parts.line(words.of("clauses.answer.verdict"), "strong"));
        for (Verdict verdict : VERDICTS) {
            verdictRow
                    .getChildren()
                    .add(toggle(
                            verdicts,
                            verdict,
                            words.of("rule.form.key", VERDICTS.indexOf(verdict) + 1, words.verdict(verdict)),
                            "answer-" + verdict.wireName()));
        }
        FlowPane methodRow = Parts.flow(Parts.line(words.of("clauses.answer.method"), "strong"));
        for (String method : METHODS) {
            methodRow
                    .getChildren()
                    .add(toggle(
                            methods,
                            method,
                            words.of(
                                    "rule.form.alt", METHODS.indexOf(method) + 1, words.of("clauses.method." + method)),
                            "method-" + method));
        }
        box = new VBox(
                8,
                about,
                points.node(),
                verdictRow,
                methodRow,
                text,
                save,
                Parts.text(words.of("rule.form.keys"), "muted"),
                attachments.node());
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    Node node() {
        return box;
    }

    void show(ClauseRow shown) {
        boolean other = row.filter(r -> r.ruleId().equals(shown.ruleId())).isEmpty();
        row = Optional.of(shown);
        ask(shown);
        attachments.show("rule:" + shown.ruleId(), shown.clause());
        if (other) {
            points.show(shown);
            Optional<ClauseRow.Answer> before = shown.answer();
            choose(verdicts, before.map(a -> (Object) a.verdict()));
            choose(methods, before.map(a -> (Object) a.method()).or(() -> Optional.of("documents")));
            text.setText(before.map(ClauseRow.Answer::text).orElse(""));
        }
    }

    /** A verdict by its number, as the table of clauses hears it; the text is next. */
    boolean verdict(int number) {
        if (row.isEmpty() || number < 1 || number > VERDICTS.size()) {
            return false;
        }
        choose(verdicts, Optional.of(VERDICTS.get(number - 1)));
        text.requestFocus();
        Parts.reveal(text);
        return true;
    }

    /** Goes to the first open point of a checklist, else to the text. */
    boolean focus() {
        if (!points.focus()) {
            text.requestFocus();
        }
        return row.isPresent();
    }

    /** What the points of the checklist come to is proposed; what is not in order is named in the text. */
    private void proposed(Verdict verdict) {
        choose(verdicts, Optional.of(verdict));
        if (text.getText().isBlank() && verdict == Verdict.NOT_MET) {
            text.setText(words.of("rule.point.wanting", String.join("；", points.wanting())));
        }
        text.requestFocus();
        Parts.reveal(text);
        text.end();
    }

    /** What the checks left open is offered one by one and all at once; a question about the case needs no choice. */
    private void ask(ClauseRow shown) {
        List<String> open = shown.openSubjects().stream()
                .filter(subject -> !subject.equals(ClauseRow.WHOLE))
                .toList();
        String chosen = Optional.ofNullable(about.getValue()).orElse(ALL);
        about.getItems().setAll(open);
        if (open.size() > 1) {
            about.getItems().add(0, ALL);
        }
        about.setVisible(!open.isEmpty());
        about.setManaged(!open.isEmpty());
        about.setValue(
                about.getItems().contains(chosen)
                        ? chosen
                        : open.isEmpty() ? ALL : about.getItems().get(0));
    }

    private List<String> subjects() {
        if (!about.isManaged()) {
            return List.of(ClauseRow.WHOLE);
        }
        String chosen = Optional.ofNullable(about.getValue()).orElse(ALL);
        return chosen.equals(ALL)
                ? about.getItems().stream()
                        .filter(subject -> !subject.equals(ALL))
                        .toList()
                : List.of(chosen);
    }

    /** Subjects in words: what kind, which number, which name. */
    private final class SubjectNames extends StringConverter<String> {
        @Override
        public String toString(@Nullable String subject) {
            if (subject == null || subject.equals(ALL)) {
                long open =
                        about.getItems().stream().filter(s -> !s.equals(ALL)).count();
                return words.of("rule.form.all", open);
            }
            int colon = subject.indexOf(':');
            String id = subject.substring(colon + 1);
            String kind = colon < 0 ? subject : subject.substring(0, colon);
            String name = session.current().isPresent() ? session.index().name(id) : "";
            return (words.orElse("rule.subject." + kind, kind) + " " + (colon < 0 ? "" : id) + " " + name).strip();
        }

        @Override
        public String fromString(String text) {
            return text;
        }
    }

    private void key(KeyEvent event) {
        Optional<Integer> digit = digit(event.getCode());
        boolean typing = event.getTarget() == text;
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            save();
        } else if (event.getCode() == KeyCode.V && event.isShortcutDown() && attachments.paste()) {
            event.consume();
            return;
        } else if (event.isAltDown() && digit.isPresent() && digit.get() <= METHODS.size()) {
            choose(methods, Optional.of(METHODS.get(digit.get() - 1)));
        } else if (typing
                || event.getTarget() instanceof javafx.scene.layout.HBox
                || event.isShortcutDown()
                || event.isAltDown()
                || !digit.map(this::verdict).orElse(false)) {
            return;
        }
        event.consume();
    }

    /** The digit of a key, of the row above the letters or of the block at the right; 0 is none. */
    static Optional<Integer> digit(KeyCode code) {
        String name = code.getName().replace("Numpad ", "");
        return code.isDigitKey() && !name.equals("0") ? Optional.of(Integer.valueOf(name)) : Optional.empty();
    }

    private void save() {
        if (row.isEmpty()
                || verdicts.getSelectedToggle() == null
                || methods.getSelectedToggle() == null
                || text.getText().isBlank()) {
            session.remind(words.of("clauses.answer.wanting"));
            return;
        }
        Verdict verdict = (Verdict) verdicts.getSelectedToggle().getUserData();
        List<String> wanting = points.wanting();
        if (verdict == Verdict.MET && !wanting.isEmpty()) {
            session.remind(words.of("rule.point.met", String.join("；", wanting)));
            points.focus();
            return;
        }
        String answered = row.get().ruleId();
        session.perform(
                new Act.AnswerClause(
                        answered,
                        subjects(),
                        verdict,
                        (String) methods.getSelectedToggle().getUserData(),
                        text.getText().strip(),
                        points.found()),
                view -> next.accept(answered));
    }

    private static ToggleButton toggle(ToggleGroup group, Object value, String label, String id) {
        ToggleButton button = new ToggleButton(label);
        button.setToggleGroup(group);
        button.setUserData(value);
        button.setId(id);
        return button;
    }

    private static void choose(ToggleGroup group, Optional<Object> value) {
        group.getToggles()
                .forEach(t -> t.setSelected(
                        value.filter(v -> v.equals(t.getUserData())).isPresent()));
    }
}
