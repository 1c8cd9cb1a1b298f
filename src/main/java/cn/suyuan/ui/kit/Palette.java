package cn.suyuan.ui.kit;

import javafx.scene.paint.Color;

/** Colours of drawings, the same as those of the theme. */
public enum Palette {
    LIGHT("#24292f", "#57606a", "#d0d7de", "#ffffff", "#0969da", "#2da44e", "#cf222e", "#bf8700", "#8250df"),
    DARK("#c9d1d9", "#8b949e", "#30363d", "#0d1117", "#58a6ff", "#3fb950", "#f85149", "#d29922", "#a371f7");

    private final String text;
    private final String muted;
    private final String line;
    private final String paper;
    private final String accent;
    private final String good;
    private final String bad;
    private final String warning;
    private final String other;

    Palette(String... colours) {
        text = colours[0];
        muted = colours[1];
        line = colours[2];
        paper = colours[3];
        accent = colours[4];
        good = colours[5];
        bad = colours[6];
        warning = colours[7];
        other = colours[8];
    }

    public Color text() {
        return Color.web(text);
    }

    public Color muted() {
        return Color.web(muted);
    }

    public Color line() {
        return Color.web(line);
    }

    public Color paper() {
        return Color.web(paper);
    }

    public Color accent() {
        return Color.web(accent);
    }

    public Color good() {
        return Color.web(good);
    }

    public Color bad() {
        return Color.web(bad);
    }

    public Color warning() {
        return Color.web(warning);
    }

    public Color other() {
        return Color.web(other);
    }
}
