package cn.suyuan.ui.kit;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Questions to the person, asked inside the window so that letters and theme are the same. */
public final class Sheets {
    private final StackPane layer = new StackPane();
    private final Words words;

    public Sheets(Words words) {
        this.words = words;
        layer.setPickOnBounds(false);
    }

    /** Layer to lay over the work. */
    public Node layer() {
        return layer;
    }

    /** Whether a question is open. */
    public boolean isAsking() {
        return !layer.getChildren().isEmpty();
    }

    /** Asks something; {@code act} says whether the sheet may close. */
    public void ask(String title, Node content, String yes, BooleanSupplier act) {
        StackPane shade = new StackPane();
        shade.getStyleClass().add("shade");
        Optional<Node> before = Optional.ofNullable(layer.getScene()).map(Scene::getFocusOwner);
        Runnable close = () -> {
            layer.getChildren().remove(shade);
            // the keyboard goes on where it was
            before.filter(owner -> owner.getScene() != null).ifPresent(Node::requestFocus);
        };
        Runnable confirm = () -> {
            if (act.getAsBoolean()) {
                close.run();
            }
        };
        Button ok = Parts.button(yes, "mdi2c-check", confirm, "accent");
        ok.setId("sheet-ok");
        Button cancel = Parts.button(words.of("kit.sheet.cancel"), "mdi2c-close", close);
        Node keys = Parts.text(words.of("kit.sheet.keys"), "muted", "small-text");
        VBox box = new VBox(12, Parts.heading(title), content, Parts.row(keys, Parts.spring(), cancel, ok));
        box.getStyleClass().add("question-sheet");
        box.setMaxSize(520, Region.USE_PREF_SIZE);
        shade.getChildren().add(box);
        StackPane.setAlignment(box, Pos.CENTER);
        shade.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER && !(event.getTarget() instanceof TextArea)) {
                confirm.run();
                event.consume();
            }
        });
        // a text has lines of its own: with the shortcut key, Enter confirms anywhere; a box is ticked by Space, not by
        // Enter
        shade.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean ticks = event.getTarget() instanceof CheckBox || event.getTarget() instanceof RadioButton;
            if (event.getCode() == KeyCode.ENTER && (event.isShortcutDown() || ticks)) {
                confirm.run();
                event.consume();
            }
        });
        layer.getChildren().add(shade);
        content.requestFocus();
    }

    /** Shows something large until the person closes it; what was shown before is replaced. */
    public void show(String title, Node content, double width) {
        show(title, content, width, () -> {});
    }

    /** As above, and does something when it is closed. */
    public void show(String title, Node content, double width, Runnable then) {
        StackPane shade = new StackPane();
        shade.getStyleClass().add("shade");
        Runnable close = () -> {
            layer.getChildren().remove(shade);
            then.run();
        };
        Button done = Parts.button(words.of("kit.sheet.close"), "mdi2c-close", close, "accent");
        done.setId("sheet-close");
        VBox box = new VBox(12, Parts.heading(title), content, Parts.row(Parts.spring(), done));
        box.getStyleClass().add("question-sheet");
        box.setMaxSize(width, Region.USE_PREF_SIZE);
        shade.getChildren().add(box);
        StackPane.setAlignment(box, Pos.CENTER);
        shade.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
        layer.getChildren().setAll(shade);
        done.requestFocus();
    }

    /** Takes away whatever is shown. */
    public void close() {
        layer.getChildren().clear();
    }

    /** Asks for a text that must not be empty, such as a reason. */
    public void text(String title, String explanation, String before, String yes, Consumer<String> act) {
        TextArea area = new TextArea(before);
        area.setId("sheet-text");
        area.setWrapText(true);
        area.setPrefRowCount(5);
        VBox content = new VBox(8, Parts.text(explanation, "muted"), area);
        ask(title, content, yes, () -> {
            String text = area.getText().strip();
            if (text.isEmpty()) {
                area.getStyleClass().add("wanting");
                return false;
            }
            act.accept(text);
            return true;
        });
        area.requestFocus();
    }

    /** Asks for a secret; twice where it is a new one. */
    public void secret(String title, String explanation, boolean twice, Consumer<char[]> act) {
        PasswordField first = new PasswordField();
        first.setId("sheet-secret");
        PasswordField second = new PasswordField();
        first.setPromptText(words.of("kit.sheet.secret"));
        second.setPromptText(words.of("kit.sheet.again"));
        VBox content = new VBox(8, Parts.text(explanation, "muted"), first);
        Node trouble = Parts.text(words.of("kit.sheet.differ"), Tone.BAD.styleClass());
        trouble.setVisible(false);
        if (twice) {
            content.getChildren().addAll(second, trouble);
        }
        ask(title, content, words.of("kit.sheet.ok"), () -> {
            // a key file may have no password; a new secret must be one
            boolean good =
                    !twice || (!first.getText().isEmpty() && first.getText().equals(second.getText()));
            trouble.setVisible(!good);
            if (good) {
                act.accept(first.getText().toCharArray());
            }
            return good;
        });
        first.requestFocus();
    }
}
