package cn.suyuan.report;

import java.util.List;

/**
 * A section of the annex: a title, some text, and a table or none.
 *
 * @param title title, as to be printed
 * @param paragraphs text before the table
 * @param columns headers with their relative widths; empty where there is no table
 * @param rows cells by row, as many as columns
 * @param code lines printed as they are, in fixed order; for commands that repeat a result
 */
public record AnnexSection(
        String title, List<String> paragraphs, List<Column> columns, List<List<String>> rows, List<String> code) {

    public AnnexSection {
        paragraphs = List.copyOf(paragraphs);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        code = List.copyOf(code);
        int width = columns.size();
        if (rows.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException(title + ": a row has not " + width + " cells");
        }
    }

    /**
     * @param header text of the header cell
     * @param width relative width, above 0
     */
    public record Column(String header, float width) {}

    /** A section of text alone. */
    public static AnnexSection text(String title, List<String> paragraphs) {
        return new AnnexSection(title, paragraphs, List.of(), List.of(), List.of());
    }
}
