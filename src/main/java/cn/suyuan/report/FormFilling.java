package cn.suyuan.report;

import com.itextpdf.forms.PdfAcroForm;
import com.itextpdf.forms.fields.PdfFormField;
import com.itextpdf.kernel.exceptions.PdfException;
import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.StampingProperties;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.canvas.PdfCanvasConstants.LineCapStyle;
import com.itextpdf.kernel.pdf.canvas.PdfCanvasConstants.LineJoinStyle;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import com.itextpdf.layout.Canvas;
import com.itextpdf.pdfa.PdfADocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Fills in what people add to an issued form: the audited party's opinion, and signatures by pen. Each is a revision of its
 * own that the certification of an earlier signature permits.
 */
public final class FormFilling {

    private static final float PEN_WIDTH = 1.1f;
    private static final float CAPTION = 8f;

    private final ReportFonts fonts;

    /**
     * @param fonts loaded once and shared
     */
    public FormFilling(ReportFonts fonts) {
        this.fonts = fonts;
    }

    /** One change of the form. */
    private interface Change {
        void make(PdfDocument document, PdfAcroForm form) throws ReportException;
    }

    private static byte[] change(byte[] pdf, String missing, Change change) throws ReportException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + 65_536);
        try (PdfADocument document = new PdfADocument(
                new PdfReader(new ByteArrayInputStream(pdf)),
                new PdfWriter(out),
                new StampingProperties().useAppendMode())) {
            PdfAcroForm form = PdfAcroForm.getAcroForm(document, false);
            if (form == null) {
                throw new ReportException(missing);
            }
            change.make(document, form);
        } catch (IOException | PdfException e) {
            throw new ReportException("unreadable", e);
        }
        return out.toByteArray();
    }

    /**
     * Fills in the audited party's opinion, before its representative signs.
     *
     * @throws ReportException where the report cannot be read, has no such fields, or already has an opinion
     */
    public byte[] opinion(byte[] pdf, AuditeeOpinion opinion) throws ReportException {
        return change(pdf, "no_opinion_field", (document, form) -> {
            PdfFormField box = form.getField(opinion.confirmed() ? ReportFields.CONFIRM : ReportFields.REFUSE);
            if (box == null) {
                throw new ReportException("no_opinion_field");
            }
            if (hasOpinion(form) || isSigned(form, ReportFields.REPRESENTATIVE)) {
                throw new ReportException("opinion_given");
            }
            PdfDictionary widget = box.getWidgets().get(0).getPdfObject();
            box.getPdfObject().put(PdfName.V, new PdfName("Yes")).setModified();
            widget.put(PdfName.AS, new PdfName("Yes"));
            widget.setModified();
            PdfFormField reason = form.getField(ReportFields.REASON);
            if (!opinion.reason().isBlank() && reason != null) {
                set(
                        reason,
                        opinion.reason(),
                        drawn(
                                document,
                                size(reason),
                                (page, place) -> text(page, place, opinion.reason(), lettering(opinion.reason()))));
            }
        });
    }

    /** A long reason is set smaller so that all of it stays in its field. */
    private static float lettering(String reason) {
        return reason.length() > 120 ? 5.5f : reason.length() > 60 ? 6.5f : 8f;
    }

    static boolean hasOpinion(PdfAcroForm form) {
        return isTicked(form, ReportFields.CONFIRM) || isTicked(form, ReportFields.REFUSE);
    }

    private static boolean isTicked(PdfAcroForm form, String name) {
        PdfFormField field = form.getField(name);
        return field != null && new PdfName("Yes").equals(field.getPdfObject().getAsName(PdfName.V));
    }

    private static boolean isSigned(PdfAcroForm form, String name) {
        PdfFormField field = form.getField(name);
        if (field == null) {
            return false;
        }
        PdfString text = field.getPdfObject().getAsString(PdfName.V);
        return text == null
                ? field.getPdfObject().get(PdfName.V) != null
                : !text.toUnicodeString().isEmpty();
    }

    /**
     * Puts a signature by pen into the place of a person.
     *
     * @param field the person's signature field, see {@link ReportFields#isFirst}
     * @throws ReportException where the report cannot be read, has no such field, or the person signed already
     */
    public byte[] pen(byte[] pdf, String field, PenSignature signature) throws ReportException {
        return change(pdf, "field_taken", (document, form) -> {
            PdfFormField place = form.getField(ReportFields.pen(field));
            if (place == null || isSigned(form, ReportFields.pen(field)) || isSigned(form, field)) {
                throw new ReportException("field_taken");
            }
            boolean representative = field.equals(ReportFields.REPRESENTATIVE);
            if (representative && !hasOpinion(form)) {
                throw new ReportException("opinion_missing");
            }
            if (!representative && isSigned(form, ReportFields.REPRESENTATIVE)) {
                throw new ReportException("representative_signed");
            }
            String told = signature.signer() + " SM3 " + signature.digest() + " " + signature.time();
            set(place, told, drawn(document, size(place), (page, box) -> draw(page, box, signature)));
        });
    }

    /** Draws on a page of its own. */
    private interface Drawing {
        void on(PdfPage page, Rectangle box);
    }

    /** Text set right in a tagged document would write its tags anew, which no certification permits: so set elsewhere. */
    private static PdfFormXObject drawn(PdfDocument document, Rectangle box, Drawing drawing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PdfDocument apart = new PdfDocument(new PdfWriter(out))) {
            drawing.on(apart.addNewPage(new PageSize(box)), box);
        }
        try (PdfDocument apart = new PdfDocument(new PdfReader(new ByteArrayInputStream(out.toByteArray())))) {
            return apart.getPage(1).copyAsFormXObject(document);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void text(PdfPage page, Rectangle box, String text, float size) {
        try (Canvas canvas = new Canvas(new PdfCanvas(page), box)) {
            canvas.add(new Typesetter(fonts.faces()).styled(text, size, false).setMargin(1f));
        }
    }

    private void draw(PdfPage page, Rectangle box, PenSignature signature) {
        float room = box.getHeight() - CAPTION;
        float width = (float) Math.min(box.getWidth(), room * signature.ratio());
        float height = (float) (width / signature.ratio());
        PdfCanvas canvas = new PdfCanvas(page);
        canvas.setLineWidth(PEN_WIDTH).setLineCapStyle(LineCapStyle.ROUND).setLineJoinStyle(LineJoinStyle.ROUND);
        for (List<PenSignature.Point> stroke : signature.strokes()) {
            for (int i = 0; i < stroke.size(); i++) {
                double x = stroke.get(i).x() * width / PenSignature.UNITS;
                double y = CAPTION + height - stroke.get(i).y() * height / PenSignature.UNITS;
                if (i == 0) {
                    canvas.moveTo(x, y);
                }
                canvas.lineTo(x, y);
            }
        }
        canvas.stroke();
        String told = signature.signer() + " " + ReportSigner.TIME.format(signature.time());
        text(page, new Rectangle(0, -1, box.getWidth(), CAPTION), told, 5.5f);
    }

    private static Rectangle size(PdfFormField field) {
        Rectangle area = field.getWidgets().get(0).getPdfObject().getAsRectangle(PdfName.Rect);
        return new Rectangle(area.getWidth(), area.getHeight());
    }

    private static void set(PdfFormField field, String value, PdfFormXObject shown) {
        PdfDictionary widget = field.getWidgets().get(0).getPdfObject();
        PdfDictionary appearances = new PdfDictionary();
        appearances.put(PdfName.N, shown.getPdfObject());
        field.getPdfObject().put(PdfName.V, new PdfString(value, "UnicodeBig"));
        widget.put(PdfName.AP, appearances);
        field.getPdfObject().setModified();
        widget.setModified();
    }
}
