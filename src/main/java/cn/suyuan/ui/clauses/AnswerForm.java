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
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/**
 * The answer to a requirement, by keyboard: 1–4 choose the verdict, Alt+1–5 the method, then text; Ctrl+Enter records and
 * goes on to the next question that waits, in the order of the form.
 */
final class AnswerForm {
    private static final List<String> METHODS =
            List.of("documents", "sampling", "observation", "interview", "measurement");
    private static final List<Verdict> VERDICTS =
            List.of(Verdict.MET, Verdict.NOT_MET, Verdict.NOT_VERIFIABLE, Verdict.NOT_APPLICABLE);
    private final Session session;
    private final Words words;
    private final Runnable next;
    private final ToggleGroup verdicts = new ToggleGroup();
    private final ToggleGroup methods = new ToggleGroup();
    private final TextArea text = new TextArea();
    private final Attachments attachments;
    private final VBox box;
    private Optional<ClauseRow> row = Optional.empty();

    /**
     * @param next goes on to the next question that waits
     */
    AnswerForm(Session session, Runnable next) {
        this.session = session;
        this.words = session.words();
        this.next = next;
        attachments = new Attachments(session);
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
                verdictRow,
                methodRow,
                text,
                Parts.flow(save, Parts.text(words.of("rule.form.keys"), "muted")),
                attachments.node());
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    Node node() {
        return box;
    }

    void show(ClauseRow shown) {
        boolean other = row.filter(r -> r.ruleId().equals(shown.ruleId())).isEmpty();
        row = Optional.of(shown);
        attachments.show("rule:" + shown.ruleId(), shown.clause());
        if (other) {
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
        return true;
    }

    /** Goes to the text. */
    boolean focus() {
        text.requestFocus();
        return row.isPresent();
    }

    private void key(KeyEvent event) {
        Optional<Integer> digit = digit(event.getCode());
        boolean typing = event.getTarget() == text;
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            save();
        } else if (event.isAltDown() && digit.isPresent() && digit.get() <= METHODS.size()) {
            choose(methods, Optional.of(METHODS.get(digit.get() - 1)));
        } else if (typing
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
        session.perform(
                new Act.AnswerClause(
                        row.get().ruleId(),
                        (Verdict) verdicts.getSelectedToggle().getUserData(),
                        (String) methods.getSelectedToggle().getUserData(),
                        text.getText().strip()),
                view -> next.run());
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
