package cn.suyuan.intake;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * The headers of a budget: one row, or two where a heading is merged over several columns that have words of their own.
 *
 * @param columns which column holds what
 * @param last last row of the headers, from 0
 */
record BudgetHeader(Map<BudgetColumn, Integer> columns, int last) {
    /** Headings over a pair of columns "figure" and "unit". */
    private static final Set<BudgetColumn> OVER = EnumSet.of(
            BudgetColumn.STANDARD,
            BudgetColumn.EXPANDED,
            BudgetColumn.HALF_WIDTH,
            BudgetColumn.SENSITIVITY,
            BudgetColumn.CONTRIBUTION);

    private static final int FEWEST = 3;

    BudgetHeader {
        columns = Map.copyOf(columns);
    }

    /** Reads the headers that begin in a row; empty where it heads no budget. */
    static Optional<BudgetHeader> at(Sheet sheet, int row, Map<String, String> mapping) {
        Row upper = sheet.getRow(row);
        if (upper == null) {
            return Optional.empty();
        }
        Row lower = sheet.getRow(row + 1);
        if (lower != null && subordinate(sheet, row, lower, mapping)) {
            Optional<BudgetHeader> both = usable(twoRows(sheet, row, mapping), row + 1);
            if (both.isPresent()) {
                return both;
            }
        }
        Map<BudgetColumn, Integer> found = new EnumMap<>(BudgetColumn.class);
        for (Cell cell : upper) {
            column(WorkbookRecalculation.shown(cell), mapping)
                    .ifPresent(column -> found.putIfAbsent(column, cell.getColumnIndex()));
        }
        return usable(found, row);
    }

    private static Optional<BudgetHeader> usable(Map<BudgetColumn, Integer> found, int last) {
        boolean named = found.containsKey(BudgetColumn.SYMBOL) || found.containsKey(BudgetColumn.SOURCE);
        boolean spread = found.containsKey(BudgetColumn.STANDARD)
                || found.containsKey(BudgetColumn.HALF_WIDTH)
                || found.containsKey(BudgetColumn.EXPANDED);
        return named && spread && found.size() >= FEWEST
                ? Optional.of(new BudgetHeader(found, last))
                : Optional.empty();
    }

    /** A second row of headers has words and no figure, and belongs to a merged heading. */
    private static boolean subordinate(Sheet sheet, int row, Row lower, Map<String, String> mapping) {
        boolean words = false;
        for (Cell cell : lower) {
            String shown = WorkbookRecalculation.shown(cell);
            if (BudgetFigure.read(shown).isPresent()) {
                return false;
            }
            words |= column(shown, mapping).isPresent();
        }
        return words
                && sheet.getMergedRegions().stream()
                        .anyMatch(region -> region.getFirstRow() <= row && region.getLastRow() >= row);
    }

    private static Map<BudgetColumn, Integer> twoRows(Sheet sheet, int row, Map<String, String> mapping) {
        Map<BudgetColumn, Integer> found = new EnumMap<>(BudgetColumn.class);
        int width = Math.max(
                sheet.getRow(row).getLastCellNum(), sheet.getRow(row + 1).getLastCellNum());
        for (int index = 0; index < width; index++) {
            int place = index;
            Optional<BudgetColumn> over = column(text(sheet, row, index), mapping);
            Optional<BudgetColumn> own = column(text(sheet, row + 1, index), mapping);
            boolean figure =
                    own.filter(column -> column == BudgetColumn.ESTIMATE).isPresent()
                            && over.filter(OVER::contains).isPresent();
            boolean unit = own.filter(column -> column == BudgetColumn.UNIT).isPresent()
                    && over.filter(OVER::contains).isPresent();
            if (!unit) {
                (own.isPresent() && !figure ? own : over).ifPresent(column -> found.putIfAbsent(column, place));
            }
        }
        // a heading over columns that have words of their own is none of them
        Optional.ofNullable(found.get(BudgetColumn.STANDARD))
                .flatMap(first -> below(sheet, row, first, mapping))
                .ifPresent(real -> found.put(BudgetColumn.STANDARD, real));
        return found;
    }

    /** The column under a merged heading whose own words are a standard uncertainty. */
    private static Optional<Integer> below(Sheet sheet, int row, int first, Map<String, String> mapping) {
        for (CellRangeAddress region : sheet.getMergedRegions()) {
            if (region.isInRange(row, first)) {
                for (int index = region.getFirstColumn(); index <= region.getLastColumn(); index++) {
                    if (column(text(sheet, row + 1, index), mapping)
                            .filter(column -> column == BudgetColumn.STANDARD)
                            .isPresent()) {
                        return Optional.of(index);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** What a cell shows, or the merged region that it belongs to. */
    private static String text(Sheet sheet, int row, int index) {
        for (CellRangeAddress region : sheet.getMergedRegions()) {
            if (region.isInRange(row, index)) {
                return plain(sheet, region.getFirstRow(), region.getFirstColumn());
            }
        }
        return plain(sheet, row, index);
    }

    private static String plain(Sheet sheet, int row, int index) {
        Row found = sheet.getRow(row);
        Cell cell = found == null ? null : found.getCell(index);
        return cell == null ? "" : WorkbookRecalculation.shown(cell);
    }

    private static Optional<BudgetColumn> column(String head, Map<String, String> mapping) {
        return Optional.ofNullable(mapping.get(head.strip()))
                .flatMap(BudgetHeader::named)
                .or(() -> BudgetColumn.of(head));
    }

    private static Optional<BudgetColumn> named(String name) {
        try {
            return Optional.of(BudgetColumn.valueOf(name.strip().toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
