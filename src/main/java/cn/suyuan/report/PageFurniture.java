package cn.suyuan.report;

import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.canvas.CanvasArtifact;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.event.AbstractPdfDocumentEvent;
import com.itextpdf.kernel.pdf.event.AbstractPdfDocumentEventHandler;
import com.itextpdf.kernel.pdf.event.PdfDocumentEvent;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import com.itextpdf.layout.Canvas;
import com.itextpdf.layout.properties.TextAlignment;
import java.util.ArrayList;
import java.util.List;

/** Foot of every page: check code at the left, page x of y at the right; marked as artifact, not as content. */
final class PageFurniture extends AbstractPdfDocumentEventHandler {

    private static final float HEIGHT = 14f;
    private static final float SIDE = 45f;

    private final Typesetter type;
    private final Wording wording;
    private final String code;
    private final List<Foot> feet = new ArrayList<>();

    private record Foot(PdfDocument pdf, int page, PdfFormXObject box) {}

    PageFurniture(Typesetter type, Wording wording, String code) {
        this.type = type;
        this.wording = wording;
        this.code = code;
    }

    @Override
    protected void onAcceptedEvent(AbstractPdfDocumentEvent event) {
        if (event instanceof PdfDocumentEvent pageEvent) {
            PdfPage page = pageEvent.getPage();
            Rectangle size = page.getPageSize();
            PdfFormXObject box = new PdfFormXObject(new Rectangle(0, 0, size.getWidth() - 2 * SIDE, HEIGHT));
            PdfCanvas canvas = new PdfCanvas(page.newContentStreamAfter(), page.getResources(), event.getDocument());
            canvas.openTag(new CanvasArtifact());
            canvas.addXObjectAt(box, SIDE, 26f);
            canvas.closeTag();
            canvas.release();
            feet.add(new Foot(event.getDocument(), event.getDocument().getPageNumber(page), box));
        }
    }

    /** Fills in the feet once the number of pages is known. */
    void writeTotals(int pages) {
        for (Foot foot : feet) {
            Rectangle area = foot.box().getBBox().toRectangle();
            try (Canvas canvas = new Canvas(foot.box(), foot.pdf())) {
                canvas.showTextAligned(
                        type.styled(wording.inline("report.code", code), 8f, false), 0, 3f, TextAlignment.LEFT);
                canvas.showTextAligned(
                        type.styled(wording.inline("report.page", foot.page(), pages), 8f, false),
                        area.getWidth(),
                        3f,
                        TextAlignment.RIGHT);
            }
        }
    }
}
