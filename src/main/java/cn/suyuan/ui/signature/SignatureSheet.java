package cn.suyuan.ui.signature;

import cn.suyuan.app.SingleSignature;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** Looks at one signature file that was dropped on the window or chosen, and shows all that is in it. */
public final class SignatureSheet {
    /** Endings of files that are looked at as signatures rather than imported as a pack. */
    private static final List<String> ENDINGS = List.of(
            "p7s", "p7m", "p7b", "sig", "tsr", "tst", "tsq", "xml", "pdf", "ocmf", "json", "der", "pem", "cer", "crt");

    private static final double WIDTH = 940;
    private static final double HEIGHT = 560;

    private final Session session;
    private final Words words;

    public SignatureSheet(Session session) {
        this.session = session;
        this.words = session.words();
    }

    /** Whether a file is one to look at here, by its ending. */
    public static boolean takes(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(ending -> name.endsWith("." + ending));
    }

    /** Asks for a file and looks at it. */
    public void choose() {
        session.files()
                .open(
                        words.of("signature.choose"),
                        ENDINGS.stream().map(ending -> "*." + ending).toList())
                .ifPresent(file -> look(file, Optional.empty()));
    }

    /** Looks at a file; without content given, a file of the same name beside it is compared. */
    public void look(Path file, Optional<Path> content) {
        session.tasks().look(progress -> session.desk().signature(file, content), found -> show(file, found));
    }

    private void show(Path file, SingleSignature found) {
        SignaturePanel panel = new SignaturePanel(words);
        VBox all = new VBox(14, Parts.text(heading(found), "muted"));
        for (SignatureCheck check : found.checks()) {
            all.getChildren().add(panel.of(check));
        }
        if (found.checks().isEmpty()) {
            all.getChildren().add(Parts.text(words.of("files.signatures.none")));
        }
        if (needsContent(found)) {
            all.getChildren()
                    .add(
                            1,
                            Parts.button(
                                    words.of("signature.content"), "mdi2f-file-plus-outline", () -> content(file)));
        }
        ScrollPane pane = Parts.scroll(all);
        pane.setPrefHeight(HEIGHT);
        Node shown = pane;
        shown.setId("signature-sheet");
        session.sheets().show(words.of("signature.title", found.place()), shown, WIDTH);
    }

    private String heading(SingleSignature found) {
        String kind = words.of("trust.file", found.kind());
        return found.content()
                .map(name -> words.of("signature.compared", kind, name))
                .orElse(kind);
    }

    private static boolean needsContent(SingleSignature found) {
        boolean detached = found.kind() == SingleSignature.Kind.CMS || found.kind() == SingleSignature.Kind.TIMESTAMP;
        return detached && found.content().isEmpty() && !found.good();
    }

    private void content(Path file) {
        session.files()
                .open(words.of("signature.content"), List.of("*.*"))
                .ifPresent(content -> look(file, Optional.of(content)));
    }
}
