package cn.suyuan.report;

import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.pdf.PdfAConformance;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocumentInfo;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfOutputIntent;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.kernel.pdf.PdfViewerPreferences;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.WriterProperties;
import com.itextpdf.kernel.pdf.filespec.PdfFileSpec;
import com.itextpdf.layout.Document;
import com.itextpdf.layout.element.AreaBreak;
import com.itextpdf.pdfa.PdfADocument;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Writes a report as PDF/A-3A: the form of Appendix A, annexes, attached data, and empty fields for every signature
 * that may follow. Tagged, with language and title, all fonts embedded.
 */
public final class PdfReport {

    private static final float MARGIN = 45f;

    private final ReportFonts fonts;
    private final Messages zh = Messages.of(Language.ZH);
    private final Messages en = Messages.of(Language.EN);

    /**
     * @param fonts loaded once and shared
     */
    public PdfReport(ReportFonts fonts) {
        this.fonts = fonts;
    }

    /** The report as unsigned PDF. */
    public byte[] write(ReportContent content) {
        Wording wording = new Wording(content.language(), zh, en);
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
        PdfWriter writer = new PdfWriter(out, new WriterProperties().setFullCompressionMode(true));
        PdfADocument pdf = new PdfADocument(writer, PdfAConformance.PDF_A_3A, screenColours());
        describe(pdf, content, wording);
        Typesetter type = new Typesetter(fonts.faces());
        FieldAnchors anchors = new FieldAnchors();
        try (Document document = new Document(pdf, PageSize.A4, false)) {
            document.setMargins(MARGIN, MARGIN, PageFurniture.HEIGHT, MARGIN);
            new AppendixA(type, wording, anchors).writeTo(document, content, missing(content));
            if (!content.annexes().isEmpty()) {
                document.add(new AreaBreak());
                new Annexes(type, wording).writeTo(document, content.annexes());
            }
            content.attachments().forEach(attachment -> attach(pdf, attachment));
            document.flush();
            new FormFields(pdf, type, wording).lay(anchors.places());
            new PageFurniture(type, wording, content.resultsSm3()).writeTo(pdf);
        }
        return out.toByteArray();
    }

    /** Characters that no font has, as they will stand on the page: {@code [U+30000]}. */
    public List<String> missing(ReportContent content) {
        return Typesetter.missing(fonts, content.texts());
    }

    private static PdfOutputIntent screenColours() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        return new PdfOutputIntent(
                "Custom", "", "http://www.color.org", "sRGB IEC61966-2.1", new ByteArrayInputStream(profile));
    }

    private static void describe(PdfADocument pdf, ReportContent content, Wording wording) {
        pdf.setTagged();
        String language = content.language() == ReportLanguage.EN ? "en" : "zh-CN";
        pdf.getCatalog().setLang(new PdfString(language));
        pdf.getCatalog().setViewerPreferences(new PdfViewerPreferences().setDisplayDocTitle(true));
        PdfDocumentInfo info = pdf.getDocumentInfo();
        info.setTitle(
                wording.inline("report.form.title") + " " + content.header().recordNo());
        info.setSubject(content.header().organization());
        info.setCreator("Suyuan");
    }

    private static void attach(PdfADocument pdf, ReportAttachment attachment) {
        PdfDictionary parameters = new PdfDictionary();
        parameters.put(PdfName.ModDate, new com.itextpdf.kernel.pdf.PdfDate().getPdfObject());
        PdfFileSpec file = PdfFileSpec.createEmbeddedFileSpec(
                pdf,
                attachment.bytes(),
                attachment.description(),
                attachment.name(),
                new PdfName(attachment.mimeType()),
                parameters,
                PdfName.Data);
        pdf.addFileAttachment(attachment.name(), file);
        pdf.addAssociatedFile(attachment.name(), file);
    }
}
