package cn.suyuan.app;

import cn.suyuan.intake.BudgetWorkbookWriter;
import cn.suyuan.uncertainty.UncertaintyEvaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** A recomputed budget as a workbook with live formulas. */
public final class BudgetExport {
    private BudgetExport() {}

    /**
     * Writes {@code budget.xlsx} into a folder.
     *
     * @param headers sixteen words: title, column heads, results
     * @param distributions words for the keys of distributions
     */
    public static Path write(
            Path folder, UncertaintyEvaluation evaluation, List<String> headers, UnaryOperator<String> distributions)
            throws WorkbenchException {
        Path file = folder.resolve("budget.xlsx");
        try {
            return Files.write(file, BudgetWorkbookWriter.write(evaluation, headers, distributions));
        } catch (IOException e) {
            throw new WorkbenchException("app.file_unwritable", List.of(file.toString()), e);
        }
    }
}
