package cn.suyuan.ui;

import cn.suyuan.ui.desk.CaseView;
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
