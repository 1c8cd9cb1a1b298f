package cn.suyuan.report;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/** On how many pages, from the first, the form of Appendix A stands; the annex follows. */
public final class FormPages {

    private FormPages() {}

    /** Number of pages; 0 where the bytes are no report. */
    public static int of(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return 1 + FormReading.of(document, PageTexts.of(document)).lastPage();
        } catch (IOException | RuntimeException | AssertionError none) {
            return 0;
        }
    }
}
