package cn.suyuan.ui;

import java.util.Locale;
import javafx.application.Application;

/** Opens the window from the class path; not an {@code Application} itself, so that no module path is needed. */
public final class Launcher {
    private static final int INPUT_METHODS_MENDED = 24;

    private Launcher() {}

    /** Opens the window and returns when it is closed. */
    public static void launch(String[] arguments) {
        wakeInputMethods();
        Application.launch(App.class, arguments);
    }

    /** JavaFX before 24 cannot enter Chinese on Linux unless AWT has set up the input method before. */
    private static void wakeInputMethods() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        if (!linux || System.getenv("DISPLAY") == null || javaFxVersion() >= INPUT_METHODS_MENDED) {
            return;
        }
        try {
            java.awt.Toolkit.getDefaultToolkit();
        } catch (java.awt.AWTError | UnsatisfiedLinkError | java.awt.HeadlessException e) {
            System.setProperty("suyuan.input.methods", "absent"); // the window works; only Chinese input may not
        }
    }

    private static int javaFxVersion() {
        String version = System.getProperty("javafx.version", "");
        if (version.isEmpty()) {
            version = String.valueOf(javafx.util.Duration.class.getPackage().getImplementationVersion());
        }
        String first = version.split("[.\\-+]")[0];
        return first.chars().allMatch(Character::isDigit) && !first.isEmpty() ? Integer.parseInt(first) : 0;
    }
}
