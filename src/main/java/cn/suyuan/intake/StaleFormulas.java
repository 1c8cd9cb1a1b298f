package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.intake.RawTable.RawRow;
import cn.suyuan.uncertainty.SubmittedWorkbook.CellIssue;
import cn.suyuan.uncertainty.SubmittedWorkbook.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellReference;

/** Computes the formulas of a table anew and lists the cells whose stored result is another one. */
final class StaleFormulas {
    private static final int LARGEST = 4 << 20;

    /** Cells of a workbook that is opened as a whole: each takes about a kilobyte, of all together a quarter of the memory. */
    private static final long MOST_CELLS =
            Math.min(300_000, Runtime.getRuntime().maxMemory() >> 12);

    /** Formulas times cells: what a formula may have to look at, so that none takes long. */
    private static final long MOST_WORK = 20_000_000;

    private StaleFormulas() {}

    /**
     * Compares the stored results of a workbook that could be read.
     *
     * @param sheets all its sheets as read
     * @param formulas how many formulas there are
     */
    static void check(String file, byte[] bytes, List<RawTable> sheets, int formulas, Problems problems) {
        long cells = 0;
        for (RawTable sheet : sheets) {
            for (RawRow row : sheet.rows()) {
                cells += row.cells().size();
            }
        }
        if (formulas == 0) {
            return;
        }
        if (bytes.length > LARGEST || cells > MOST_CELLS || cells * formulas > MOST_WORK) {
            notComputed(file, formulas, problems);
            return;
        }
        try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(bytes))) {
            WorkbookRecalculation recalculation = new WorkbookRecalculation(book);
            recalculation.run();
            recalculation.issues().stream()
                    .filter(issue -> issue.kind() == Kind.STALE)
                    .forEach(issue -> tell(file, issue, problems));
        } catch (IOException | RuntimeException | StackOverflowError | NoClassDefFoundError cannot) {
            notComputed(file, formulas, problems);
        }
    }

    private static void notComputed(String file, int formulas, Problems problems) {
        problems.file(file, Code.CONVERTED, "formulas_not_computed", Integer.toString(formulas));
    }

    private static void tell(String file, CellIssue issue, Problems problems) {
        int row = new CellReference(issue.cell()).getRow() + 1;
        String column = issue.cell().replaceAll("[0-9]", "");
        problems.cell(
                new Problems.Cell(file, issue.sheet(), row, column, issue.shown()),
                Code.CONTRADICTS,
                "formula_stale",
                issue.formula(),
                issue.computed());
    }
}
