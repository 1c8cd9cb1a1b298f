package cn.suyuan.report;

import java.io.IOException;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequenceWithProperties;
import org.apache.pdfbox.contentstream.operator.markedcontent.EndMarkedContentSequence;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/**
 * The text of a tagged page without what is marked as artifact (ISO 32000-1, 14.8.2.2): page feet and table heads that
 * are repeated, which would stand in the middle of a finding that goes over a page.
 */
final class TaggedText extends PDFTextStripper {

    private int open;
    private int artifact;

    TaggedText() {
        addOperator(new BeginMarkedContentSequence(this));
        addOperator(new BeginMarkedContentSequenceWithProperties(this));
        addOperator(new EndMarkedContentSequence(this));
    }

    @Override
    public void processPage(org.apache.pdfbox.pdmodel.PDPage page) throws IOException {
        open = 0;
        artifact = 0;
        super.processPage(page);
    }

    @Override
    public void beginMarkedContentSequence(COSName tag, @Nullable COSDictionary properties) {
        open++;
        if (artifact == 0 && COSName.ARTIFACT.equals(tag)) {
            artifact = open;
        }
    }

    @Override
    public void endMarkedContentSequence() {
        if (artifact == open) {
            artifact = 0;
        }
        open = Math.max(0, open - 1);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (artifact == 0) {
            super.processTextPosition(text);
        }
    }
}
