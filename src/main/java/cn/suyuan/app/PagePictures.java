package cn.suyuan.app;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Pages of a PDF as pictures, to be looked at on the screen. */
public final class PagePictures {
    /** Sharp enough to read 9 pt type on a screen, and a page of A4 stays under 2 million points. */
    private static final float DOTS_PER_INCH = 120;

    private PagePictures() {}

    /**
     * Draws the first pages.
     *
     * @param pdf bytes of the file; may come from anyone
     * @param most pages at most
     * @return PNG files, one for each page; empty where the bytes are no PDF that can be drawn
     */
    public static List<byte[]> of(byte[] pdf, int most) {
        List<byte[]> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int i = 0; i < Math.min(most, document.getNumberOfPages()); i++) {
                BufferedImage picture = renderer.renderImageWithDPI(i, DOTS_PER_INCH);
                ByteArrayOutputStream png = new ByteArrayOutputStream();
                ImageIO.write(picture, "png", png);
                pages.add(png.toByteArray());
            }
        } catch (IOException | RuntimeException e) {
            return List.copyOf(pages); // a damaged file shows what could be drawn of it
        }
        return List.copyOf(pages);
    }
}
