package cn.suyuan.intake;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** QR codes on the first pages of a PDF document, read from the picture of the page. */
final class QrCodes {
    private static final int MOST_PAGES = 2;

    /** Fine enough for the small codes on certificates; a page of A4 has 1240 × 1754 points. */
    private static final float DOTS_PER_INCH = 150;

    private static final float LARGEST_SIDE = 2000;
    private static final Map<DecodeHintType, Object> HINTS =
            Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.CHARACTER_SET, "UTF-8");

    private QrCodes() {}

    /** Texts of the codes; none where no code can be read. */
    static List<String> read(byte[] pdf) {
        List<String> texts = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < Math.min(MOST_PAGES, document.getNumberOfPages()); page++) {
                if (mayHoldCode(document.getPage(page))) {
                    float side = Math.max(
                            document.getPage(page).getMediaBox().getWidth(),
                            document.getPage(page).getMediaBox().getHeight());
                    float scale = Math.min(DOTS_PER_INCH / 72, LARGEST_SIDE / Math.max(1, side));
                    texts.addAll(read(renderer.renderImage(page, scale, ImageType.RGB)));
                }
            }
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // The library answers some broken documents with unchecked exceptions.
            return texts;
        }
        return texts;
    }

    /** Texts of the codes in a picture. */
    static List<String> read(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] points = picture.getRGB(0, 0, width, height, null, 0, width);
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, points)));
        try {
            return Arrays.stream(new QRCodeMultiReader().decodeMultiple(bitmap, HINTS))
                    .map(com.google.zxing.Result::getText)
                    .distinct()
                    .toList();
        } catch (NotFoundException | RuntimeException none) {
            return List.of();
        }
    }

    /** A code is a picture, a form, or some hundred filled squares; pages of plain text have none of these. */
    private static boolean mayHoldCode(PDPage page) throws IOException {
        if (page.getResources() != null) {
            for (var name : page.getResources().getXObjectNames()) {
                if (name != null) {
                    return true;
                }
            }
        }
        try (var in = page.getContents()) {
            byte[] content = in.readNBytes(4 << 20);
            int squares = 0;
            for (int i = 2; i < content.length; i++) {
                squares += content[i - 2] == ' ' && content[i - 1] == 'r' && content[i] == 'e' ? 1 : 0;
                if (squares > 100 || (content[i - 2] == 'B' && content[i - 1] == 'I' && content[i] == '\n')) {
                    return true;
                }
            }
        }
        return false;
    }
}
