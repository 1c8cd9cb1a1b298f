package cn.suyuan.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * What an audit team sends to a company before the audit: templates with notes and choices, the folders to fill, and a
 * guide. The filled folder becomes a pack by {@code pack create}.
 */
public final class RequestPackage {
    /** Name of the guide; it is no evidence and stays out of packs. */
    public static final String GUIDE = "填报指南.html";

    /** Columns of found ledgers that have a table of their own, or mean nothing by themselves. */
    private static final List<String> DERIVED =
            List.of("specification", "remark", "certificate_issuer", "last_calibrated", "next_due", "certificate_no");

    private static final int ROWS = 2000;
    private static final Map<String, String> TABLES = tables();
    private static final Map<String, String> FOLDERS = folders();

    private final ColumnNames names = ColumnNames.standard();
    private final Map<String, String> notes = notes();

    /** A package of the tables that the program reads. */
    public RequestPackage() {}

    private static Map<String, String> tables() {
        Map<String, String> tables = new java.util.LinkedHashMap<>();
        tables.put("ledger", "台账");
        tables.put("reference-standards", "企业标准器");
        tables.put("certificates", "证书清单");
        tables.put("calibration-plan", "检定计划");
        tables.put("energy-units", "用能单元");
        tables.put("network", "计量网络");
        tables.put("clock", "对时记录");
        tables.put("streams", "数据流清单");
        tables.put("incidents", "事件记录");
        tables.put("activity", "活动数据");
        tables.put("factors", "排放因子");
        tables.put("cross-checks", "交叉校验");
        tables.put("documents", "资料清单");
        return tables;
    }

    private static Map<String, String> folders() {
        Map<String, String> folders = new java.util.LinkedHashMap<>();
        folders.put("certificates", "检定/校准证书原件：DCC XML、PDF 或扫描件");
        folders.put("readings", "链式读数文件 <数据流编号>.csv");
        folders.put("signed-readings", "带签名的读数（OCMF）");
        folders.put("seals", "封存文件");
        folders.put("anchors", "时间戳与区块链回执");
        folders.put("keys", "签名证书");
        folders.put("uncertainty", "不确定度计算表");
        folders.put("documents", "制度、照片、第三方报告等其他资料");
        return folders;
    }

    private static Map<String, String> notes() {
        try (InputStream in = RequestPackage.class.getResourceAsStream("/intake/guide.properties")) {
            if (in == null) {
                throw new IllegalStateException("missing resource /intake/guide.properties");
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, String> notes = new TreeMap<>();
            properties.forEach((key, value) -> notes.put((String) key, (String) value));
            return notes;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("/intake/guide.properties", e);
        }
    }

    /**
     * Writes the package.
     *
     * @param folder a folder that does not exist or is empty
     * @return the files written
     * @throws IOException where the folder cannot be written
     */
    public List<Path> write(Path folder) throws IOException {
        List<Path> written = new ArrayList<>();
        Files.createDirectories(folder);
        for (String name : FOLDERS.keySet()) {
            Files.createDirectories(folder.resolve(name));
        }
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            Path file = folder.resolve(table.getValue() + ".xlsx");
            try (OutputStream out = Files.newOutputStream(file, java.nio.file.StandardOpenOption.CREATE_NEW)) {
                workbook(table.getKey(), table.getValue(), out);
            }
            written.add(file);
        }
        written.add(Files.writeString(folder.resolve("pack.json"), PACK, StandardCharsets.UTF_8));
        written.add(Files.writeString(folder.resolve(GUIDE), guide(), StandardCharsets.UTF_8));
        return written;
    }

    private static final String PACK = """
        {"format": "suyuan-evidence-pack", "version": 1,
         "organization": {"name": "", "uscc": ""},
         "product": {"name": "", "functional_unit": ""},
         "period": {"from": "", "to": ""},
         "site": {"name": "", "region": "", "boundary": []},
         "declared": {"footprint": null, "unit": "", "relative_u95": null}}
        """;

