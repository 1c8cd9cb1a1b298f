package cn.suyuan.ui;

import static cn.suyuan.ui.WindowUser.await;
import static cn.suyuan.ui.WindowUser.press;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.suyuan.chain.StreamProblem;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.text.Language;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Words;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Streams in the real window over the sample: one alone, one day alone, and from a problem to its line. */
@ExtendWith(ApplicationExtension.class)
class StreamsJourneyTest {
    private final Words words = new Words(Language.ZH);
    private Optional<Session> opened = Optional.empty();

    @Start
    void start(Stage stage) {
        stage.setWidth(1280);
        stage.setHeight(720);
        opened = Optional.of(App.open(stage, words, new DeskOpening().open(), new ChosenFiles()));
    }

    @Test
    void a_stream_and_a_day_are_verified_alone_and_a_problem_leads_to_its_line(FxRobot robot) throws Exception {
        assumeTrue(Files.exists(Path.of("sample-data", "demo-pack.zip")), "the sample is not there");
        Session session = opened.orElseThrow();
        press(robot, "#open-sample");
        CaseView view = await(session, CaseView::hasEvidence);
        StreamVerification damaged = view.streams().stream()
                .filter(s -> !s.problems().isEmpty() && !s.days().isEmpty())
                .findFirst()
                .orElseThrow();
        robot.interact(() -> session.go(Screen.STREAMS, damaged.stream(), 0));
        WaitForAsyncUtils.waitForFxEvents();

        press(robot, "#alone-stream");
        String whole =
                said(robot, damaged.stream() + "  " + damaged.days().get(0).day());
        assertThat(whole).contains(words.of("streams.verdict", damaged.verdict()), "其余数据未读取");
        StreamProblem problem = damaged.problems().get(0);
        assertThat(session.selectedProperty().get().evidence())
                .anySatisfy(place -> assertThat(place.row()).isEqualTo((int) problem.line()));

        pickFirstDay(robot);
        assertThat(robot.lookup("#alone-day").queryButton().isDisabled()).isFalse();
        press(robot, "#alone-day");
        assertThat(said(robot, " 20")).contains("其余数据未读取");
        pictures(robot, session);

        robot.interact(() -> session.go(Screen.STREAMS, damaged.stream(), 0));
        TableView<?> problems = robot.lookup("#stream-problems").queryTableView();
        robot.interact(() -> {
            problems.getSelectionModel().clearSelection();
            problems.getSelectionModel().select(0);
        });
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> robot.lookup("#evidence .hyperlink").tryQuery().isPresent());
        Hyperlink link = robot.lookup("#evidence .hyperlink").queryAs(Hyperlink.class);
        assertThat(link.getText()).contains(problem.file(), Long.toString(problem.line()));
        robot.interact(link::fire);
        assertThat(session.screenProperty().get()).isEqualTo(Screen.FILES);
        assertThat(session.targetProperty().get().map(Session.Target::row)).contains((int) problem.line());
        assertThat(words.unknown()).isEmpty();
    }

    /** What the buttons have come to. */
    private static String said(FxRobot robot, String begins) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> {
            String now = robot.lookup("#alone-said").queryAs(Labeled.class).getText();
            return now.contains(begins) && now.contains("：");
        });
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup("#alone-said").queryAs(Labeled.class).getText();
    }

    /** Clicks the first day of the first row of the heat map. */
    private static void pickFirstDay(FxRobot robot) {
        robot.interact(() -> {
            Canvas map = robot.lookup("#heat-map").queryAs(Canvas.class);
            Point2D at = map.localToScene(152, 25);
            map.fireEvent(new MouseEvent(
                    MouseEvent.MOUSE_CLICKED,
                    at.getX(),
                    at.getY(),
                    at.getX(),
                    at.getY(),
                    MouseButton.PRIMARY,
                    1,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    true,
                    null));
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** With {@code -Dsuyuan.pictures=DIR} every tab is kept in light and dark, to be looked at. */
    private static void pictures(FxRobot robot, Session session) {
        String folder = System.getProperty("suyuan.pictures", "");
        for (int tab = 0; !folder.isEmpty() && tab < 12; tab++) {
            boolean dark = tab > 5;
            int shown = tab % 6;
            // another theme builds the screens anew
            robot.interact(() -> session.appearance().darkProperty().set(dark));
            WaitForAsyncUtils.waitForFxEvents();
            TabPane tabs = robot.lookup(".tab-pane")
                    .match((TabPane pane) -> pane.getTabs().size() == 6)
                    .queryAs(TabPane.class);
            robot.interact(() -> tabs.getSelectionModel().select(shown));
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(() -> photograph(
                    robot,
                    Path.of(folder, "streams-" + shown + (dark ? "-dark" : "") + ".png")
                            .toFile()));
        }
    }

    private static void photograph(FxRobot robot, File file) {
        var image = robot.listTargetWindows().get(0).getScene().getRoot().snapshot(null, null);
        try {
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
