package cn.suyuan.ui;

import cn.suyuan.app.StartUp;
import cn.suyuan.ui.desk.AuditDesk;
import cn.suyuan.ui.files.Arrival;
import cn.suyuan.ui.kit.Appearance;
import cn.suyuan.ui.kit.FileChoice;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Sheets;
import cn.suyuan.ui.kit.SystemFileChoice;
import cn.suyuan.ui.kit.Typefaces;
import cn.suyuan.ui.kit.Words;
import cn.suyuan.ui.signature.SignatureSheet;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.TransferMode;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/** The window of the workstation. */
public final class App extends Application {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 860;
    private Optional<Session> session = Optional.empty();

    @Override
    public void start(Stage stage) {
        StartRequest request = StartRequest.of(getParameters().getRaw());
        Words words = new Words(request.language());
        DeskOpening opening = new DeskOpening();
        Session made = open(stage, words, opening.open(), new SystemFileChoice(() -> window(stage)));
        session = Optional.of(made);
        made.tasks().look(progress -> opening.startUp(), startUp -> say(made, startUp));
        if (request.sample()) {
            made.change("task.sample", made.desk()::openSample, view -> made.go(cn.suyuan.ui.Screen.INSTRUMENTS));
        }
        request.caseFile().ifPresent(file -> openCase(made, file));
    }

    /** Fills a window; tests call it with a desk and a file choice of their own. */
    public static Session open(Stage stage, Words words, AuditDesk desk, FileChoice files) {
        Typefaces.load();
        Notice notice = new Notice(words);
        Appearance appearance = new Appearance();
        Session session =
                new Session(desk, words, new TaskRunner(notice::failure), files, new Sheets(words), appearance);
        session.noticeProperty()
                .addListener((property, before, told) -> told.ifPresent(t -> notice.tell(t.text(), t.tone())));
        MainFrame frame = new MainFrame(session, notice);
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(frame.node(), Math.min(WIDTH, room.getWidth()), Math.min(HEIGHT, room.getHeight()));
        appearance.dress(scene);
        drop(scene, session);
        stage.setTitle(words.of("frame.title"));
        stage.setScene(scene);
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        stage.show();
        return session;
    }

    /** A slower arithmetic is mentioned; a wrong one must not judge, and closing the words closes the program. */
    private static void say(Session session, StartUp startUp) {
        for (List<String> line : startUp.lines()) {
            String text = session.words().of(line.get(0), line.subList(1, line.size()));
            if (startUp.fit()) {
                session.remind(text);
            } else {
                session.sheets().show(session.words().of("frame.title"), Parts.text(text), 620, Platform::exit);
            }
        }
    }

    @Override
    public void stop() {
        session.ifPresent(open -> {
            open.tasks().close();
            open.desk().close();
        });
    }

    private static void openCase(Session session, Path file) {
        Words words = session.words();
        session.sheets()
                .secret(
                        words.of("start.open.title", String.valueOf(file.getFileName())),
                        words.of("start.open.ask"),
                        false,
                        secret -> session.change(
                                "task.open",
                                progress -> session.desk().open(file, secret, progress),
                                view -> session.go(cn.suyuan.ui.Screen.TASK)));
    }

    /** A pack or a case that is dropped on the window is opened; a signature file is looked at. */
    private static void drop(Scene scene, Session session) {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        scene.setOnDragDropped(event -> {
            event.getDragboard().getFiles().stream().findFirst().ifPresent(file -> {
                Path path = file.toPath();
                if (path.toString().toLowerCase(Locale.ROOT).endsWith(".sycase")) {
                    openCase(session, path);
                } else if (SignatureSheet.takes(path)) {
                    new SignatureSheet(session).look(path, Optional.empty());
                } else if (session.current().isPresent()) {
                    Arrival.bring(session, path);
                } else {
                    session.remind(session.words().of("start.drop.first"));
                }
            });
            event.setDropCompleted(true);
            event.consume();
        });
    }

    private static Window window(Stage stage) {
        return stage;
    }
}
