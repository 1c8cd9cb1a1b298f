package cn.suyuan.report;

import com.itextpdf.io.font.FontProgram;
import com.itextpdf.io.font.FontProgramFactory;
import com.itextpdf.io.font.PdfEncodings;
import com.itextpdf.kernel.font.PdfFont;
import com.itextpdf.kernel.font.PdfFontFactory;
import com.itextpdf.kernel.font.PdfFontFactory.EmbeddingStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The fonts that every report embeds: Noto Sans SC for text, DejaVu Sans for boxes, ticks and signs that it lacks.
 * Parsing them takes about a second: load once and share.
 */
public final class ReportFonts {

    private final FontProgram regular;
    private final FontProgram bold;
    private final FontProgram symbols;

    private ReportFonts(FontProgram regular, FontProgram bold, FontProgram symbols) {
        this.regular = regular;
        this.bold = bold;
        this.symbols = symbols;
    }

    /** Reads the fonts that come with the program. */
    public static ReportFonts load() {
        return new ReportFonts(
                program("NotoSansSC-Regular.ttf"), program("NotoSansSC-Bold.ttf"), program("DejaVuSans.ttf"));
    }

    private static FontProgram program(String name) {
        try (InputStream in = ReportFonts.class.getResourceAsStream("/fonts/" + name)) {
            if (in == null) {
                throw new IllegalStateException("font " + name + " is missing from the program");
            }
            return FontProgramFactory.createFont(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("font " + name, e);
        }
    }

    /** The faces of one document; a PDF font object belongs to the document it is first used in. */
    Faces faces() {
        return new Faces(face(regular), face(bold), face(symbols));
    }

    private static PdfFont face(FontProgram program) {
        return PdfFontFactory.createFont(program, PdfEncodings.IDENTITY_H, EmbeddingStrategy.FORCE_EMBEDDED);
    }

    /**
     * @param regular text
     * @param bold titles and headers
     * @param symbols what the two lack
     */
    record Faces(PdfFont regular, PdfFont bold, PdfFont symbols) {}
}
