package cn.suyuan.app;

import cn.suyuan.ledger.IdentityText;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** Pages of a PDF as pictures, to be looked at on the screen. */
public final class PagePictures {
    /** Sharp enough to read 9 pt type on a screen, and a page of A4 stays under 2 million points. */
    private static final float DOTS_PER_INCH = 120;

    /** Longer documents are not searched to their end. */
    private static final int MOST_SEARCHED = 300;

    private PagePictures() {}

    /**
     * Draws the first pages.
     *
     * @param pdf bytes of the file; may come from anyone
     * @param most pages at most
     * @return PNG files, one for each page; empty where the bytes are no PDF that can be drawn
     */
    public static List<byte[]> of(byte[] pdf, int most) {
        return of(pdf, 1, most);
    }

    /**
     * Draws pages from one on.
     *
     * @param first number of the first page drawn, from 1
     */
    public static List<byte[]> of(byte[] pdf, int first, int most) {
        List<byte[]> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            int end = Math.min(first - 1 + most, document.getNumberOfPages());
            for (int i = Math.max(0, first - 1); i < end; i++) {
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

    /**
     * The first page on which one of the texts stands, whatever blanks, width and hyphens the two have; 1 where none does
     * or the file cannot be read.
     *
     * @param pdf bytes of the file; may come from anyone
     * @param texts numbers of certificates or devices, in order of weight; blank ones are left out
     */
    public static int pageWith(byte[] pdf, List<String> texts) {
        List<String> wanted =
                texts.stream().map(IdentityText::of).filter(t -> !t.isEmpty()).toList();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            List<String> pages = new ArrayList<>();
            for (int page = 1; page <= Math.min(MOST_SEARCHED, document.getNumberOfPages()); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(IdentityText.of(stripper.getText(document)));
            }
            for (String text : wanted) {
                for (int page = 0; page < pages.size(); page++) {
                    if (pages.get(page).contains(text)) {
                        return page + 1;
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            return 1; // a damaged file is shown from its beginning
        }
        return 1;
    }
}
