package cn.suyuan.report;

import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.layout.Canvas;
import com.itextpdf.layout.properties.TextAlignment;

/** Foot of papers that are no report: a text at the left, page x of y at the right; no code that a report is found by. */
final class PlainFoot {

    private static final float SIDE = 36f;
    private static final float BASELINE = 22f;

    private final Typesetter type;
    private final Wording wording;

    PlainFoot(Typesetter type, Wording wording) {
        this.type = type;
        this.wording = wording;
    }

    /** Writes the feet, once all pages are there. */
    void writeTo(PdfDocument pdf, String text) {
        int pages = pdf.getNumberOfPages();
        for (int number = 1; number <= pages; number++) {
            PdfPage page = pdf.getPage(number);
            Rectangle size = page.getPageSize();
            PdfCanvas canvas = new PdfCanvas(page.newContentStreamAfter(), page.getResources(), pdf);
            try (Canvas foot = new Canvas(canvas, size)) {
                foot.showTextAligned(type.styled(text, 8f, false), SIDE, BASELINE, TextAlignment.LEFT);
                foot.showTextAligned(
                        type.styled(wording.inline("report.page", number, pages), 8f, false),
                        size.getWidth() - SIDE,
                        BASELINE,
                        TextAlignment.RIGHT);
            }
            canvas.release();
        }
    }
}
