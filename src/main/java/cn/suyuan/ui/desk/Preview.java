package cn.suyuan.ui.desk;

import cn.suyuan.evidence.RawSheet;
import java.util.List;

/**
 * What a file looks like.
 *
 * @param kind how it is shown
 * @param lines lines of a text
 * @param pages pages or pictures
 * @param sheets sheets of a table
 * @param cut whether there is more than is shown
 * @param embedded documents inside the file
 * @param firstLine number of the first line shown, 1 where the file is shown from its beginning; of pages the page
 *     that is meant
 */
public record Preview(
        Kind kind,
        List<String> lines,
        List<PageImage> pages,
        List<RawSheet> sheets,
        boolean cut,
        List<Part> embedded,
        int firstLine) {
    public Preview {
        lines = List.copyOf(lines);
        pages = List.copyOf(pages);
        sheets = List.copyOf(sheets);
        embedded = List.copyOf(embedded);
    }

    /** A file with nothing inside. */
    public Preview(
            Kind kind, List<String> lines, List<PageImage> pages, List<RawSheet> sheets, boolean cut, int firstLine) {
        this(kind, lines, pages, sheets, cut, List.of(), firstLine);
    }

    /**
     * A document inside the file.
     *
     * @param name its name as the file says it
     * @param preview what it looks like
     */
    public record Part(String name, Preview preview) {}

    /** From the beginning of the file. */
    public Preview(Kind kind, List<String> lines, List<PageImage> pages, boolean cut) {
        this(kind, lines, pages, List.of(), cut, 1);
    }

    /** Ways to show a file. */
    public enum Kind {
        TEXT,
        XML,
        TABLE,
        PAGES,
        NONE
    }

    /** Nothing to see. */
    public static Preview none() {
        return new Preview(Kind.NONE, List.of(), List.of(), false);
    }
}
