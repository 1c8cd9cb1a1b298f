package cn.suyuan.report;

import com.itextpdf.forms.PdfAcroForm;
import com.itextpdf.forms.PdfSigFieldLock;
import com.itextpdf.forms.fields.CheckBoxFormFieldBuilder;
import com.itextpdf.forms.fields.PdfButtonFormField;
import com.itextpdf.forms.fields.PdfFormField;
import com.itextpdf.forms.fields.PdfTextFormField;
import com.itextpdf.forms.fields.SignatureFormFieldBuilder;
import com.itextpdf.forms.fields.TextFormFieldBuilder;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfConformance;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The fields of the form, all made before the first signature: later signers only fill what is there, which is what the
 * certification of the first signature permits.
 */
final class FormFields {

    private static final PdfConformance CONFORMANCE = PdfConformance.PDF_A_3A;
    private static final float LINE = 18f;

    /** Room for the printed name below an auditor's places. */
    private static final float NAME_HEIGHT = 13f;

    /** From this width on the places of one person stand side by side. */
    static final float WIDE = 240f;

    private final PdfDocument pdf;
    private final Typesetter type;
    private final Wording wording;

    FormFields(PdfDocument pdf, Typesetter type, Wording wording) {
        this.pdf = pdf;
        this.type = type;
        this.wording = wording;
    }

    void lay(Map<String, FieldAnchors.Place> places) {
        PdfAcroForm form = PdfAcroForm.getAcroForm(pdf, true);
        places.forEach((name, place) -> {
            switch (name) {
                case ReportFields.CONFIRM, ReportFields.REFUSE -> form.addField(box(name, place));
                case ReportFields.REASON -> {
                    // Two neighbours in the order of tags that change in one revision confuse the library's comparison
                    // of
                    // revisions; an invisible field between the boxes and the reason keeps them apart.
                    form.addField(timestamp(ReportFields.TIMESTAMPS.get(0)));
                    form.addField(reason(name, place));
                }
                default -> signatures(form, name, place);
            }
        });
        form.addField(timestamp(ReportFields.TIMESTAMPS.get(1)));
    }

    private PdfFormField timestamp(String name) {
        return signature(name, new FieldAnchors.Place(1, new Rectangle(0, 0, 0, 0)));
    }

    private PdfFormField box(String name, FieldAnchors.Place place) {
        PdfButtonFormField box = new CheckBoxFormFieldBuilder(pdf, name)
                .setWidgetRectangle(place.area())
                .setPage(place.page())
                .setConformance(CONFORMANCE)
                .createCheckBox();
        box.disableFieldRegeneration();
        named(box, name);
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
        return text(name, new FieldAnchors.Place(place.page(), area));
    }

    private PdfFormField text(String name, FieldAnchors.Place place) {
        Rectangle area = place.area();
        PdfTextFormField field = new TextFormFieldBuilder(pdf, name)
                .setWidgetRectangle(area)
                .setPage(place.page())
                .setConformance(CONFORMANCE)
                .setFont(type.faceForBoxes())
                .createMultilineText();
        named(field, name);
        field.disableFieldRegeneration();
        field.getFirstFormAnnotation().setAppearance(PdfName.N, "", empty(area).getPdfObject());
        field.getFirstFormAnnotation()
                .getWidget()
                .setNormalAppearance(empty(area).getPdfObject());
        return field;
    }

    /**
     * The places of one person: for the pen, for a signature, and for a second one with a key of another kind; side by side
     * where there is room, else below each other. The first signature locks what its owner filled in.
     */
    private void signatures(PdfAcroForm form, String name, FieldAnchors.Place place) {
        Rectangle cell = place.area();
        float x = cell.getX() + 3;
        float w = cell.getWidth() - 6;
        float bottom = cell.getY() + (name.equals(ReportFields.REPRESENTATIVE) ? 3 : NAME_HEIGHT);
        float height = cell.getTop() - 3 - bottom;
        boolean beside = cell.getWidth() >= WIDE;
        float penWidth = beside ? w * 0.45f : w;
        float half = beside ? height / 2 : height * 0.3f;
        Rectangle pen =
                new Rectangle(x, beside ? bottom : bottom + 2 * half, penWidth, beside ? height : height - 2 * half);
        float left = beside ? x + penWidth + 3 : x;
        float width = beside ? w - penWidth - 3 : w;
        form.addField(text(ReportFields.pen(name), new FieldAnchors.Place(place.page(), pen)));
        Rectangle upper = new Rectangle(left, bottom + half, width, half - 1);
        Rectangle lower = new Rectangle(left, bottom, width, half - 1);
        PdfFormField first = signature(name, new FieldAnchors.Place(place.page(), upper));
        first.put(PdfName.Lock, lock(name));
        form.addField(first);
        form.addField(signature(ReportFields.second(name), new FieldAnchors.Place(place.page(), lower)));
    }

    private PdfDictionary lock(String name) {
        List<String> names = new ArrayList<>(List.of(ReportFields.pen(name)));
        if (name.equals(ReportFields.REPRESENTATIVE)) {
            names.addAll(List.of(ReportFields.CONFIRM, ReportFields.REFUSE, ReportFields.REASON));
        }
        PdfDictionary lock = new PdfSigFieldLock()
                .setFieldLock(PdfSigFieldLock.LockAction.INCLUDE, names.toArray(String[]::new))
                .getPdfObject();
        lock.makeIndirect(pdf);
        return lock;
    }

    private PdfFormField signature(String name, FieldAnchors.Place place) {
        Rectangle area = place.area();
        PdfFormField field = new SignatureFormFieldBuilder(pdf, name)
                .setWidgetRectangle(area)
                .setPage(place.page())
                .setConformance(CONFORMANCE)
                .createSignature();
        field.disableFieldRegeneration();
        named(field, name);
        field.getFirstFormAnnotation()
                .getWidget()
                .setNormalAppearance(empty(area).getPdfObject());
        return field;
    }

    /** What a screen reader says of a field. */
    private void named(PdfFormField field, String name) {
        String kind = name.replaceAll("[0-9]+", "");
        field.setAlternativeName(wording.inline("report.field." + kind, name.replaceAll("[^0-9]", "")));
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
