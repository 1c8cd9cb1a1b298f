package cn.suyuan.intake;

import cn.suyuan.uncertainty.BudgetRow;
import cn.suyuan.uncertainty.GumEvaluation;
import cn.suyuan.uncertainty.OutputEvaluation;
import cn.suyuan.uncertainty.UncertaintyEvaluation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Writes a recomputed budget as a workbook whose contributions, shares, combined and expanded uncertainty are live
 * formulas, so that a reader can follow and change it. Sensitivity coefficients stand as numbers.
 */
public final class BudgetWorkbookWriter {
    private static final int FIRST = 2;

    private BudgetWorkbookWriter() {}

    /**
     * Writes one sheet for each output that has a budget.
     *
     * @param headers title, ten column heads, then the words for u_c, k, U, relative U, degrees of freedom
     * @param distributions words for the keys of distributions
     */
    public static byte[] write(
            UncertaintyEvaluation evaluation, List<String> headers, UnaryOperator<String> distributions) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (OutputEvaluation output : evaluation.outputs()) {
                output.gum().ifPresent(gum -> sheet(book, output, gum, headers, distributions));
            }
            if (book.getNumberOfSheets() == 0) {
                book.createSheet(headers.get(0));
            }
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a workbook in memory", e);
        }
    }

    private static void sheet(
            XSSFWorkbook book,
            OutputEvaluation output,
            GumEvaluation gum,
            List<String> headers,
            UnaryOperator<String> distributions) {
        XSSFSheet sheet = book.createSheet(
                WorkbookUtil.createSafeSheetName(output.output().symbol()));
        CellStyle bold = bold(book);
        Row title = sheet.createRow(0);
        text(
                title,
                0,
                headers.get(0) + "  " + output.output().title() + " = "
                        + output.output().formula());
        Row head = sheet.createRow(1);
        for (int i = 0; i < 10; i++) {
            text(head, i, headers.get(1 + i)).setCellStyle(bold);
            sheet.setColumnWidth(i, 256 * 16);
        }
        List<BudgetRow> rows = gum.budget().inputs();
        for (int i = 0; i < rows.size(); i++) {
            line(sheet.createRow(FIRST + i), rows.get(i), rows.size(), distributions);
        }
        result(sheet, gum, rows.size(), headers);
        sheet.createFreezePane(1, 2);
    }

    private static void line(Row row, BudgetRow budget, int count, UnaryOperator<String> distributions) {
        int number = row.getRowNum() + 1;
        text(row, 0, budget.symbol());
        row.createCell(1).setCellValue(budget.estimate());
        text(row, 2, budget.unit());
        text(row, 3, distributions.apply(budget.distribution()));
        row.createCell(4).setCellValue(budget.standardUncertainty());
        if (Double.isFinite(budget.dof())) {
            row.createCell(5).setCellValue(budget.dof());
        } else {
            text(row, 5, "∞");
        }
        row.createCell(6).setCellValue(budget.sensitivityCoefficient());
        row.createCell(7).setCellFormula("ABS(G" + number + ")*E" + number);
        row.createCell(8)
                .setCellFormula("IF(SUMSQ(H$3:H$" + (FIRST + count) + ")=0,0,H" + number + "^2/SUMSQ(H$3:H$"
                        + (FIRST + count) + "))");
        row.createCell(9).setCellValue(budget.share());
    }

    private static void result(XSSFSheet sheet, GumEvaluation gum, int count, List<String> headers) {
        int at = FIRST + count + 1;
        int last = FIRST + count;
        double independent = Math.sqrt(gum.budget().inputs().stream()
                .mapToDouble(row -> row.contribution() * row.contribution())
                .sum());
        // what correlations and terms of second order add to the sum of squares, as a number
        double rest = gum.standardUncertainty() * gum.standardUncertainty() - independent * independent;
        boolean plain = Math.abs(rest) <= 1e-12 * independent * independent;
        labelled(sheet, at, headers.get(11))
                .setCellFormula("SQRT(SUMSQ(H3:H" + last + ")" + (plain ? "" : "+(" + rest + ")") + ")");
        labelled(sheet, at + 1, headers.get(12)).setCellValue(gum.coverageFactor());
        labelled(sheet, at + 2, headers.get(13)).setCellFormula("B" + (at + 1) + "*B" + (at + 2));
        labelled(sheet, at + 3, "y").setCellValue(gum.estimate());
        labelled(sheet, at + 4, headers.get(14))
                .setCellFormula("IF(B" + (at + 4) + "=0,0,B" + (at + 3) + "/ABS(B" + (at + 4) + "))");
        gum.effectiveDof().ifPresent(dof -> {
            if (Double.isFinite(dof)) {
                labelled(sheet, at + 5, headers.get(15)).setCellValue(dof);
            }
        });
    }

    private static Cell labelled(XSSFSheet sheet, int row, String label) {
        Row line = sheet.createRow(row);
        text(line, 0, label);
        return line.createCell(1);
    }

    private static Cell text(Row row, int column, String text) {
        Cell cell = row.createCell(column);
        cell.setCellValue(text);
        return cell;
    }

    private static CellStyle bold(XSSFWorkbook book) {
        CellStyle style = book.createCellStyle();
        Font font = book.createFont();
        font.setBold(true);
        style.setFont(font);
        return style;
    }
}
