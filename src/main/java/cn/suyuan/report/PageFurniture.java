package cn.suyuan.report;

import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.canvas.CanvasArtifact;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.layout.Canvas;
import com.itextpdf.layout.properties.TextAlignment;

/** Foot of every page: check code at the left, page x of y at the right; marked as artifact, not as content. */
final class PageFurniture {

    private static final float SIDE = 45f;
    private static final float BASELINE = 30f;

    private final Typesetter type;
    private final Wording wording;
    private final String code;

    PageFurniture(Typesetter type, Wording wording, String code) {
        this.type = type;
        this.wording = wording;
        this.code = code;
    }

    /** Writes the feet, once all pages are there and their number is known. */
    void writeTo(PdfDocument pdf) {
        int pages = pdf.getNumberOfPages();
        for (int number = 1; number <= pages; number++) {
            PdfPage page = pdf.getPage(number);
            Rectangle size = page.getPageSize();
            PdfCanvas canvas = new PdfCanvas(page.newContentStreamAfter(), page.getResources(), pdf);
            canvas.openTag(new CanvasArtifact());
            try (Canvas foot = new Canvas(canvas, size)) {
                foot.showTextAligned(
                        type.styled(wording.inline("report.code", code), 8f, false),
                        SIDE,
                        BASELINE,
                        TextAlignment.LEFT);
                foot.showTextAligned(
                        type.styled(wording.inline("report.page", number, pages), 8f, false),
                        size.getWidth() - SIDE,
                        BASELINE,
                        TextAlignment.RIGHT);
            }
            canvas.closeTag();
            canvas.release();
        }
    }
}
