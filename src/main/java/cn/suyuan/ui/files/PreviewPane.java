package cn.suyuan.ui.files;

import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.Preview;
import cn.suyuan.ui.kit.PagesView;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;

/** What a file looks like: lines with their numbers, or pages. */
final class PreviewPane {
    private final Session session;
    private final Words words;
    private final StackPane pane = new StackPane();
    private String wanted = "";

    PreviewPane(Session session) {
        this.session = session;
        this.words = session.words();
        pane.setId("preview");
        pane.getStyleClass().add("preview");
        pane.getChildren().setAll(Parts.empty("mdi2f-file-eye-outline", words.of("files.preview.none")));
    }

    Node node() {
        return pane;
    }

    void show(String path, int row) {
        wanted = path;
        session.tasks().look(progress -> session.desk().preview(path, row), preview -> {
            if (wanted.equals(path)) {
                pane.getChildren().setAll(node(preview, row));
            }
        });
    }

    private Node node(Preview preview, int row) {
        return switch (preview.kind()) {
            case TEXT -> lines(preview, row);
            case PAGES -> new PagesView(preview.pages()).node();
            case NONE -> Parts.empty("mdi2f-file-question-outline", words.of("files.preview.cannot"));
        };
    }

    private Node lines(Preview preview, int row) {
        ListView<String> list = new ListView<>();
        List<String> lines = preview.lines();
        list.getItems().setAll(lines);
        if (preview.cut()) {
            list.getItems().add(words.of("files.preview.more"));
        }
        list.getStyleClass().add("lines");
        list.setCellFactory(any -> new Line(preview.firstLine()));
        int index = row - preview.firstLine();
        if (index >= 0 && index < lines.size()) {
            list.getSelectionModel().select(index);
            list.scrollTo(Math.max(0, index - 3));
        }
        return list;
    }

    private static final class Line extends ListCell<String> {
        private final int first;

        Line(int first) {
            this.first = first;
        }

        @Override
        protected void updateItem(String text, boolean none) {
            super.updateItem(text, none);
            setText("");
            if (none) {
                setGraphic(null);
                return;
            }
            Label number = new Label(Integer.toString(getIndex() + first));
            number.getStyleClass().addAll("muted", "line-number");
            Label content = new Label(text);
            content.getStyleClass().add("mono");
            setGraphic(Parts.row(number, content));
        }
    }
}
