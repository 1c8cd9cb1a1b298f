package cn.suyuan.sampledata;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The ledger as companies keep it: title rows, two rows of headers with merged cells, notes, full-width characters. */
final class LedgerWorkbook {
    private static final String[][] COLUMNS = {
        {"", "序号"},
        {"instrument_no", "管理编号"},
        {"name", "计量器具名称"},
        {"model", "型号规格"},
        {"serial_no", "出厂编号"},
        {"manufacturer", "生产厂家"},
        {"accuracy_class", "准确度等级"},
        {"range", "测量范围"},
        {"location", "安装使用地点"},
        {"carrier", "能源种类"},
        {"level", "管理级别"},
        {"deployment", "在线/离线"},
        {"interval_months", "检定/校准周期(月)"},
        {"status", "状态"},
        {"critical", "是否关键"},
        {"type_approval_no", "型式批准证书号"},
        {"data_level", "数据等级"},
        {"commissioned", "启用日期"},
        {"retired", "停用日期"},
        {"multiplier", "倍率"},
        {"condition", "计量状况"},
        {"used_at", "使用点"},
        {"", "备注"}
    };
    private static final Map<String, String> CARRIERS = Map.of(
            "electricity", "电力",
            "natural_gas", "天然气",
            "steam", "蒸汽",
            "water", "水",
            "diesel", "柴油",
            "compressed_air", "压缩空气");

    private LedgerWorkbook() {}

    static byte[] write(Sheet ledger) {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet("能源计量器具台账");
            head(book, sheet);
            CellStyle framed = framed(book);
            int at = 5;
            int number = 1;
            for (Map<String, String> row : ledger.rows()) {
                if (row.get("instrument_no").equals("G01")) {
                    XSSFRow band = sheet.createRow(at++);
                    band.createCell(0).setCellValue("二、气体、蒸汽、水、油类");
                    sheet.addMergedRegion(new CellRangeAddress(at - 1, at - 1, 0, COLUMNS.length - 1));
                }
                fill(sheet.createRow(at++), row, number++, framed);
            }
            XSSFRow note = sheet.createRow(at + 1);
            note.createCell(0).setCellValue("注：1. 倍率＝CT变比×PT变比；2. 准确度等级按检定/校准证书填写；3. 停用器具保留备查。");
            sheet.createRow(at + 2).createCell(0).setCellValue("编制：赵演        审核：陈代表        日期：2026年1月15日");
            sheet.createFreezePane(3, 5);
            book.createSheet("变更记录").createRow(0).createCell(0).setCellValue("2025-08-12 E13 换表；2025-09-01 CT03 更换");
            properties(book);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return withoutTimes(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void head(XSSFWorkbook book, XSSFSheet sheet) {
        int last = COLUMNS.length - 1;
        XSSFFont bold = book.createFont();
        bold.setBold(true);
        bold.setFontHeightInPoints((short) 16);
        CellStyle title = book.createCellStyle();
        title.setFont(bold);
        title.setAlignment(HorizontalAlignment.CENTER);
        XSSFCell cell = sheet.createRow(0).createCell(0);
        cell.setCellValue("能 源 计 量 器 具 台 账");
        cell.setCellStyle(title);
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, last));
        sheet.createRow(1).createCell(0).setCellValue("单位：" + Keys.COMPANY + "        统计期：２０２５年度        表号：NY-JL-01");
        sheet.addMergedRegion(new CellRangeAddress(1, 1, 0, last));
        sheet.createRow(2).createCell(0).setCellValue("一、电力类（带*为必填）");
        XSSFRow groups = sheet.createRow(3);
        XSSFRow names = sheet.createRow(4);
        CellStyle framed = framed(book);
        for (int i = 0; i <= last; i++) {
            XSSFCell group = groups.createCell(i);
            XSSFCell name = names.createCell(i);
            group.setCellStyle(framed);
            name.setCellStyle(framed);
            boolean inGroup = i >= 17 && i <= 18;
            if (inGroup) {
                group.setCellValue(i == 17 ? "使用期间" : "");
                name.setCellValue(COLUMNS[i][1]);
            } else {
                group.setCellValue(COLUMNS[i][1] + (i >= 1 && i <= 8 && i != 4 && i != 7 ? "*" : ""));
                sheet.addMergedRegion(new CellRangeAddress(3, 4, i, i));
            }
            sheet.setColumnWidth(i, 14 * 256);
        }
        sheet.addMergedRegion(new CellRangeAddress(3, 3, 17, 18));
    }

    private static CellStyle framed(XSSFWorkbook book) {
        CellStyle framed = book.createCellStyle();
        framed.setBorderBottom(BorderStyle.THIN);
        framed.setBorderTop(BorderStyle.THIN);
        framed.setBorderLeft(BorderStyle.THIN);
        framed.setBorderRight(BorderStyle.THIN);
        return framed;
    }

    private static void fill(XSSFRow row, Map<String, String> instrument, int number, CellStyle framed) {
        for (int i = 0; i < COLUMNS.length; i++) {
            XSSFCell cell = row.createCell(i);
            cell.setCellStyle(framed);
            String key = COLUMNS[i][0];
            String value = i == 0 ? String.valueOf(number) : key.isEmpty() ? remark(instrument) : instrument.get(key);
            if (List.of("interval_months", "multiplier").contains(key) && !value.isEmpty()) {
                cell.setCellValue(Double.parseDouble(value));
            } else {
                cell.setCellValue(shown(key, value, number));
            }
        }
    }

    private static String remark(Map<String, String> instrument) {
        return instrument.get("instrument_no").equals("E13") ? "2025.8.12换表" : "";
    }

    /** Now and then as a person types: full width, dots in dates, strokes for nothing. */
    private static String shown(String key, String value, int number) {
        return switch (key) {
            case "carrier" -> CARRIERS.getOrDefault(value, value);
            case "commissioned", "retired" -> number % 3 == 0 ? value.replace('-', '.') : value.replace('-', '/');
            case "accuracy_class" ->
                number % 5 == 0 ? value.replace("0.5S", "０．５Ｓ").replace("0.2S", "０．２Ｓ") : value;
            case "retired_reason" -> "/";
            default -> value;
        };
    }

    private static void properties(XSSFWorkbook book) {
        Date fixed = Date.from(Instant.parse("2026-01-15T02:00:00Z"));
        book.getProperties().getCoreProperties().setCreator("赵演");
        book.getProperties().getCoreProperties().setCreated(Optional.of(fixed));
        book.getProperties().getCoreProperties().setModified(Optional.of(fixed));
    }

    private static byte[] withoutTimes(byte[] workbook) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        Map<String, byte[]> ordered = new LinkedHashMap<>();
        ordered.put("[Content_Types].xml", parts.get("[Content_Types].xml"));
        ordered.putAll(new TreeMap<>(parts));
        return Bag.zip(ordered);
    }
}
