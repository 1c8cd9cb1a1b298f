package cn.suyuan.report;

import cn.suyuan.report.AnnexSection.Column;
import cn.suyuan.rule.Erratum;
import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.layout.Document;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** The errata as rows of the draft's feedback form (附件3 征求意见反馈表), on paper and as a table. */
public final class FeedbackForm {

    private static final float MARGIN = 40f;

    private final ReportFonts fonts;
    private final Wording wording;

    public FeedbackForm(ReportFonts fonts) {
        this.fonts = fonts;
        this.wording = new Wording(ReportLanguage.ZH, Messages.of(Language.ZH), Messages.of(Language.EN));
    }

    /** The form as PDF. */
    public byte[] pdf(List<Erratum> errata) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
        PdfDocument pdf = new PdfDocument(new PdfWriter(out));
        pdf.getDocumentInfo().setTitle(wording.inline("rule.errata.form"));
        Typesetter type = new Typesetter(fonts.faces());
        try (Document document = new Document(pdf, PageSize.A4.rotate(), false)) {
            document.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
            document.add(type.bold(wording.inline("rule.errata.form"), 15f).setMarginBottom(6f));
            document.add(type.styled(wording.inline("rule.errata.sender"), 10f, false)
                    .setMarginBottom(8f));
            document.add(Annexes.table(type, section(errata)));
            document.flush();
            new PlainFoot(type, wording).writeTo(pdf, "");
        }
        return out.toByteArray();
    }

    /** The same rows as CSV with a byte order mark, as spreadsheet programs want it. */
    public static String csv(List<Erratum> errata) {
        StringBuilder csv = new StringBuilder("\ufeff序号,标准章条编号,意见内容,修改建议,理由\r\n");
        for (Erratum erratum : errata) {
            csv.append(erratum.number());
            for (String cell : List.of(
                    erratum.clause(),
                    erratum.issue().zh(),
                    erratum.proposal().zh(),
                    erratum.reason().zh())) {
                csv.append(",\"").append(cell.replace("\"", "\"\"")).append('"');
            }
            csv.append("\r\n");
        }
        return csv.toString();
    }

    private AnnexSection section(List<Erratum> errata) {
        List<List<String>> rows = new ArrayList<>();
        for (Erratum erratum : errata) {
            rows.add(List.of(
                    Integer.toString(erratum.number()),
                    erratum.clause(),
                    erratum.issue().zh(),
                    erratum.proposal().zh(),
                    erratum.reason().zh()));
        }
        List<Column> columns = List.of(
                new Column(wording.inline("rule.errata.number"), 1),
                new Column(wording.inline("rule.errata.clause"), 1.8f),
                new Column(wording.inline("rule.errata.issue"), 6),
                new Column(wording.inline("rule.errata.proposal"), 6),
                new Column(wording.inline("rule.errata.reason"), 4));
        return new AnnexSection(wording.inline("rule.errata.form"), List.of(), columns, rows, List.of());
    }
}
