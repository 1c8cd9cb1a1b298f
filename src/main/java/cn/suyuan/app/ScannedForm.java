package cn.suyuan.app;

import cn.suyuan.report.FormCode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * A printed form that comes back as picture or PDF, recognised by the codes on its pages; pages may lie on their side or
 * upside down.
 *
 * @param pages codes found, in the order of pages
 */
record ScannedForm(List<FormCode> pages) {

    private static final float[] SCALES = {200f, 300f, 110f};
    private static final int LARGEST_SIDE = 3_600;
    private static final int MOST_PAGES = 400;

    ScannedForm {
        pages = List.copyOf(pages);
    }

    /** Reads any bytes. */
    static ScannedForm read(byte[] bytes) {
        Map<String, FormCode> found = new TreeMap<>();
        try (PDDocument document = Loader.loadPDF(bytes)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int i = 0; i < Math.min(MOST_PAGES, document.getNumberOfPages()); i++) {
                for (float scale : SCALES) {
                    List<FormCode> codes = codes(renderer.renderImageWithDPI(i, scale));
                    codes.forEach(code -> found.put(key(code), code));
                    if (!codes.isEmpty()) {
                        break;
                    }
                }
            }
        } catch (IOException | RuntimeException noPdf) {
            picture(bytes).ifPresent(image -> codes(image).forEach(code -> found.put(key(code), code)));
        }
        return new ScannedForm(List.copyOf(found.values()));
    }

    private static String key(FormCode code) {
        return code.digest() + String.format(java.util.Locale.ROOT, "%06d", code.page());
    }

    private static Optional<BufferedImage> picture(byte[] bytes) {
        try {
            return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(bytes)));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static List<FormCode> codes(BufferedImage scanned) {
        BufferedImage image = limited(scanned);
        int[] points = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        LuminanceSource light = new RGBLuminanceSource(image.getWidth(), image.getHeight(), points);
        List<FormCode> codes = new ArrayList<>();
        try {
            Result[] results = new QRCodeMultiReader()
                    .decodeMultiple(
                            new BinaryBitmap(new HybridBinarizer(light)), Map.of(DecodeHintType.TRY_HARDER, true));
            for (Result result : results) {
                FormCode.read(result.getText()).ifPresent(codes::add);
            }
        } catch (NotFoundException none) {
            return List.of();
        }
        return codes;
    }

    /** Without transparency, and not larger than needed. */
    private static BufferedImage limited(BufferedImage image) {
        double scale = Math.min(1.0, (double) LARGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) (image.getWidth() * scale));
        int height = Math.max(1, (int) (image.getHeight() * scale));
        BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = plain.createGraphics();
        drawing.setColor(Color.WHITE);
        drawing.fillRect(0, 0, width, height);
        drawing.drawImage(image, 0, 0, width, height, null);
        drawing.dispose();
        return plain;
    }

    /** Whether all pages are of the report whose results have this digest. */
    boolean belongsTo(String resultsSm3) {
        return !pages.isEmpty() && pages.stream().allMatch(page -> page.belongsTo(resultsSm3));
    }

    /** Page numbers, as {@code 1、2}. */
    String pageList() {
        return pages.stream()
                .map(page -> Integer.toString(page.page()))
                .distinct()
                .collect(Collectors.joining("、"));
    }
}
