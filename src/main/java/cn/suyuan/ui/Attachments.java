package cn.suyuan.ui;

import cn.suyuan.evidence.Attachment;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.io.File;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;

/**
 * Photographs and files of one subject, taken in from the camera's folder or by dragging them here; each with its time and
 * digest, opened by a click.
 */
public final class Attachments {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.ofHours(8));
    private final Session session;
    private final Words words;
    private final VBox list = new VBox(2);
    private final VBox box;
    private String subject = "";
    private String title = "";

    public Attachments(Session session) {
        this.session = session;
        this.words = session.words();
        Node choose = Parts.button(words.of("ledger.attach.choose"), "mdi2c-camera-plus-outline", this::choose);
        choose.setId("attach");
        box = new VBox(6, Parts.flow(choose, Parts.text(words.of("ledger.attach.drag"), "muted")), list);
        box.getStyleClass().add("drop-place");
        box.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        box.setOnDragDropped(this::dropped);
        box.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.V && paste()) {
                event.consume();
            }
        });
    }

    /** The nodes. */
    public Node node() {
        return box;
    }

    /**
     * Shows what was taken in about a subject.
     *
     * @param about {@code instrument:…}, {@code rule:…} or {@code case}
     * @param name what a person calls it
     */
    public void show(String about, String name) {
        subject = about;
        title = name;
        list.getChildren().clear();
        session.current()
                .ifPresent(view -> view.files()
                        .site()
                        .about(about)
                        .forEach(kept -> list.getChildren().add(line(kept))));
    }

    private Node line(Attachment kept) {
        String when = kept.made().isEmpty()
                ? words.of("ledger.attach.kept", TIME.format(kept.kept()))
                : words.of("ledger.attach.made", kept.made(), TIME.format(kept.kept()));
        Hyperlink link = new Hyperlink(
                kept.file().substring(Attachment.FOLDER.length()) + (kept.note().isBlank() ? "" : " · " + kept.note()),
                Parts.icon("mdi2i-image-outline"));
        link.setTooltip(new Tooltip("SM3 " + kept.sm3()));
        link.setOnAction(event -> session.go(Screen.FILES, kept.file(), 0));
        return Parts.flow(
                link,
                Parts.text(when + " · " + kept.by(), "muted"),
                Parts.text(
                        "SM3 " + kept.sm3().substring(0, Math.min(16, kept.sm3().length())) + "…", "mono", "muted"));
    }

    private void choose() {
        session.files()
                .open(words.of("ledger.attach.choose"), List.of("*.jpg", "*.jpeg", "*.png", "*.pdf", "*.*"))
                .ifPresent(path -> ask(new ArrayDeque<>(List.of(path))));
    }

    private void dropped(DragEvent event) {
        take(event.getDragboard().getFiles().stream().map(File::toPath).toList());
        event.setDropCompleted(true);
        event.consume();
    }

    /** Takes in files that were copied elsewhere (Ctrl+V); false where the clipboard has none. */
    public boolean paste() {
        List<File> copied = Clipboard.getSystemClipboard().getFiles();
        if (copied == null || copied.isEmpty()) {
            return false;
        }
        take(copied.stream().map(File::toPath).toList());
        return true;
    }

    /** Takes files in, one after the other; each is asked what it shows. */
    public void take(List<Path> files) {
        ask(new ArrayDeque<>(files));
    }

    private void ask(Deque<Path> files) {
        Path file = files.poll();
        if (file == null) {
            return;
        }
        String about = subject;
        javafx.scene.control.TextField note = new javafx.scene.control.TextField();
        note.setId("attach-note");
        note.setPromptText(words.of("ledger.attach.note"));
        VBox content = new VBox(8, Parts.text(words.of("ledger.attach.about", file.getFileName(), title)), note);
        session.sheets().ask(words.of("ledger.attach.title"), content, words.of("ledger.attach.keep"), () -> {
            session.perform(new Act.Attach(file, about, note.getText().strip()), view -> ask(files));
            return true;
        });
        note.requestFocus();
    }
}
