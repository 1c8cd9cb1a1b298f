package cn.suyuan.ui;

import cn.suyuan.text.Language;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.PaperView;
import cn.suyuan.ui.kit.Kept;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The frame: steps at the left, work in the middle, evidence at the right, tasks at the bottom. */
public final class MainFrame {
    private final Session session;
    private final StackPane root = new StackPane();
    private final BorderPane border = new BorderPane();
    private final StackPane middle = new StackPane();
    private final Map<Screen, ScreenView> built = new EnumMap<>(Screen.class);
    private final Map<Screen, Object> trials = new EnumMap<>(Screen.class);
    private final Map<Screen, Kept> pages = new EnumMap<>(Screen.class);
    private Steps stepList;
    private EvidencePane evidence;
    private boolean evidenceShown = true;

    public MainFrame(Session session, Notice notice) {
        this.session = session;
        stepList = new Steps(session);
        evidence = new EvidencePane(session);
        middle.getStyleClass().add("work");
        root.getStyleClass().add("suyuan");
        root.getChildren().addAll(border, notice.node(), session.sheets().layer());
        dress();
        session.screenProperty().addListener((property, before, now) -> {
            showScreen();
            Platform.runLater(this::takeKeyboard);
        });
        session.currentProperty().addListener((property, before, now) -> caseChanged());
        session.selectedProperty().addListener((property, before, now) -> evidence.show(now));
        session.targetProperty().addListener((property, before, now) -> now.ifPresent(this::reach));
        session.appearance().darkProperty().addListener((property, before, now) -> rebuild());
        // on the scene: where nothing has the keyboard, keys don't come by the root
        root.sceneProperty().addListener((property, before, scene) -> {
            if (scene != null) {
                scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
            }
        });
    }

    /** After a change of screens the next key goes to its table, or to the first thing in it that Tab reaches. */
    private void takeKeyboard() {
        if (!session.sheets().isAsking()) {
            middle.applyCss();
            middle.layout();
            Optional.ofNullable(middle.lookup(".table-view")).orElse(middle).requestFocus();
        }
    }

    /** Root node of the window. */
    public StackPane node() {
        return root;
    }

    /** The screen's view, made where it was not yet. */
    ScreenView view(Screen screen) {
        return built.computeIfAbsent(screen, each -> {
            ScreenView made = each.build(session);
            Optional.ofNullable(trials.remove(each)).ifPresent(made::resume);
            return made;
        });
    }

    /** Switches the language and builds everything anew; what was opened and typed stays. */
    public void speak(Language language) {
        session.words().speak(language);
        session.select(Selection.none());
        rebuild();
    }

    private void rebuild() {
        built.forEach((screen, view) -> {
            view.trial().ifPresent(trial -> trials.put(screen, trial));
            pages.put(screen, Kept.of(view.node()));
        });
        built.clear();
        stepList = new Steps(session);
        evidence = new EvidencePane(session);
        dress();
    }

    private void dress() {
        root.getStyleClass().remove("dark");
        if (session.appearance().darkProperty().get()) {
            root.getStyleClass().add("dark");
        }
        border.setTop(topBar());
        border.setLeft(stepList.node());
        border.setCenter(middle);
        border.setBottom(new TaskPanel(session).node());
        showScreen();
        evidence.show(session.selectedProperty().get());
    }

    private Node topBar() {
        Words words = session.words();
        Label name = new Label(words.of("frame.title"), Parts.icon("mdi2s-shield-link-variant-outline"));
        name.getStyleClass().add("product");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label about = Parts.line(caseTitle(), "case-title");
        about.setId("case-title");
        Button undo = iconButton("mdi2u-undo", words.of("frame.undo"), session::undo);
        undo.setId("undo");
        undo.setDisable(steps().back().isEmpty());
        Button redo = iconButton("mdi2r-redo", words.of("frame.redo"), session::redo);
        redo.setId("redo");
        redo.setDisable(steps().again().isEmpty());
        Button find = Parts.button(words.of("frame.find"), "mdi2m-magnify", this::find);
        find.setId("find");
        Button language = Parts.button(
                words.of("frame.language"),
                "mdi2t-translate",
                () -> speak(words.chinese() ? Language.EN : Language.ZH),
                "flat");
        language.setId("language");
        boolean dark = session.appearance().darkProperty().get();
        Button theme = iconButton(
                dark ? "mdi2w-weather-sunny" : "mdi2w-weather-night",
                words.of(dark ? "frame.light" : "frame.dark"),
                () -> session.appearance().darkProperty().set(!dark));
        theme.setId("theme");
        Button larger = iconButton(
                "mdi2m-magnify-plus-outline",
                words.of("frame.larger"),
                () -> session.appearance().zoom(1));
        Button smaller = iconButton(
                "mdi2m-magnify-minus-outline",
                words.of("frame.smaller"),
                () -> session.appearance().zoom(-1));
        Button panel = iconButton("mdi2d-dock-right", words.of("frame.evidence"), this::toggleEvidence);
        HBox bar = new HBox(
                8,
                name,
                about,
                Parts.spring(),
                ActorChoice.node(session),
                undo,
                redo,
                find,
                language,
                theme,
                smaller,
                larger,
                panel);
        bar.getStyleClass().add("top-bar");
        return bar;
    }

