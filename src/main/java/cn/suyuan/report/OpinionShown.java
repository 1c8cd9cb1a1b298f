package cn.suyuan.report;

import static cn.suyuan.report.PageTexts.plain;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.text.PDFTextStripper;

/** The audited party's opinion: is what the boxes and the reason show what they hold? */
final class OpinionShown {

    private static final String ON = "Yes";

    private OpinionShown() {}

    /** Adds what differs, and which opinion there is. */
    static void of(PDDocument document, Collection<List<String>> differs, Collection<List<String>> told)
            throws IOException {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm();
        if (form == null) {
            differs.add(List.of("opinion_missing"));
            return;
        }
        PDField confirm = form.getField(ReportFields.CONFIRM);
        PDField refuse = form.getField(ReportFields.REFUSE);
        PDField reason = form.getField(ReportFields.REASON);
        if (confirm == null || refuse == null || reason == null) {
            differs.add(List.of("opinion_missing"));
            return;
        }
        judge(confirm, refuse, reason, differs, told);
    }

    private static void judge(
            PDField confirm,
            PDField refuse,
            PDField reason,
            Collection<List<String>> differs,
            Collection<List<String>> told)
            throws IOException {
        String why = reason.getValueAsString();
        boolean yes = isOn(confirm);
        boolean no = isOn(refuse);
        boolean shownRight =
                shows(confirm, yes) && shows(refuse, no) && plain(shown(reason)).equals(plain(why));
        if (!shownRight || (yes && no) || (no && why.isBlank())) {
            differs.add(List.of("opinion_differs"));
        } else if (yes) {
            told.add(List.of("opinion.confirmed"));
        } else {
            told.add(no ? List.of("opinion.refused", why) : List.of("opinion.open"));
        }
    }

    private static boolean isOn(PDField box) {
        return ON.equals(box.getCOSObject().getNameAsString(COSName.V));
    }

    private static boolean shows(PDField box, boolean on) {
        return box.getWidgets().stream().allMatch(widget -> {
            COSName state = widget.getAppearanceState();
            return (state != null && ON.equals(state.getName())) == on;
        });
    }

    /** The words that the field's picture shows. */
    private static String shown(PDField field) throws IOException {
        PDAnnotationWidget widget = field.getWidgets().get(0);
        PDAppearanceStream picture = widget.getNormalAppearanceStream();
        if (picture == null) {
            return "";
        }
        try (PDDocument apart = new PDDocument()) {
            PDPage page = new PDPage(picture.getBBox());
            apart.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(apart, page)) {
                content.drawForm(picture);
            }
            return new PDFTextStripper().getText(apart);
        }
    }
}
