package cn.suyuan.ui.files;

import cn.suyuan.ui.Session;
import cn.suyuan.ui.TaskRunner;
import cn.suyuan.ui.desk.Preview;
import cn.suyuan.ui.files.TablePane.Place;
import cn.suyuan.ui.kit.PagesView;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
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

    void show(String path, Place place) {
        wanted = path;
        List<String> meant = meantBy(path);
        TaskRunner.Work<Preview> look = progress -> {
            boolean search = place.row() == 0 && !meant.isEmpty();
            int row = search ? session.desk().page(path, meant) : place.row();
            return session.desk().preview(path, row);
        };
        session.tasks().look(look, preview -> {
            if (wanted.equals(path)) {
                pane.getChildren().setAll(node(path, preview, place));
            }
        });
    }

    /** What the file of a certificate is opened for: the number of the certificate, then that of its device. */
    private List<String> meantBy(String path) {
        boolean pdf = path.toLowerCase(Locale.ROOT).endsWith(".pdf");
        return session.current().stream()
                .filter(view -> pdf)
                .flatMap(view -> view.certificates().certificates().stream())
                .filter(c -> c.names(path))
                .flatMap(c -> Stream.of(c.certificateNo(), c.instrument().serialNo()))
                .toList();
    }

    private Node node(String path, Preview preview, Place place) {
        return switch (preview.kind()) {
            case TEXT, XML -> withParts(path, lines(preview, place.row()), preview);
            case TABLE -> new TablePane(words, hidden(path)).node(preview.sheets(), place);
            case PAGES -> pages(path, preview);
            case NONE -> Parts.empty("mdi2f-file-question-outline", words.of("files.preview.cannot"));
        };
    }

    private HiddenParts hidden(String path) {
        return session.current()
                .map(view -> HiddenParts.of(path, ProblemList.of(view)))
                .orElseGet(HiddenParts::none);
    }

    /** What a certificate says, its text, and documents inside it, each under its own name. */
    private Node withParts(String path, Node main, Preview preview) {
        Optional<Node> certificate =
                session.current().flatMap(view -> new DigitalCertificatePane(words, view).of(path));
        if (preview.embedded().isEmpty() && certificate.isEmpty()) {
            return main;
        }
        TabPane tabs = new TabPane();
        certificate.ifPresent(node -> tabs.getTabs().add(new Tab(words.of("files.dcc"), node)));
        tabs.getTabs().add(new Tab(words.of("files.embedded.main"), main));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        for (Preview.Part part : preview.embedded()) {
            tabs.getTabs()
                    .add(new Tab(
                            words.of("files.embedded", TablePane.visible(part.name())),
                            node(path + "/" + part.name(), part.preview(), Place.none())));
        }
        return tabs;
    }

    /** A scan has the form for its key fields beside its picture. */
    private Node pages(String path, Preview preview) {
        Node pages = new PagesView(preview.pages(), preview.firstLine() - 1).node();
        boolean scan = session.current()
                .map(view -> view.files().pack().problems().stream()
                        .anyMatch(p -> p.file().equals(path)
                                && (p.detail().equals("scan_without_text")
                                        || p.detail().equals("scan_transcribed"))))
                .orElse(false);
        if (!scan || session.desk().mappings().isEmpty()) {
            return pages;
        }
        SplitPane split = new SplitPane(
                pages, new TranscriptForm(session, session.desk().mappings().get(), path).node());
        split.setDividerPositions(0.58);
        return split;
    }

    private Node lines(Preview preview, int row) {
        ListView<String> list = new ListView<>();
        List<String> lines = preview.lines();
        list.getItems().setAll(lines);
        if (preview.cut()) {
            list.getItems().add(words.of("files.preview.more"));
        }
        list.getStyleClass().add("lines");
        list.setCellFactory(any -> new Line(preview.firstLine(), preview.kind() == Preview.Kind.XML));
        int index = row - preview.firstLine();
        if (index >= 0 && index < lines.size()) {
            list.getSelectionModel().select(index);
            list.scrollTo(Math.max(0, index - 3));
        }
        return list;
    }

    private static final class Line extends ListCell<String> {
        private final int first;
        private final boolean xml;

        Line(int first, boolean xml) {
            this.first = first;
            this.xml = xml;
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
            if (xml) {
                setGraphic(Parts.row(number, XmlLine.node(text)));
                return;
            }
            Label content = new Label(TablePane.visible(text));
            content.getStyleClass().add("mono");
            setGraphic(Parts.row(number, content));
        }
    }
}
