package cn.suyuan.ui;

import cn.suyuan.text.Language;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Finds any device, certificate, clause, finding, stream, screen or command by typing. */
final class Finder {
    private static final int MOST = 60;
    private final Session session;
    private final MainFrame frame;
    private final List<Entry> entries = new ArrayList<>();

    Finder(Session session, MainFrame frame) {
        this.session = session;
        this.frame = frame;
        collect();
    }

    /** Something to find. */
    record Entry(String icon, String kind, String text, Runnable act) {
        boolean fits(String typed) {
            String all = (kind + " " + text).toLowerCase(Locale.ROOT);
            for (String word : typed.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
                if (!all.contains(word)) {
                    return false;
                }
            }
            return true;
        }
    }

    void open(StackPane over) {
        Words words = session.words();
        TextField field = new TextField();
        field.setId("finder-field");
        field.setPromptText(words.of("finder.prompt"));
        ListView<Entry> list = new ListView<>();
        list.setId("finder-list");
        list.setCellFactory(any -> new EntryCell());
        VBox box = new VBox(field, list);
        box.getStyleClass().add("finder");
        box.setMaxSize(620, Region.USE_PREF_SIZE);
        StackPane shade = new StackPane(box);
        shade.getStyleClass().add("shade");
        StackPane.setAlignment(box, Pos.TOP_CENTER);
        Runnable close = () -> over.getChildren().remove(shade);
        Runnable run = () -> {
            Entry entry = list.getSelectionModel().getSelectedItem();
            close.run();
            if (entry != null) {
                entry.act().run();
            }
        };
        field.textProperty().addListener((property, before, typed) -> filter(list, typed));
        shade.setOnMouseClicked(event -> {
            if (event.getTarget() == shade) {
                close.run();
            }
        });
        list.setOnMouseClicked(event -> run.run());
        shade.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, list, run, close));
        filter(list, "");
        over.getChildren().add(shade);
        field.requestFocus();
    }

    private static void key(KeyEvent event, ListView<Entry> list, Runnable run, Runnable close) {
        KeyCode code = event.getCode();
        if (code == KeyCode.ESCAPE) {
            close.run();
        } else if (code == KeyCode.ENTER) {
            run.run();
        } else if (code == KeyCode.DOWN) {
            list.getSelectionModel().selectNext();
        } else if (code == KeyCode.UP) {
            list.getSelectionModel().selectPrevious();
        } else {
            return;
        }
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 3));
        event.consume();
    }

    private void filter(ListView<Entry> list, String typed) {
        list.getItems()
                .setAll(entries.stream().filter(e -> e.fits(typed)).limit(MOST).toList());
        list.getSelectionModel().selectFirst();
    }

    private void collect() {
        Words words = session.words();
        session.current().ifPresent(view -> {
            view.ledger()
                    .ledger()
                    .instruments()
                    .forEach(i -> add(
                            "mdi2g-gauge",
                            "instrument",
                            i.instrumentNo() + " " + i.identity().name() + " "
                                    + i.place().location(),
                            () -> session.go(Screen.INSTRUMENTS, i.instrumentNo(), 0)));
            view.certificates()
                    .certificates()
                    .forEach(c -> add(
                            "mdi2c-certificate-outline",
                            "certificate",
                            c.certificateNo() + " " + c.instrumentNo() + " "
                                    + c.issue().issuer(),
                            () -> session.go(Screen.INSTRUMENTS, c.instrumentNo(), 0)));
            view.judged()
                    .clauses()
                    .forEach(c -> add(
                            Screen.CLAUSES.icon(),
                            "clause",
                            c.clause() + " " + c.ruleId() + " " + words.pick(c.quote()),
                            () -> session.go(Screen.CLAUSES, c.ruleId(), 0)));
            view.judged()
                    .findings()
                    .forEach(f -> add(
                            Screen.FINDINGS.icon(),
                            "finding",
                            f.no() + " " + words.pick(f.descriptionZh(), f.descriptionEn()),
                            () -> session.go(Screen.FINDINGS, f.findingId(), 0)));
            view.streams()
                    .forEach(s -> add(
                            Screen.STREAMS.icon(),
                            "stream",
                            s.stream(),
                            () -> session.go(Screen.STREAMS, s.stream(), 0)));
        });
        List<Entry> found = List.copyOf(entries);
        entries.clear();
        for (Screen screen : Screen.values()) {
            add(screen.icon(), "screen", words.of("screen." + screen.key()), () -> session.go(screen));
        }
        add(
                "mdi2t-translate",
                "command",
                words.of("frame.language"),
                () -> frame.speak(words.chinese() ? Language.EN : Language.ZH));
        add(
                "mdi2t-theme-light-dark",
                "command",
                words.of("finder.command.theme"),
                () -> session.appearance()
                        .darkProperty()
                        .set(!session.appearance().darkProperty().get()));
        entries.addAll(found);
    }

    private void add(String icon, String kind, String text, Runnable act) {
        entries.add(new Entry(icon, session.words().of("finder.kind." + kind), text.strip(), act));
    }

    private static final class EntryCell extends ListCell<Entry> {
        @Override
        protected void updateItem(Entry entry, boolean none) {
            super.updateItem(entry, none);
            setText("");
            if (none || entry == null) {
                setGraphic(null);
                return;
            }
            Label kind = new Label(entry.kind());
            kind.getStyleClass().add("muted");
            kind.setMinWidth(72);
            setGraphic(Parts.row(Parts.icon(entry.icon()), kind, new Label(entry.text())));
        }
    }
}
