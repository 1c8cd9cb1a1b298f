package cn.suyuan.ui;

import cn.suyuan.ui.desk.CaseView;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.scene.control.TextInputControl;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What somebody at the window does: press, type, wait for the work to be done. */
final class WindowUser {
    private static final int PATIENCE_S = 240;

    private WindowUser() {}

    static void press(FxRobot robot, String button) {
        robot.interact(() -> robot.lookup(button).queryButton().fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    static void enter(FxRobot robot, String field, String text) {
        robot.interact(() -> robot.lookup(field).queryAs(TextInputControl.class).setText(text));
    }

    /** Makes a new case in the file and opens it. */
    static void newCase(FxRobot robot, Session session, ChosenFiles files, Path file) throws TimeoutException {
        files.next(file);
        press(robot, "#new-case");
        robot.interact(() -> robot.lookup(".password-field")
                .queryAllAs(TextInputControl.class)
                .forEach(field -> field.setText("correct horse")));
        press(robot, "#sheet-ok");
        await(session, view -> !view.hasEvidence());
    }

    /** Lets a file or folder fall on the window. */
    static void drop(FxRobot robot, Path file) {
        robot.interact(
                () -> Dropped.files(file).on(robot.listTargetWindows().get(0).getScene()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Waits until no task runs and the case is as wanted. */
    static CaseView await(Session session, Predicate<CaseView> wanted) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                PATIENCE_S,
                TimeUnit.SECONDS,
                () -> session.tasks().running().isEmpty()
                        && session.current().filter(wanted).isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        return session.current().orElseThrow();
    }
}
