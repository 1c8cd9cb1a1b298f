package cn.suyuan.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.text.Language;
import cn.suyuan.ui.kit.Words;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ScreensTest {
    private final PictureDesk desk = new PictureDesk();
    private final Words words = new Words(Language.ZH);
    private Optional<Session> opened = Optional.empty();
    private Optional<Stage> window = Optional.empty();

    @Start
    void start(Stage stage) {
        stage.setWidth(1280);
        stage.setHeight(720);
        opened = Optional.of(App.open(stage, words, desk, new NoFiles()));
        window = Optional.of(stage);
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void every_screen_opens_in_both_languages_without_a_missing_word(Screen screen, FxRobot robot) throws Exception {
        Session session = opened.orElseThrow();
        robot.interact(() -> session.go(screen));
        robot.interact(() -> session.change("task.sample", desk::openSample, view -> {}));
        settle(session);
        photograph(robot, screen, "zh");
        robot.interact(() -> robot.lookup("#language").queryButton().fire());
        settle(session);
        photograph(robot, screen, "en");

        assertThat(words.language()).isEqualTo(Language.EN);
        assertThat(words.unknown())
                .filteredOn(key -> !key.startsWith("intake.problem"))
                .isEmpty();
    }

    private static void settle(Session session) throws Exception {
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> session.tasks().running().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
        Thread.sleep(150); // work that is not in the task panel, such as previews
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** With {@code -Dsuyuan.pictures=DIR} a picture of every screen is kept, to be looked at. */
    private void photograph(FxRobot robot, Screen screen, String language) {
        String folder = System.getProperty("suyuan.pictures", "");
        if (!folder.isEmpty()) {
            robot.interact(() -> {
                WritableImage image = window.orElseThrow().getScene().getRoot().snapshot(null, null);
                File file =
                        Path.of(folder, screen.key() + "-" + language + ".png").toFile();
                try {
                    ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        }
    }
}
