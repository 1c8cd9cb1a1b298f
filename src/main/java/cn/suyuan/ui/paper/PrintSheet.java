package cn.suyuan.ui.paper;

import cn.suyuan.app.PrintPages;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.PageImage;
import cn.suyuan.ui.kit.PagesView;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Which pages are printed, with a preview of them; the system's own dialog follows. */
final class PrintSheet {
    private static final double PREVIEW_HEIGHT = 330;
    private final Session session;
    private final Words words;
    private final List<PageImage> images;
    private final TextField choice = new TextField();
    private final Label told = Parts.text("", "muted");
    private final StackPane preview = new StackPane();

    PrintSheet(Session session, List<PageImage> images) {
        this.session = session;
        this.words = session.words();
        this.images = List.copyOf(images);
    }

    /**
     * Asks.
     *
     * @param formPages number of pages of the form, from the first
     */
    void ask(int formPages) {
        choice.setId("print-pages");
        choice.setPromptText(words.of("paper.print.prompt"));
        choice.textProperty().addListener((property, before, now) -> look());
        Button all = Parts.button(words.of("paper.print.all"), "mdi2f-file-multiple-outline", () -> choice.setText(""));
        Button form = Parts.button(
                words.of("paper.print.form", formPages),
                "mdi2f-file-document-outline",
                () -> choice.setText("1-" + formPages));
        form.setId("print-form");
        form.setDisable(formPages == 0);
        preview.setId("print-preview");
        preview.setPrefHeight(PREVIEW_HEIGHT);
        preview.setMaxHeight(PREVIEW_HEIGHT);
        preview.getStyleClass().add("preview");
        look();
        session.sheets()
                .ask(
                        words.of("paper.print.sheet"),
                        new VBox(8, Parts.flow(all, form), choice, told, preview),
                        words.of("paper.print.button"),
                        () -> chosen().map(this::print).orElse(false));
        choice.requestFocus();
    }

    private Optional<SortedSet<Integer>> chosen() {
        return PrintPages.read(choice.getText(), images.size());
    }

    private void look() {
        Optional<SortedSet<Integer>> pages = chosen();
        choice.getStyleClass().remove("wanting");
        if (pages.isEmpty()) {
            choice.getStyleClass().add("wanting");
            told.setText(words.of("paper.print.wrong", images.size()));
            preview.getChildren().clear();
            return;
        }
        told.setText(words.of("paper.print.count", pages.get().size(), images.size()));
        preview.getChildren()
                .setAll(new PagesView(
                                pages.get().stream().map(p -> images.get(p - 1)).toList())
                        .node());
    }

    private boolean print(SortedSet<Integer> pages) {
        session.tasks().act("task.print", progress -> session.desk().print(pages), printed -> {
            if (printed) {
                session.tell(words.of("paper.print.done"));
            } else {
                session.remind(words.of("paper.print.cancelled"));
            }
        });
        return true;
    }
}