    private PaperView.Steps steps() {
        return session.current()
                .map(view -> view.paper().steps())
                .orElse(new PaperView.Steps(Optional.empty(), Optional.empty()));
    }

    private static Button iconButton(String icon, String words, Runnable act) {
        Button button = Parts.button("", icon, act, "button-icon", "flat");
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        return button;
    }

    private String caseTitle() {
        return session.current()
                .map(view -> view.head().scope())
                .map(scope -> String.join(
                        " · ",
                        java.util.stream.Stream.of(scope.organization(), scope.product())
                                .filter(text -> !text.isBlank())
                                .toList()))
                .orElse("");
    }

    private void toggleEvidence() {
        evidenceShown = !evidenceShown;
        showScreen();
    }

    private void caseChanged() {
        pages.clear(); // what was typed about another state of the case, or another case, has no place in this one
        border.setTop(topBar());
        stepList.refresh();
        showScreen();
    }

    private void showScreen() {
        Screen screen = session.screenProperty().get();
        Optional<CaseView> view = session.current();
        stepList.mark(screen);
        border.setRight(screen.besideEvidence() && view.isPresent() && evidenceShown ? evidence.node() : null);
        if (view.isEmpty() && !screen.withoutCase()) {
            middle.getChildren().setAll(nothing(screen, "frame.empty.case", "frame.empty.start", Screen.START));
        } else if (view.isPresent() && !view.get().hasEvidence() && !screen.withoutEvidence()) {
            middle.getChildren().setAll(nothing(screen, "frame.empty.evidence", "frame.empty.import", Screen.START));
        } else {
            ScreenView shown = view(screen);
            view.ifPresent(shown::show);
            middle.getChildren().setAll(shown.node());
            Optional.ofNullable(pages.remove(screen)).ifPresent(kept -> kept.into(shown.node()));
        }
    }

    private Node nothing(Screen screen, String sentence, String next, Screen to) {
        Words words = session.words();
        return Parts.empty(
                screen.icon(),
                words.of("screen." + screen.key()) + ": " + words.of("screen." + screen.key() + ".about") + "\n"
                        + words.of(sentence),
                Parts.button(words.of(next), to.icon(), () -> session.go(to), "accent"));
    }

    private void reach(Session.Target target) {
        if (session.current().isPresent()) {
            view(target.screen()).reach(target.id(), target.row());
        }
    }

    private void find() {
        new Finder(session, this).open(root);
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() ? shortcut(event) : plainKey(event)) {
            event.consume();
        }
    }

    private boolean shortcut(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.K) {
            find();
        } else if (code == KeyCode.PLUS || code == KeyCode.EQUALS) {
            session.appearance().zoom(1);
        } else if (code == KeyCode.MINUS) {
            session.appearance().zoom(-1);
        } else if (code == KeyCode.DIGIT0) {
            session.appearance().resetZoom();
        } else if (code == KeyCode.Z && !typing(event)) {
            session.undo();
        } else if (code == KeyCode.Y && !typing(event)) {
            session.redo();
        } else {
            return false;
        }
        return true;
    }

    private boolean plainKey(KeyEvent event) {
        if (event.isAltDown() && event.getCode() == KeyCode.DOWN) {
            step(1);
        } else if (event.isAltDown() && event.getCode() == KeyCode.UP) {
            step(-1);
        } else if (event.getCode() == KeyCode.F4) {
            toggleEvidence();
        } else if (event.getCode() == KeyCode.TAB && event.getTarget() instanceof TextArea area) {
            leave(area, event);
        } else {
            return false;
        }
        return true;
    }

    /** Tab goes on from a text as from any other field; what the text itself knows for that is Ctrl+Tab. */
    private static void leave(TextArea area, KeyEvent tab) {
        area.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, tab.isShiftDown(), true, false, false));
    }

    /** A field that is typed in has an undo of its own, and a question is answered first. */
    private boolean typing(KeyEvent event) {
        return event.getTarget() instanceof TextInputControl || session.sheets().isAsking();
    }

    private void step(int by) {
        Screen[] all = Screen.values();
        int now = List.of(all).indexOf(session.screenProperty().get());
        int next = Math.floorMod(now + by, all.length);
        session.go(all[next]);
    }
}
