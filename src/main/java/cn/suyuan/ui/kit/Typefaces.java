package cn.suyuan.ui.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** Loads the fonts that come with the program, so that Chinese is readable on a machine without Chinese fonts. */
public final class Typefaces {
    private static final List<String> FILES =
            List.of("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "DejaVuSans.ttf");

    private Typefaces() {}

    /** Loads all of them; call once, before the first scene. */
    public static void load() {
        for (String file : FILES) {
            try (InputStream in = Typefaces.class.getResourceAsStream("/fonts/" + file)) {
                if (in == null || Font.loadFont(in, 13) == null) {
                    throw new IllegalStateException("font /fonts/" + file + " cannot be loaded");
                }
            } catch (IOException e) {
                throw new UncheckedIOException("font " + file, e);
            }
        }
    }
}
