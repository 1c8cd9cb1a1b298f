package cn.suyuan.intake;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.evidence.RowCells;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.intake.HeaderBand.Column;
import cn.suyuan.intake.RawTable.RawCell;
import cn.suyuan.intake.RawTable.RawRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns a raw sheet into rows by column key; what is no data is skipped and listed. */
final class TableReader {
    private static final Pattern TOTAL = Pattern.compile(
            "(合计|总计|小计|共计|累计|本页小计|total|sub-?total|sum)[\\s:：（(].*|合计|总计|小计|共计|累计|本页小计|合\\s*计|总\\s*计|小\\s*计|total|sub-?total",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NOTE = Pattern.compile(
            "(注|备注|说明|填表|制表|编制|审核|批准|校核|填报|单位负责人|日期|note|prepared|approved)\\s*([:：1-9１-９人（(、.].*|$)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9](\\.[0-9]+)?[Ee]\\+?[0-9]{1,3}");
    private static final Pattern ROUNDED = Pattern.compile("[1-9][0-9]{14}0+");
    private static final Set<String> IDENTITIES =
            Set.of("instrument_no", "serial_no", "certificate_no", "type_approval_no", "old_serial", "new_serial");

    /** Unknown columns named one by one; the rest is counted. All are kept and shown. */
    private static final int MOST_UNKNOWN = 30;

    private final ColumnNames names;

    TableReader(ColumnNames names) {
        this.names = names;
    }

    /** Reads the rows below a header band. */
    Table read(String key, RawTable raw, HeaderBand band, String sm3, Problems problems) {
        List<String> unknown = new ArrayList<>();
        for (Column column : band.columns()) {
            checkColumn(raw, band, column, unknown, problems);
        }
        if (unknown.size() > MOST_UNKNOWN) {
            problems.cell(
                    place(raw, raw.rows().get(band.end() - 1).number(), "", ""),
                    Code.UNKNOWN_COLUMN,
                    "unknown_columns",
                    Integer.toString(unknown.size() - MOST_UNKNOWN));
        }
        if (band.first() > 0) {
            RawRow above = raw.rows().get(0);
            problems.cell(
                    place(raw, above.number(), "", firstText(above)),
                    Code.CONVERTED,
                    "rows_above_header",
                    Integer.toString(raw.rows().get(band.first()).number()));
        }
        List<TableRow> rows = new ArrayList<>();
        RawRow header = raw.rows().get(band.first());
        List<String> keys = new ArrayList<>();
        for (Column column : band.columns()) { // a mapping may give two columns one meaning; both are kept
            keys.add(keys.contains(column.key()) ? column.key() + "#" + (keys.size() + 1) : column.key());
        }
        RowCells.Columns columns = new RowCells.Columns(keys);
        for (RawRow row : raw.rows().subList(band.end(), raw.rows().size())) {
            if (row.isBlank()) {
                continue;
            }
            if (isNoData(row, header, band)) {
                problems.cell(place(raw, row.number(), "", firstText(row)), Code.CONVERTED, "row_skipped");
            } else {
                rows.add(row(raw, row, columns, keys, sm3, problems));
            }
        }
        return new Table(key, raw.file(), rows, unknown);
    }

    private static void checkColumn(
            RawTable raw, HeaderBand band, Column column, List<String> unknown, Problems problems) {
        int line = raw.rows().get(band.end() - 1).number();
        Problems.Cell cell = place(raw, line, column.header(), column.header());
        if (!column.known() && !column.header().isEmpty()) {
            unknown.add(column.key());
            if (column.rivals().size() > 1) {
                problems.cell(
                        cell,
                        Code.AMBIGUOUS,
                        "column_two_meanings",
                        ColumnNames.label(column.rivals().get(0)),
                        ColumnNames.label(column.rivals().get(1)));
            } else if (column.rivals().size() == 1) {
                problems.cell(
                        cell,
                        Code.AMBIGUOUS,
                        "column_twice",
                        ColumnNames.label(column.rivals().get(0)));
            } else if (unknown.size() <= MOST_UNKNOWN) {
                problems.cell(cell, Code.UNKNOWN_COLUMN, "unknown_column");
            }
        }
    }

    private static Problems.Cell place(RawTable raw, int row, String column, String text) {
        return new Problems.Cell(raw.file(), raw.sheet(), row, column, text);
    }

    private static String firstText(RawRow row) {
        for (RawCell cell : row.cells()) {
            if (!cell.text().isBlank()) {
                return cell.text().strip();
            }
        }
        return "";
    }

    /** Totals, notes, signature lines, group titles, and headers repeated on every printed page. */
    private static boolean isNoData(RawRow row, RawRow header, HeaderBand band) {
        String first = firstText(row);
        if (mayBeWord(first) && TOTAL.matcher(first).matches()) {
            return true;
        }
        int filled = filled(row, band.known() + 1);
        if (filled * 2 <= band.known() && NOTE.matcher(first).matches()) {
            return true;
        }
        if (filled == 1 && band.known() > 3) {
            int column = 0;
            while (row.text(column).isBlank()) {
                column++;
            }
            String key =
                    column < band.columns().size() ? band.columns().get(column).key() : "";
            boolean merged = !row.text(column + 1).isBlank();
            return merged || !(IDENTITIES.contains(key) || key.endsWith("_id"));
        }
        return filled > 2 && header.cells().size() == row.cells().size() && sameTexts(header, row);
    }

    /** Numbers of things are what rows usually begin with; only other texts can be totals or notes. */
    private static boolean mayBeWord(String first) {
        return !first.isEmpty() && !Character.isDigit(first.charAt(0));
    }

    /** Cells with different texts, a merged cell counted once; counting stops at {@code enough}. */
    private static int filled(RawRow row, int enough) {
        Set<String> texts = new java.util.HashSet<>();
        for (RawCell cell : row.cells()) {
            if (!cell.text().isBlank() && texts.add(cell.text()) && texts.size() >= enough) {
                break;
            }
        }
        return texts.size();
    }

    private static boolean sameTexts(RawRow one, RawRow other) {
        for (int i = 0; i < one.cells().size(); i++) {
            if (!one.text(i).equals(other.text(i))) {
                return false;
            }
        }
        return true;
    }

    private static TableRow row(
            RawTable raw, RawRow row, RowCells.Columns columns, List<String> keys, String sm3, Problems problems) {
        List<String> texts = new ArrayList<>(keys.size());
        Map<String, String> more = new LinkedHashMap<>();
        for (int i = 0; i < Math.max(keys.size(), row.cells().size()); i++) {
            String text = row.text(i);
            String key = i < keys.size() ? keys.get(i) : "#" + (i + 1);
            if (i < keys.size()) {
                texts.add(text);
            } else if (text.isBlank()) {
                continue;
            } else {
                more.put(key, text);
                problems.cell(place(raw, row.number(), key, text), Code.UNKNOWN_COLUMN, "cell_without_header");
            }
            if (TableRow.hasInvisible(text)) {
                problems.cell(place(raw, row.number(), key, text), Code.CONVERTED, "invisible_characters");
            }
            if (IDENTITIES.contains(key)) {
                checkIdentity(
                        place(raw, row.number(), key, text),
                        row.cells().get(Math.min(i, row.cells().size() - 1)),
                        problems);
            }
        }
        Map<String, String> cells = columns.row(texts);
        if (!more.isEmpty()) {
            Map<String, String> all = new LinkedHashMap<>(cells);
            all.putAll(more);
            cells = all;
        }
        return new TableRow(new EvidenceReference(raw.file(), row.number(), sm3), raw.sheet(), cells);
    }

    /** Numbers of things are text; a spreadsheet that took them for numbers has spoiled them. */
    private static void checkIdentity(Problems.Cell cell, RawCell raw, Problems problems) {
        String text = cell.text().strip();
        if (!raw.number() && text.length() < 16 && text.indexOf('E') < 0 && text.indexOf('e') < 0) {
            return;
        }
        if (SCIENTIFIC.matcher(text).matches()) {
            problems.cell(cell, Code.DISTORTED, "identity_scientific");
        } else if (ROUNDED.matcher(text).matches()) {
            problems.cell(cell, Code.DISTORTED, "identity_rounded");
        } else if (raw.number() && text.length() > 11) {
            problems.cell(cell, Code.DISTORTED, "identity_number");
        }
    }

    ColumnNames names() {
        return names;
    }
}
