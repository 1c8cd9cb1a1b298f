package cn.suyuan.ui;

import cn.suyuan.ui.desk.DeskException;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** A sentence over the work: what went wrong stays until it is closed, everything else goes by itself. */
public final class Notice {
    private final Words words;
    private final HBox bar = new HBox(10);
    private final PauseTransition leaving = new PauseTransition(Duration.seconds(10));

    public Notice(Words words) {
        this.words = words;
        bar.getStyleClass().add("notice");
        bar.setId("notice");
        bar.setMaxSize(760, Region.USE_PREF_SIZE);
        bar.setVisible(false);
        bar.setManaged(false);
        StackPane.setAlignment(bar, Pos.BOTTOM_CENTER);
        leaving.setOnFinished(event -> hide());
    }

    Node node() {
        return bar;
    }

    /** Tells why something did not happen. */
    public void failure(Throwable cause) {
        if (cause instanceof OutOfMemoryError) {
            tell(words.of("cli.memory", Long.toString(Runtime.getRuntime().maxMemory() >> 20)), Tone.BAD);
            return;
        }
        String text = cause instanceof DeskException told
                ? words.of(told.key(), told.arguments())
                : words.of("frame.failure", String.valueOf(cause.getMessage()), code(cause));
        tell(text, Tone.BAD);
    }

    /** Tells something. */
    public void tell(String text, Tone tone) {
        Label label = Parts.text(text);
        label.setGraphic(Parts.icon(tone.icon()));
        label.setMaxWidth(560);
        Button copy = Parts.button(words.of("frame.copy"), "mdi2c-content-copy", () -> copy(text), "flat", "small");
        Button close = Parts.button(words.of("frame.close"), "mdi2c-close", this::hide, "flat", "small");
        bar.getChildren().setAll(label, Parts.spring(), copy, close);
        bar.getStyleClass().removeIf(style -> style.startsWith("tone-"));
        bar.getStyleClass().add(tone.styleClass());
        bar.setVisible(true);
        bar.setManaged(true);
        leaving.stop();
        if (tone != Tone.BAD) {
            leaving.playFromStart();
        }
    }

    private void hide() {
        bar.setVisible(false);
        bar.setManaged(false);
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** Where it happened, short enough to be read over the telephone. */
    private static String code(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        String place = trace.length == 0 ? "" : "@" + trace[0].getFileName() + ":" + trace[0].getLineNumber();
        return cause.getClass().getSimpleName() + place;
    }
}
