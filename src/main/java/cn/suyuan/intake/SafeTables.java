package cn.suyuan.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Tables of text on their way out, as CSV and XLSX. What a spreadsheet would take for a formula stays text: such cells
 * come from evidence that others wrote.
 */
public final class SafeTables {

    private static final Pattern FORMULA = Pattern.compile("^[\\s\\p{Cntrl}]*[=+\\-@\\t\\r＝＋－＠|%].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\uFFFE\\uFFFF]|[\\uD800-\\uDFFF&&[^\\uD800-\\uDFFF]]");

    /** Characters that a cell of XLSX can hold. */
    private static final int MOST = 32_767;

    private static final int WIDEST = 60;

    private SafeTables() {}

    /** Whether a spreadsheet could take a text for a formula; plain numbers are none. */
    public static boolean risky(String text) {
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
    }

    /** RFC 4180 in UTF-8 with byte order mark (Excel reads it so); every cell quoted, risky ones begin with {@code '}. */
    public static byte[] csv(List<List<String>> rows) {
        StringBuilder text = new StringBuilder("\uFEFF");
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                String cell = clean(row.get(i));
                text.append(i == 0 ? "" : ",")
                        .append('"')
                        .append((risky(cell) ? "'" + cell : cell).replace("\"", "\"\""))
                        .append('"');
            }
            text.append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A workbook of one sheet; all cells are text, risky ones are marked as such for spreadsheets that convert. */
    public static byte[] xlsx(String sheetName, List<List<String>> rows) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet(sheetName);
            CellStyle plain = style(book, false);
            CellStyle quoted = style(book, false);
            quoted.setQuotePrefixed(true);
            CellStyle head = style(book, true);
            for (int r = 0; r < rows.size(); r++) {
                Row row = sheet.createRow(r);
                for (int c = 0; c < rows.get(r).size(); c++) {
                    String text = shortened(clean(rows.get(r).get(c)));
                    Cell cell = row.createCell(c);
                    cell.setCellValue(text);
                    cell.setCellStyle(r == 0 ? head : risky(text) ? quoted : plain);
                }
            }
            widths(sheet, rows);
            sheet.createFreezePane(0, 1);
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory", e);
        }
    }

    private static CellStyle style(XSSFWorkbook book, boolean bold) {
        CellStyle style = book.createCellStyle();
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setDataFormat(book.createDataFormat().getFormat("@"));
        if (bold) {
            Font font = book.createFont();
            font.setBold(true);
            style.setFont(font);
        }
        return style;
    }

    private static void widths(Sheet sheet, List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        for (int c = 0; c < columns; c++) {
            int column = c;
            int longest = rows.stream()
                    .filter(row -> row.size() > column)
                    .mapToInt(row ->
                            row.get(column).codePointCount(0, row.get(column).length()))
                    .max()
                    .orElse(0);
            sheet.setColumnWidth(c, 256 * Math.min(WIDEST, Math.max(8, 2 * longest + 2)));
        }
    }

    private static String clean(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
    }

    private static String shortened(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST - 1) + "…";
    }
}
