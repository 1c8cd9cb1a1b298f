package cn.suyuan.uncertainty;

import java.util.List;
import java.util.Optional;

/**
 * A budget as submitted in a workbook: what its cells compute to, and the model read out of its table.
 *
 * @param path where it came from
 * @param formulas cells with a formula
 * @param agreeing of those, cells that show what they compute to
 * @param issues what a reader must know, in the order of sheets and cells
 * @param budget where the table was found, empty without one
 * @param model the model that the table stands for; empty where no table could be read
 */
public record SubmittedWorkbook(
        String path,
        int formulas,
        int agreeing,
        List<CellIssue> issues,
        Optional<String> budget,
        Optional<MeasurementModel> model) {

    public SubmittedWorkbook {
        issues = List.copyOf(issues);
    }

    /** Issues of a kind. */
    public List<CellIssue> issues(Kind kind) {
        return issues.stream().filter(issue -> issue.kind() == kind).toList();
    }

    /** Kinds of issue. */
    public enum Kind {
        /** The cell shows something else than its formula computes to. */
        STALE(true),
        /** The formula could not be computed here. */
        NOT_COMPUTABLE(false),
        /** A number stands where its neighbours have formulas. */
        TYPED_OVER(true),
        /** The formula refers to another file. */
        EXTERNAL_LINK(true),
        /** The result changes with every opening: random numbers or today's date. */
        VOLATILE(false),
        HIDDEN_SHEET(false),
        /** Hidden so that the menu of the spreadsheet does not show it. */
        VERY_HIDDEN_SHEET(false),
        HIDDEN_ROWS(false),
        HIDDEN_COLUMNS(false),
        /** The file holds macros, which were not run. */
        MACROS(false),
        /** A row of the budget whose u is not what half-width and divisor give. */
        ROW_UNCERTAINTY(true),
        /** A row of the budget whose contribution is not |c| u. */
        ROW_CONTRIBUTION(true),
        /** A row of the budget whose uncertainty cannot be read: without it nothing is computed. */
        ROW_UNREAD(false),
        /** A row whose estimate and uncertainty are in units that do not go together: nothing is computed. */
        ROW_UNITS(false),
        /** The combined standard uncertainty is not what the rows give. */
        COMBINED(true),
        /** No budget could be found by its headers. */
        NO_BUDGET(false),
        /** The file cannot be read. */
        UNREADABLE(false),
        /** There are more issues than are listed. */
        MORE(false);

        private final boolean fault;

        Kind(boolean fault) {
            this.fault = fault;
        }

        /** Whether it is a fault of the workbook, and not only worth knowing. */
        public boolean fault() {
            return fault;
        }
    }

    /**
     * One thing at one place.
     *
     * @param cell address such as {@code D14}, empty for a whole sheet or file
     * @param shown what the cell shows
     * @param computed what it computes to, empty where it cannot be
     * @param formula formula without the equals sign
     */
    public record CellIssue(Kind kind, String sheet, String cell, String shown, String computed, String formula) {}
}
