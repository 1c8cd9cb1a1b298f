package cn.suyuan.report;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequenceWithProperties;
import org.apache.pdfbox.contentstream.operator.markedcontent.EndMarkedContentSequence;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/**
 * Every text on the pages of a document by where it belongs: to the marked content that the structure tree names, to the
 * foot of its page, or to neither (table heads that are repeated, and whatever somebody else wrote there).
 */
final class PageTexts extends PDFTextStripper {

    /** Text inside no numbered marked content. */
    private static final int NONE = -1;

    /**
     * The texts of one page, without blanks.
     *
     * @param marked text by number of its marked content
     * @param foot text in the foot
     * @param loose all other text
     */
    record Page(Map<Integer, StringBuilder> marked, StringBuilder foot, StringBuilder loose) {}

    private final List<Page> pages = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private float height;

    private PageTexts() {
        addOperator(new BeginMarkedContentSequence(this));
        addOperator(new BeginMarkedContentSequenceWithProperties(this));
        addOperator(new EndMarkedContentSequence(this));
    }

    /** The texts of all pages in their order. */
    static List<Page> of(PDDocument document) throws IOException {
        PageTexts texts = new PageTexts();
        texts.getText(document);
        return List.copyOf(texts.pages);
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        open.clear();
        height = page.getMediaBox().getHeight();
        pages.add(new Page(new HashMap<>(), new StringBuilder(), new StringBuilder()));
        super.processPage(page);
    }

    @Override
    public void beginMarkedContentSequence(COSName tag, @Nullable COSDictionary properties) {
        boolean artifact = COSName.ARTIFACT.equals(tag);
        int inherited = open.isEmpty() ? NONE : open.peek();
        open.push(artifact || properties == null ? inherited : properties.getInt(COSName.MCID, inherited));
    }

    @Override
    public void endMarkedContentSequence() {
        open.poll();
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        String written = plain(text.getUnicode());
        if (written.isEmpty()) {
            return;
        }
        Page page = pages.get(pages.size() - 1);
        int number = open.isEmpty() ? NONE : open.peek();
        if (number != NONE) {
            page.marked().computeIfAbsent(number, n -> new StringBuilder()).append(written);
        } else if (height - text.getYDirAdj() < PageFurniture.HEIGHT) {
            page.foot().append(written);
        } else {
            page.loose().append(written);
        }
    }

    /** A text without what may differ between data and page: blanks and line ends. */
    static String plain(@Nullable String text) {
        StringBuilder letters = new StringBuilder();
        (text == null ? "" : text)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != 0xFEFF)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
