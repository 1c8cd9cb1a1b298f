package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.intake.RawTable.RawCell;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;

/** Reads a workbook in the old binary format. */
final class XlsBook {
    private static final int MOST_COLUMNS = 256;

    private XlsBook() {}

    /** The sheets in their order; empty where the bytes are no such workbook. */
    static Optional<List<RawTable>> read(String file, byte[] bytes, Problems problems) {
        try (POIFSFileSystem system = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            if (system.getRoot().hasEntry("EncryptedPackage")) {
                problems.file(file, Code.UNREADABLE, "workbook_password");
                return Optional.of(List.of());
            }
            try (HSSFWorkbook book = new HSSFWorkbook(system)) {
                return Optional.of(sheets(file, book, problems));
            }
        } catch (org.apache.poi.EncryptedDocumentException e) {
            problems.file(file, Code.UNREADABLE, "workbook_password");
            return Optional.of(List.of());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // The library answers broken records with unchecked exceptions of every kind.
            return Optional.empty();
        }
    }

    private static List<RawTable> sheets(String file, HSSFWorkbook book, Problems problems) {
        boolean since1904 = book.getInternalWorkbook().isUsing1904DateWindowing();
        if (since1904) {
            problems.file(file, Code.CONVERTED, "date_1904");
        }
        List<RawTable> tables = new ArrayList<>();
        for (int i = 0; i < book.getNumberOfSheets(); i++) {
            Sheet sheet = book.getSheetAt(i);
            if (book.getSheetVisibility(i) != SheetVisibility.VISIBLE) {
                problems.cell(
                        new Problems.Cell(file, sheet.getSheetName(), 0, "", sheet.getSheetName()),
                        Code.HIDDEN,
                        "hidden_sheet");
            }
            SheetCells cells = new SheetCells(file, sheet.getSheetName());
            for (Row row : sheet) {
                if (row.getZeroHeight()) {
                    cells.hiddenRow(row.getRowNum() + 1);
                }
                row.forEach(cell -> put(cell, cells, since1904));
            }
            for (int column = 0; column < MOST_COLUMNS; column++) {
                if (sheet.isColumnHidden(column)) {
                    cells.hiddenColumns(column + 1, column + 1);
                }
            }
            for (CellRangeAddress merged : sheet.getMergedRegions()) {
                cells.merge(
                        merged.getFirstRow() + 1,
                        merged.getLastRow() + 1,
                        merged.getFirstColumn(),
                        merged.getLastColumn());
            }
            tables.add(cells.table(problems));
        }
        return tables;
    }

    private static void put(Cell cell, SheetCells cells, boolean since1904) {
        int row = cell.getRowIndex() + 1;
        int column = cell.getColumnIndex();
        CellType type = cell.getCellType();
        if (type == CellType.FORMULA) {
            cells.formula(row);
            type = cell.getCachedFormulaResultType();
        }
        switch (type) {
            case STRING -> cells.put(row, column, new RawCell(cell.getStringCellValue(), false));
            case BOOLEAN -> cells.put(row, column, new RawCell(String.valueOf(cell.getBooleanCellValue()), false));
            case ERROR -> cells.error(row, column, String.valueOf(cell.getErrorCellValue()));
            case NUMERIC -> cells.put(row, column, number(cell, since1904));
            case FORMULA, BLANK, _NONE -> {}
        }
    }

    private static RawCell number(Cell cell, boolean since1904) {
        double value = cell.getNumericCellValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return RawCell.EMPTY;
        }
        BigDecimal number = BigDecimal.valueOf(value);
        Optional<String> date =
                DateUtil.isCellDateFormatted(cell) ? XlsxStyles.date(number, since1904) : Optional.empty();
        return date.map(text -> new RawCell(text, false)).orElseGet(() -> new RawCell(XlsxStyles.plain(number), true));
    }
}