    private List<String> columns(String table) {
        List<String> required = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String column : names.columns(table)) {
            boolean derived = DERIVED.contains(column) && !table.equals("certificates");
            if (!derived) {
                (note(table, column).startsWith("*") ? required : others).add(column);
            }
        }
        required.addAll(others);
        return required;
    }

    private String note(String table, String column) {
        String key = table.equals("reference-standards") ? "ledger" : table;
        return notes.getOrDefault(key + "." + column, "");
    }

    private void workbook(String table, String title, OutputStream out) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Sheet sheet = book.createSheet(title);
            CellStyle must = style(book, IndexedColors.LIGHT_ORANGE);
            CellStyle may = style(book, IndexedColors.GREY_25_PERCENT);
            CellStyle text = book.createCellStyle();
            text.setDataFormat(book.createDataFormat().getFormat("@"));
            Row header = sheet.createRow(0);
            int index = 0;
            for (String column : columns(table)) {
                String note = note(table, column);
                boolean required = note.startsWith("*");
                String name = names.headers(table, column).stream().findFirst().orElse(column);
                header.createCell(index).setCellValue(name);
                header.getCell(index).setCellStyle(required ? must : may);
                sheet.setColumnWidth(index, 256 * Math.max(12, name.length() * 2 + 4));
                // Text cells keep numbers of things as they are typed.
                sheet.setDefaultColumnStyle(index, text);
                comment(book, sheet, header, index, explained(note, column));
                choices(sheet, index, note);
                index++;
            }
            sheet.createFreezePane(1, 1);
            book.write(out);
        }
    }

    private static CellStyle style(XSSFWorkbook book, IndexedColors colour) {
        CellStyle style = book.createCellStyle();
        Font font = book.createFont();
        font.setBold(true);
        style.setFont(font);
        style.setFillForegroundColor(colour.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setBorderBottom(BorderStyle.THIN);
        style.setWrapText(true);
        return style;
    }

    private static String explained(String note, String column) {
        String plain = note.startsWith("*") ? "必填。" + note.substring(1) : note;
        int choices = plain.indexOf("||");
        String words = choices < 0 ? plain : plain.substring(0, choices);
        return (words.isEmpty() ? "按实填写，没有则留空。" : words) + "\n（" + column + "）";
    }

    private static void comment(XSSFWorkbook book, Sheet sheet, Row header, int column, String words) {
        CreationHelper helper = book.getCreationHelper();
        ClientAnchor anchor = helper.createClientAnchor();
        anchor.setCol1(column);
        anchor.setCol2(column + 3);
        anchor.setRow1(1);
        anchor.setRow2(5);
        Drawing<?> drawing = sheet.createDrawingPatriarch();
        Comment comment = drawing.createCellComment(anchor);
        comment.setString(helper.createRichTextString(words));
        header.getCell(column).setCellComment(comment);
    }

    private static void choices(Sheet sheet, int column, String note) {
        int at = note.indexOf("||");
        if (at < 0) {
            return;
        }
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidation validation = helper.createValidation(
                helper.createExplicitListConstraint(note.substring(at + 2).split("\\|")),
                new CellRangeAddressList(1, ROWS, column, column));
        validation.setShowErrorBox(false); // a word of the company's own is better than none
        sheet.addValidationData(validation);
    }

    private String guide() {
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html lang=\"zh\"><meta charset=\"utf-8\"><title>")
                .append("资料填报指南</title><style>body{font-family:sans-serif;max-width:60em;margin:2em auto}")
                .append("td,th{border:1px solid #999;padding:.2em .5em;text-align:left}table{border-collapse:collapse}")
                .append("</style><h1>资料填报指南</h1><ol><li>在各 XLSX 模板中填写；橙色列必填，列头批注说明含义，")
                .append("有下拉框的请选择。</li><li>把原始文件放入下列文件夹，并在清单的“文件”列写明路径。</li>")
                .append("<li>填写 pack.json：企业名称、统一社会信用代码、产品、数据期（YYYY-MM-DD）、声明的碳足迹。</li>")
                .append("<li>没有的资料留空即可，不要编造；编号一律按文本填写。</li>")
                .append("<li>完成后用“pack create 文件夹 --out 证据包.zip”生成证据包，有签名密钥的加 --sign。</li></ol>")
                .append("<h2>文件夹</h2><table><tr><th>文件夹</th><th>内容</th></tr>");
        FOLDERS.forEach((name, words) -> row(page, name + "/", words));
        page.append("</table>");
        TABLES.forEach((table, title) -> {
            page.append("<h2>").append(title).append(".xlsx</h2><table><tr><th>列</th><th>说明</th></tr>");
            for (String column : columns(table)) {
                String note = note(table, column);
                String name = names.headers(table, column).stream().findFirst().orElse(column);
                String words = explained(note, column).replace('\n', ' ');
                int at = note.indexOf("||");
                row(
                        page,
                        name,
                        at < 0 ? words : words + " 可选：" + note.substring(at + 2).replace("|", "、"));
            }
            page.append("</table>");
        });
        return page.append("</html>\n").toString();
    }

    private static void row(StringBuilder page, String name, String words) {
        page.append("<tr><td>")
                .append(escaped(name))
                .append("</td><td>")
                .append(escaped(words))
                .append("</td></tr>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
