package cn.suyuan.intake;

import java.util.List;

/**
 * A sheet as it came, before anything is understood.
 *
 * @param file path inside the pack
 * @param sheet name of the sheet, empty for CSV
 * @param rows rows that have cells, in order
 */
record RawTable(String file, String sheet, List<RawRow> rows) {
    RawTable {
        rows = List.copyOf(rows);
    }

    /**
     * @param number row as a person counts it
     * @param cells cells from the first column on
     */
    record RawRow(int number, List<RawCell> cells) {
        RawRow {
            cells = List.copyOf(cells);
        }

        /** The text of a cell, empty beyond the last. */
        String text(int column) {
            return column < cells.size() ? cells.get(column).text() : "";
        }

        boolean isBlank() {
            for (RawCell cell : cells) {
                if (!cell.text().isBlank()) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * @param text raw text; dates of a workbook as ISO 8601
     * @param number whether a workbook holds it as a number
     */
    record RawCell(String text, boolean number) {
        static final RawCell EMPTY = new RawCell("", false);
    }
}
