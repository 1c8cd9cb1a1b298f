package cn.suyuan.report;

import com.itextpdf.forms.PdfAcroForm;
import com.itextpdf.forms.fields.CheckBoxFormFieldBuilder;
import com.itextpdf.forms.fields.PdfButtonFormField;
import com.itextpdf.forms.fields.PdfFormField;
import com.itextpdf.forms.fields.PdfTextFormField;
import com.itextpdf.forms.fields.SignatureFormFieldBuilder;
import com.itextpdf.forms.fields.TextFormFieldBuilder;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfConformance;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import java.util.Map;

/**
 * The fields of the form, all made before the first signature: later signers only fill what is there, which is what the
 * certification of the first signature permits.
 */
final class FormFields {

    private static final PdfConformance CONFORMANCE = PdfConformance.PDF_A_3A;
    private static final float LINE = 18f;

    private final PdfDocument pdf;
    private final Typesetter type;

    FormFields(PdfDocument pdf, Typesetter type) {
        this.pdf = pdf;
        this.type = type;
    }

    void lay(Map<String, FieldAnchors.Place> places) {
        PdfAcroForm form = PdfAcroForm.getAcroForm(pdf, true);
        places.forEach((name, place) -> {
            switch (name) {
                case ReportFields.CONFIRM, ReportFields.REFUSE -> form.addField(box(name, place));
                case ReportFields.REASON -> form.addField(reason(name, place));
                default -> form.addField(signature(name, place));
            }
        });
    }

    private PdfFormField box(String name, FieldAnchors.Place place) {
        PdfButtonFormField box = new CheckBoxFormFieldBuilder(pdf, name)
                .setWidgetRectangle(place.area())
                .setPage(place.page())
                .setConformance(CONFORMANCE)
                .createCheckBox();
        box.disableFieldRegeneration();
        box.getFirstFormAnnotation()
                .setAppearance(PdfName.N, "Yes", tick(place.area()).getPdfObject());
        box.getFirstFormAnnotation()
                .setAppearance(PdfName.N, "Off", empty(place.area()).getPdfObject());
        box.getFirstFormAnnotation().getWidget().setAppearanceState(new PdfName("Off"));
        box.put(PdfName.V, new PdfName("Off"));
        return box;
    }

    private PdfFormField reason(String name, FieldAnchors.Place place) {
        Rectangle cell = place.area();
        Rectangle area =
                new Rectangle(cell.getX() + 4, cell.getY() + 3, cell.getWidth() - 8, cell.getHeight() - LINE - 4);
        PdfTextFormField field = new TextFormFieldBuilder(pdf, name)
                .setWidgetRectangle(area)
                .setPage(place.page())
                .setConformance(CONFORMANCE)
                .setFont(type.faceForBoxes())
                .createMultilineText();
        field.disableFieldRegeneration();
        field.getFirstFormAnnotation().setAppearance(PdfName.N, "", empty(area).getPdfObject());
        field.getFirstFormAnnotation()
                .getWidget()
                .setNormalAppearance(empty(area).getPdfObject());
        return field;
    }

    private PdfFormField signature(String name, FieldAnchors.Place place) {
        Rectangle cell = place.area();
        Rectangle area = new Rectangle(cell.getX() + 3, cell.getY() + 14, cell.getWidth() - 6, cell.getHeight() - 17);
        PdfFormField field = new SignatureFormFieldBuilder(pdf, name)
                .setWidgetRectangle(area)
                .setPage(place.page())
                .setConformance(CONFORMANCE)
                .createSignature();
        field.disableFieldRegeneration();
        field.getFirstFormAnnotation()
                .getWidget()
                .setNormalAppearance(empty(area).getPdfObject());
        return field;
    }

    private PdfFormXObject empty(Rectangle area) {
        PdfFormXObject appearance = new PdfFormXObject(new Rectangle(area.getWidth(), area.getHeight()));
        appearance.makeIndirect(pdf);
        return appearance;
    }

    private PdfFormXObject tick(Rectangle area) {
        PdfFormXObject appearance = empty(area);
        float w = area.getWidth();
        float h = area.getHeight();
        new PdfCanvas(appearance, pdf)
                .setLineWidth(1.4f)
                .moveTo(w * 0.18, h * 0.48)
                .lineTo(w * 0.42, h * 0.28)
                .lineTo(w * 0.86, h * 0.78)
                .stroke()
                .release();
        return appearance;
    }
}
