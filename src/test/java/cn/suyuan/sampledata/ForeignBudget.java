package cn.suyuan.sampledata;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook with the budget of two inputs under headers that no reader knows. */
public final class ForeignBudget {

    private ForeignBudget() {}

    /** Writes it, with the folders that it needs. */
    public static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = book.createSheet("Blatt");
            row(sheet, 2, "Größe", "Schätzwert", "Unsicherheit", "Empfindlichkeit");
            row(sheet, 3, "L1", 10.0, 0.2, 1.0);
            row(sheet, 4, "L2", 5.0, 0.1, -2.0);
            book.write(out);
        }
    }

    private static void row(Sheet sheet, int index, Object... cells) {
        Row row = sheet.createRow(index);
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] instanceof Double number) {
                row.createCell(i).setCellValue(number);
            } else {
                row.createCell(i).setCellValue(cells[i].toString());
            }
        }
    }
}
