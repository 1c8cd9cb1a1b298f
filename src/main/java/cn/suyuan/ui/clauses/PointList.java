package cn.suyuan.ui.clauses;

import cn.suyuan.rule.PointOutcome;
import cn.suyuan.rule.Verdict;
import cn.suyuan.ui.desk.ClauseRow;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The points of a checklist, one line each: 1 in order, 2 not in order, 3 does not arise; each goes on to the next. */
final class PointList {
    private static final List<PointOutcome> OUTCOMES = List.of(PointOutcome.values());
    private final Words words;
    private final Consumer<Verdict> complete;
    private final VBox box = new VBox(2);
    private final List<Line> lines = new ArrayList<>();

    /** A point with its line. */
    private record Line(String number, String text, HBox node, ToggleGroup outcomes) {
        Optional<PointOutcome> outcome() {
            return Optional.ofNullable(outcomes.getSelectedToggle()).map(toggle -> (PointOutcome) toggle.getUserData());
        }
    }

    /**
     * @param complete hears the verdict that follows, once every point has been looked at by keyboard
     */
    PointList(Words words, Consumer<Verdict> complete) {
        this.words = words;
        this.complete = complete;
        box.setId("answer-points");
    }

    Node node() {
        return box;
    }

    /** Shows the points of a requirement with what was found before; nothing for a plain question. */
    void show(ClauseRow row) {
        lines.clear();
        row.points()
                .forEach((number, point) -> lines.add(line(
                        number,
                        words.pick(point),
                        row.answer().map(a -> a.points().get(number)))));
        box.getChildren().setAll(lines.stream().map(Line::node).toList());
        box.setVisible(!lines.isEmpty());
        box.setManaged(!lines.isEmpty());
    }

    /** Goes to the first point that nobody has looked at; false where there is none. */
    boolean focus() {
        Optional<Line> first =
                lines.stream().filter(line -> line.outcome().isEmpty()).findFirst();
        first.ifPresent(line -> line.node().requestFocus());
        return first.isPresent();
    }

    /** What was found, by number. */
    Map<String, PointOutcome> found() {
        Map<String, PointOutcome> found = new LinkedHashMap<>();
        lines.forEach(line -> line.outcome().ifPresent(outcome -> found.put(line.number(), outcome)));
        return found;
    }

    /** Points that are open or out of order, in words. */
    List<String> wanting() {
        return lines.stream()
                .filter(line -> line.outcome().filter(o -> o != PointOutcome.NO).isEmpty())
                .map(Line::text)
                .toList();
    }

    private Line line(String number, String text, Optional<PointOutcome> before) {
        ToggleGroup outcomes = new ToggleGroup();
        Label label = Parts.text(Integer.parseInt(number) + "  " + text);
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox node = new HBox(6, label);
        for (PointOutcome outcome : OUTCOMES) {
            ToggleButton button = new ToggleButton(words.of(
                    "rule.form.key", OUTCOMES.indexOf(outcome) + 1, words.of("rule.point." + outcome.wireName())));
            button.setUserData(outcome);
            button.setToggleGroup(outcomes);
            button.setFocusTraversable(false);
            button.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
            button.setId("point-" + number + "-" + outcome.wireName());
            before.filter(outcome::equals).ifPresent(was -> button.setSelected(true));
            node.getChildren().add(button);
        }
        node.setAlignment(Pos.CENTER_LEFT);
        node.setFocusTraversable(true);
        node.getStyleClass().add("point-line");
        node.setId("point-" + number);
        node.setOnMouseClicked(event -> node.requestFocus());
        node.focusedProperty().addListener((property, was, now) -> {
            if (now) {
                Parts.reveal(node);
            }
        });
        Line line = new Line(number, text, node, outcomes);
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> key(line, event));
        return line;
    }

    private void key(Line line, KeyEvent event) {
        if (event.isAltDown() || event.isShortcutDown()) {
            return;
        }
        int at = lines.indexOf(line);
        Optional<Integer> digit = AnswerForm.digit(event.getCode()).filter(d -> d <= OUTCOMES.size());
        if (digit.isPresent()) {
            line.outcomes().selectToggle(line.outcomes().getToggles().get(digit.get() - 1));
            if (!focus()) {
                complete.accept(wanting().isEmpty() ? Verdict.MET : Verdict.NOT_MET);
            }
        } else if (event.getCode() == KeyCode.DOWN && at + 1 < lines.size()) {
            lines.get(at + 1).node().requestFocus();
        } else if (event.getCode() == KeyCode.UP && at > 0) {
            lines.get(at - 1).node().requestFocus();
        } else {
            return;
        }
        event.consume();
    }
}
