package cn.suyuan.sampledata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Certificates as one-page PDFs with a text layer, from the rows of the index. */
final class CertificateDocuments {
    private final byte[] font;

    CertificateDocuments() {
        try (InputStream in = CertificateDocuments.class.getResourceAsStream("/fonts/NotoSansSC-Regular.ttf")) {
            font = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the documents that the index names. */
    void write(Variant variant, Sheet certificates, Sheet ledger, Map<String, byte[]> files) {
        for (Map<String, String> row : certificates.rows()) {
            String file = row.get("file");
            if (!file.isEmpty() && !files.containsKey("data/" + file)) {
                // defect 3: T02's document was made from another one and changed two weeks later
                boolean forged = variant == Variant.DEMO && file.endsWith("-T02.pdf");
                files.put("data/" + file, pdf(row, name(ledger, row), forged));
            }
        }
    }

    private static String name(Sheet ledger, Map<String, String> row) {
        return ledger.rows().stream()
                .filter(r -> r.get("instrument_no").equals(row.get("instrument_no")))
                .map(r -> r.get("name"))
                .findFirst()
                .orElse("标准器");
    }

    private static List<String> lines(Map<String, String> row, String name) {
        boolean verified = row.get("type").equals("verification");
        String work = verified ? "检定" : "校准";
        List<String> lines = new ArrayList<>();
        lines.add(row.get("type").equals("internal") ? "自校记录" : work + "证书");
        lines.add("证书编号: " + row.get("certificate_no"));
        lines.add("机构名称: " + row.get("issuer"));
        lines.add("授权/认可编号: " + row.get("issuer_no"));
        lines.add("计量器具名称: " + name);
        lines.add("型号/规格: " + row.get("model"));
        lines.add("出厂编号: " + row.get("serial_no"));
        lines.add("制造单位: " + row.get("manufacturer"));
        if (!row.get("received").isEmpty()) {
            lines.add("接收日期: " + chinese(row.get("received")));
        }
        lines.add(work + "依据: " + row.get("basis"));
        lines.add(work + "日期: " + chinese(row.get("performed")));
        lines.add("签发日期: " + chinese(row.get("issued")));
        if (!row.get("valid_until").isEmpty()) {
            lines.add("有效期至: " + chinese(row.get("valid_until")));
        }
        if (!row.get("conclusion").isEmpty()) {
            lines.add(work + "结论: " + row.get("conclusion"));
        }
        lines.add("准确度等级: " + row.get("accuracy_class"));
        lines.add("最大允许误差: " + row.get("mpe"));
        lines.add("测量范围: " + row.get("range"));
        if (!row.get("expanded_uncertainty").isEmpty()) {
            lines.add("扩展不确定度: U=" + row.get("expanded_uncertainty") + " " + row.get("uncertainty_unit") + ", k="
                    + row.get("coverage_factor") + ", p=" + row.get("coverage_probability"));
            lines.add("修正值: " + row.get("correction"));
        }
        lines.add("检定员/校准员: 赵演    核验员: 钱示    批准人: 孙例");
        lines.add("共1页第1页");
        return lines;
    }

    private static String chinese(String day) {
        LocalDate date = LocalDate.parse(day);
        return String.format(
                java.util.Locale.ROOT, "%d年%02d月%02d日", date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    private byte[] pdf(Map<String, String> row, String name, boolean forged) {
        try (PDDocument document = new PDDocument();
                TrueTypeFont type = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDType0Font embedded = PDType0Font.load(document, type, true);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(embedded, 12);
                content.setLeading(24);
                content.newLineAtOffset(72, 760);
                for (String line : lines(row, name)) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
            }
            String number = row.get("certificate_no") + row.get("instrument_no");
            document.setDocumentId((long) number.hashCode());
            document.setDocumentInformation(information(row, forged));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(row.get("certificate_no"), e);
        }
    }

    private static PDDocumentInformation information(Map<String, String> row, boolean forged) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(row.get("certificate_no"));
        information.setProducer(forged ? "PDF Editor Pro 11 (modified)" : "示例证书系统 3.2");
        information.setCreationDate(calendar(row.get("issued")));
        information.setModificationDate(forged ? calendar("2025-04-29") : calendar(row.get("issued")));
        return information;
    }

    private static Calendar calendar(String day) {
        GregorianCalendar calendar =
                new GregorianCalendar(TimeZone.getTimeZone(ZoneId.of("GMT+8")), java.util.Locale.ROOT);
        calendar.setTimeInMillis(LocalDate.parse(day)
                .atTime(16, 30)
                .toInstant(java.time.ZoneOffset.ofHours(8))
                .toEpochMilli());
        return calendar;
    }
}
