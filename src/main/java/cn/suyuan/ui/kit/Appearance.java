package cn.suyuan.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import javafx.application.Application;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;

/** Light or dark, and how large everything is. */
public final class Appearance {
    private static final int SMALLEST = 10;
    private static final int NORMAL = 13;
    private static final int LARGEST = 26;

    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final IntegerProperty fontSize = new SimpleIntegerProperty(NORMAL);

    /** Whether it is dark. */
    public BooleanProperty darkProperty() {
        return dark;
    }

    /** Size of the letters in px; all else follows. */
    public IntegerProperty fontSizeProperty() {
        return fontSize;
    }

    /** Larger by steps, or smaller where negative. */
    public void zoom(int steps) {
        fontSize.set(Math.max(SMALLEST, Math.min(LARGEST, fontSize.get() + steps)));
    }

    /** Normal size. */
    public void resetZoom() {
        fontSize.set(NORMAL);
    }

    /** Dresses a scene and keeps it dressed. */
    public void dress(Scene scene) {
        String sheet = Appearance.class.getResource("/ui/suyuan.css").toExternalForm();
        scene.getStylesheets().add(sheet);
        dark.addListener((property, before, now) -> theme());
        fontSize.addListener((property, before, now) -> size(scene.getRoot()));
        theme();
        size(scene.getRoot());
    }

    /** Gives the root of a dialog the same size of letters. */
    public void size(Parent root) {
        root.setStyle(String.format(Locale.ROOT, "-fx-font-size: %dpx;", fontSize.get()));
    }

    private void theme() {
        Application.setUserAgentStylesheet(
                dark.get() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /** Colours for what is drawn on a canvas. */
    public Palette palette() {
        return dark.get() ? Palette.DARK : Palette.LIGHT;
    }
}
