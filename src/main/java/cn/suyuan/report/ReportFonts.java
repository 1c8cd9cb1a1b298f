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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The fonts that every report embeds: Noto Sans SC for text, DejaVu Sans for boxes, ticks and signs that it lacks,
 * and a part of Hanazono Mincho for the characters of GB 18030-2022, level 3, beyond the basic plane (rare names).
 * Parsing them takes about a second: load once and share.
 */
public final class ReportFonts {

    /** CJK Unified Ideographs Extension B begins here. */
    private static final int FIRST_RARE = 0x20000;

    /** CJK Unified Ideographs Extension F ends here; what comes later is not in GB 18030-2022. */
    private static final int LAST_RARE = 0x2EBEF;

    private final FontProgram regular;
    private final FontProgram bold;
    private final FontProgram symbols;
    private final AtomicReference<Optional<FontProgram>> rare = new AtomicReference<>(Optional.empty());

    private ReportFonts(FontProgram regular, FontProgram bold, FontProgram symbols) {
        this.regular = regular;
        this.bold = bold;
        this.symbols = symbols;
    }

    /** The large font of rare characters, read when the first of them is met. */
    private FontProgram rare() {
        return rare.updateAndGet(known -> known.isPresent() ? known : Optional.of(program("RareHanzi.ttf")))
                .orElseThrow();
    }

    /** Whether some font that is embedded has the character. */
    boolean covers(int codePoint) {
        return regular.getGlyph(codePoint) != null
                || symbols.getGlyph(codePoint) != null
                || (isRare(codePoint) && rare().getGlyph(codePoint) != null);
    }

    private static boolean isRare(int codePoint) {
        return codePoint >= FIRST_RARE && codePoint <= LAST_RARE;
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
        return new Faces(this, face(regular), face(bold), face(symbols));
    }

    private static PdfFont face(FontProgram program) {
        return PdfFontFactory.createFont(program, PdfEncodings.IDENTITY_H, EmbeddingStrategy.FORCE_EMBEDDED);
    }

    /** The fonts of one document. */
    static final class Faces {
        private final ReportFonts fonts;
        private final PdfFont regular;
        private final PdfFont bold;
        private final PdfFont symbols;
        private Optional<PdfFont> rare = Optional.empty();

        private Faces(ReportFonts fonts, PdfFont regular, PdfFont bold, PdfFont symbols) {
            this.fonts = fonts;
            this.regular = regular;
            this.bold = bold;
            this.symbols = symbols;
        }

        /** Text. */
        PdfFont regular() {
            return regular;
        }

        /** Titles and headers. */
        PdfFont bold() {
            return bold;
        }

        /** What the two lack of signs. */
        PdfFont symbols() {
            return symbols;
        }

        /** The face for a character; empty where none has it. */
        Optional<PdfFont> of(int codePoint, boolean boldWanted) {
            PdfFont usual = boldWanted ? bold : regular;
            if (usual.containsGlyph(codePoint)) {
                return Optional.of(usual);
            }
            if (symbols.containsGlyph(codePoint)) {
                return Optional.of(symbols);
            }
            if (!isRare(codePoint) || fonts.rare().getGlyph(codePoint) == null) {
                return Optional.empty();
            }
            PdfFont face = rare.orElseGet(() -> face(fonts.rare()));
            rare = Optional.of(face);
            return Optional.of(face);
        }
    }
}
