package cn.suyuan.report;

import com.itextpdf.io.font.otf.GlyphLine;
import com.itextpdf.kernel.colors.ColorConstants;
import com.itextpdf.kernel.font.PdfFont;
import com.itextpdf.layout.borders.SolidBorder;
import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.layout.element.Text;
import com.itextpdf.layout.properties.OverflowWrapPropertyValue;
import com.itextpdf.layout.properties.Property;
import com.itextpdf.layout.properties.TextAlignment;
import com.itextpdf.layout.splitting.ISplitCharacters;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Text into paragraphs: each character in a face that has it, Chinese rules for line ends, and characters that no face
 * has, or that could mislead the eye, written out as {@code [U+202E]} so that nothing is lost.
 */
final class Typesetter {

    /** Size of running text in points. */
    static final float BODY = 9.5f;

    private static final String NOT_AT_LINE_START = "，。、；：！？）】》〉」』”’…—％%℃,.;:!?)]}";
    private static final String NOT_AT_LINE_END = "（【《〈「『“‘([{";

    /** A digest of 64 digits stays on one line, to be compared at a glance; in points. */
    private static final float DIGEST_SIZE = 6f;

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final ReportFonts.Faces faces;

    Typesetter(ReportFonts.Faces faces) {
        this.faces = faces;
    }

    Paragraph paragraph(String text) {
        return styled(text, BODY, false);
    }

    Paragraph bold(String text, float size) {
        return styled(text, size, true);
    }

    Paragraph styled(String text, float size, boolean bold) {
        Paragraph paragraph = new Paragraph().setFontSize(size).setMargin(0).setMultipliedLeading(1.35f);
        paragraph.setFont(faces.regular());
        paragraph.setProperty(Property.SPLIT_CHARACTERS, new ChineseLineBreaks());
        paragraph.setProperty(Property.OVERFLOW_WRAP, OverflowWrapPropertyValue.ANYWHERE);
        addRuns(paragraph, text, bold);
        return paragraph;
    }

    /** Adds text in as few runs as the faces allow. */
    void addRuns(Paragraph paragraph, String both, boolean bold) {
        StringBuilder run = new StringBuilder();
        String text = stacked(both);
        PdfFont current = bold ? faces.bold() : faces.regular();
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            PdfFont face = faceOf(codePoint, bold);
            if (face != current) {
                flush(paragraph, run, current);
                current = face;
            }
            run.append(visible(codePoint));
        }
        flush(paragraph, run, current);
    }

    /** Chinese above English, where a text has both. */
    private static String stacked(String text) {
        return text.replace(Wording.BETWEEN, '\n');
    }

    private static void flush(Paragraph paragraph, StringBuilder run, PdfFont face) {
        if (run.length() > 0) {
            paragraph.add(new Text(run.toString()).setFont(face));
            run.setLength(0);
        }
    }

    private PdfFont faceOf(int codePoint, boolean bold) {
        return faces.of(codePoint, bold).orElse(bold ? faces.bold() : faces.regular());
    }

    private String visible(int codePoint) {
        return codePoint == '\n' || (faces.of(codePoint, false).isPresent() && !misleads(codePoint))
                ? Character.toString(codePoint)
                : escaped(codePoint);
    }

    /** Characters that draw nothing and change how others are seen, such as direction marks. */
    private static boolean misleads(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.FORMAT || (type == Character.CONTROL && codePoint != '\n');
    }

    /** How a character without a glyph stands on the page. */
    static String escaped(int codePoint) {
        return String.format(Locale.ROOT, "[U+%04X]", codePoint);
    }

    /** The characters of the texts that will stand on the page as {@code [U+…]}, each once, in order. */
    static List<String> missing(ReportFonts fonts, Stream<String> texts) {
        return texts.flatMapToInt(String::codePoints)
                .filter(c -> c != '\n' && c != Wording.BETWEEN && (misleads(c) || !fonts.covers(c)))
                .sorted()
                .distinct()
                .mapToObj(Typesetter::escaped)
                .toList();
    }

    /** The face for single boxes, which have to have one size. */
    PdfFont faceForBoxes() {
        return faceOf('□', false);
    }

    Cell headerCell(String text, float size, int columns) {
        return frame(new Cell(1, columns).add(styled(text, size, true).setTextAlignment(TextAlignment.CENTER)));
    }

    Cell cell(String text) {
        return frame(new Cell().add(paragraph(text)));
    }

    Cell smallCell(String text, boolean bold) {
        return smallCell(text, bold, 1);
    }

    Cell smallCell(String text, boolean bold, int columns) {
        float size = DIGEST.matcher(text).matches() ? DIGEST_SIZE : 8f;
        return frame(new Cell(1, columns).add(styled(text, size, bold))).setPadding(2.5f);
    }

    /** A cell with the frame and padding of the form. */
    Cell framed(Cell cell) {
        return frame(cell);
    }

    private static Cell frame(Cell cell) {
        return cell.setBorder(new SolidBorder(ColorConstants.BLACK, 0.6f)).setPadding(4f);
    }

    /** GB/T 15834: closing marks do not begin a line, opening marks do not end one; digits and words stay whole. */
    private static final class ChineseLineBreaks implements ISplitCharacters {
        @Override
        public boolean isSplitCharacter(GlyphLine text, int glyphPos) {
            int here = text.get(glyphPos).getUnicode();
            int next = glyphPos + 1 < text.getEnd() ? text.get(glyphPos + 1).getUnicode() : ' ';
            if (here < 0) {
                return false;
            }
            boolean breakable = here <= ' ' || isIdeographic(here) || isIdeographic(next) || here == '-' || here == '/';
            return breakable && NOT_AT_LINE_START.indexOf(next) < 0 && NOT_AT_LINE_END.indexOf(here) < 0;
        }

        private static boolean isIdeographic(int codePoint) {
            return codePoint >= 0x2E80;
        }
    }
}
