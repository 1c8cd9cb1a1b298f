package cn.suyuan.ui.desk;

import java.util.List;

/**
 * What a file looks like.
 *
 * @param kind how it is shown
 * @param lines lines of a text
 * @param pages pages or pictures
 * @param cut whether there is more than is shown
 */
public record Preview(Kind kind, List<String> lines, List<PageImage> pages, boolean cut) {
    public Preview {
        lines = List.copyOf(lines);
        pages = List.copyOf(pages);
    }

    /** Ways to show a file. */
    public enum Kind {
        TEXT,
        PAGES,
        NONE
    }

    /** Nothing to see. */
    public static Preview none() {
        return new Preview(Kind.NONE, List.of(), List.of(), false);
    }
}
