package cn.suyuan.report;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.itextpdf.kernel.colors.ColorConstants;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.canvas.CanvasArtifact;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.layout.Canvas;
import com.itextpdf.layout.properties.TextAlignment;

/**
 * Foot of every page: QR code and check code at the left, page x of y at the right; marked as artifact, not as content.
 */
final class PageFurniture {

    /** Room that the foot takes at the bottom of a page, in points. */
    static final float HEIGHT = 66f;

    private static final float SIDE = 45f;
    private static final float BASELINE = 30f;
    private static final float CODE_BOTTOM = 17f;
    private static final float CODE_SIZE = 42f;

    private final Typesetter type;
    private final Wording wording;
    private final String resultsSm3;

    PageFurniture(Typesetter type, Wording wording, String resultsSm3) {
        this.type = type;
        this.wording = wording;
        this.resultsSm3 = resultsSm3;
    }

    /** Writes the feet, once all pages are there and their number is known. */
    void writeTo(PdfDocument pdf) {
        int pages = pdf.getNumberOfPages();
        for (int number = 1; number <= pages; number++) {
            PdfPage page = pdf.getPage(number);
            Rectangle size = page.getPageSize();
            PdfCanvas canvas = new PdfCanvas(page.newContentStreamAfter(), page.getResources(), pdf);
            canvas.openTag(new CanvasArtifact());
            code(canvas, FormCode.of(resultsSm3, number, pages).text());
            try (Canvas foot = new Canvas(canvas, size)) {
                foot.showTextAligned(
                        type.styled(wording.inline("report.code", VerificationCode.ofDigest(resultsSm3)), 8f, false),
                        SIDE + CODE_SIZE + 8f,
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

    /** The QR code as filled squares: sharp in print at any size. */
    private static void code(PdfCanvas canvas, String text) {
        ByteMatrix modules;
        try {
            modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(text, tooLong);
        }
        float side = CODE_SIZE / modules.getWidth();
        canvas.saveState().setFillColor(ColorConstants.BLACK);
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y) == 1) {
                    canvas.rectangle(SIDE + x * side, CODE_BOTTOM + CODE_SIZE - (y + 1) * side, side, side);
                }
            }
        }
        canvas.fill().restoreState();
    }
}
