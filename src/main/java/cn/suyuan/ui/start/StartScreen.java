package cn.suyuan.ui.start;

import cn.suyuan.ui.Screen;
import cn.suyuan.ui.ScreenView;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.files.Arrival;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import cn.suyuan.ui.signature.SignatureSheet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

/** New, open, the sample, recent cases; with an open case the import of its evidence. */
public final class StartScreen implements ScreenView {
    private static final List<String> CASES = List.of("*.sycase");
    private final Session session;
    private final Words words;
    private final VBox evidence = new VBox(10);
    private final Node node;

    public StartScreen(Session session) {
        this.session = session;
        this.words = session.words();
        VBox page = new VBox(18, Parts.text(words.of("start.welcome.title"), "title"));
        page.getChildren().add(Parts.text(words.of("start.welcome.about"), "muted"));
        page.getChildren().add(acts());
        page.getChildren().addAll(evidence, recent(), way());
        page.getStyleClass().add("page");
        page.setMaxWidth(880);
        VBox centred = new VBox(page);
        centred.setAlignment(Pos.TOP_CENTER);
        node = Parts.scroll(centred);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(CaseView view) {
        Button pack = Parts.button(words.of("start.import.pack"), "mdi2p-package-down", this::importPack, "accent");
        pack.setId("import-pack");
        Button folder = Parts.button(words.of("start.import.folder"), "mdi2f-folder-open-outline", this::importFolder);
        Button trust = Parts.button(words.of("start.import.trust"), "mdi2s-shield-key-outline", this::trust);
        String file = String.valueOf(view.head().file().getFileName());
        evidence.getChildren()
                .setAll(Parts.card(
                        words.of("start.case.title", file),
                        Parts.text(words.of(view.hasEvidence() ? "start.case.full" : "start.case.empty")),
                        Parts.flow(pack, folder, trust)));
    }

    private Node acts() {
        Button sample = Parts.button(words.of("start.button.sample"), "mdi2f-flask-outline", this::sample, "accent");
        sample.setId("open-sample");
        Button create = Parts.button(words.of("start.button.new"), "mdi2f-file-plus-outline", this::create);
        create.setId("new-case");
        Button open = Parts.button(words.of("start.button.open"), "mdi2f-folder-open-outline", this::open);
        open.setId("open-case");
        return Parts.flow(
                tile(create, "start.new.about"),
                tile(open, "start.open.about"),
                tile(sample, "start.sample.about"),
                tile(signature(), "start.signature.about"));
    }

    private Button signature() {
        Button signature = Parts.button(
                words.of("start.button.signature"), "mdi2s-shield-search", new SignatureSheet(session)::choose);
        signature.setId("look-at-signature");
        return signature;
    }

    private VBox tile(Button button, String about) {
        VBox box = Parts.card("", button, Parts.text(words.of(about), "muted"));
        box.setPrefWidth(205);
        return box;
    }

    private Node recent() {
        VBox list = new VBox(2);
        for (Path file : session.desk().recent()) {
            Hyperlink link = new Hyperlink(file.toString(), Parts.icon("mdi2b-briefcase-outline"));
            link.setOnAction(event -> open(file));
            list.getChildren().add(link);
        }
        if (list.getChildren().isEmpty()) {
            list.getChildren().add(Parts.text(words.of("start.recent.none"), "muted"));
        }
        return Parts.card(words.of("start.recent.title"), list);
    }

    private Node way() {
        VBox steps = new VBox(4);
        for (Screen screen : Screen.values()) {
            if (screen != Screen.START) {
                steps.getChildren()
                        .add(Parts.row(
                                Parts.icon(screen.icon()),
                                Parts.line(words.of("screen." + screen.key()), "strong", "way-name"),
                                Parts.line(words.of("screen." + screen.key() + ".about"), "muted")));
            }
        }
        return Parts.card(words.of("start.way.title"), steps);
    }

    private void sample() {
        session.change("task.sample", session.desk()::openSample, view -> session.go(Screen.FILES));
    }

    private void create() {
        session.files()
                .save(words.of("start.button.new"), words.of("start.new.name") + ".sycase", CASES)
                .ifPresent(file -> session.sheets()
                        .secret(
                                words.of("start.new.title"),
                                words.of("start.new.secret"),
                                true,
                                secret -> session.change(
                                        "task.create",
                                        progress -> session.desk().create(file, secret, progress),
                                        view -> session.go(Screen.START))));
    }

    private void open() {
        session.files().open(words.of("start.button.open"), CASES).ifPresent(this::open);
    }

    private void open(Path file) {
        session.sheets()
                .secret(
                        words.of("start.open.title", String.valueOf(file.getFileName())),
                        words.of("start.open.ask"),
                        false,
                        secret -> session.change(
                                "task.open",
                                progress -> session.desk().open(file, secret, progress),
                                view -> session.go(Screen.TASK)));
    }

    private void importPack() {
        bring(session.files().open(words.of("start.import.pack"), List.of("*.zip")));
    }

    private void importFolder() {
        bring(session.files().folder(words.of("start.import.folder")));
    }

    private void bring(Optional<Path> pack) {
        pack.ifPresent(path -> Arrival.bring(session, path));
    }

    private void trust() {
        session.files()
                .folder(words.of("start.import.trust"))
                .ifPresent(path ->
                        session.change("task.trust", progress -> session.desk().trust(path, progress), view -> {}));
    }
}
