package cn.suyuan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;

/** A document opens at the page that is meant. */
class PagePicturesTest {

    private static byte[] document(String... pages) throws Exception {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
            for (String text : pages) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
                    stream.beginText();
                    stream.setFont(font, 12);
                    stream.newLineAtOffset(72, 700);
                    stream.showText(text);
                    stream.endText();
                }
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void the_page_with_the_number_is_found_whatever_its_blanks_and_hyphens() throws Exception {
        byte[] pdf = document("cover of a collection", "No. HZ25-E-1156", "No. hz25 e 1157", "HZ25-E-1157 copy");
        assertThat(PagePictures.pageWith(pdf, List.of("HZ25-E-1157"))).isEqualTo(3);
    }

    @Test
    void the_first_text_weighs_more_than_the_second() throws Exception {
        byte[] pdf = document("serial 4148971135", "HZ25-E-1157");
        assertThat(PagePictures.pageWith(pdf, List.of("HZ25-E-1157", "4148971135")))
                .isEqualTo(2);
        assertThat(PagePictures.pageWith(pdf, List.of("X-9", "4148971135"))).isEqualTo(1);
    }

    @Test
    void what_is_not_found_or_no_document_opens_at_its_beginning() throws Exception {
        assertThat(PagePictures.pageWith(document("one", "two"), List.of("three", "")))
                .isEqualTo(1);
        assertThat(PagePictures.pageWith("no pdf".getBytes(StandardCharsets.UTF_8), List.of("x")))
                .isEqualTo(1);
    }

    @Test
    void pages_are_drawn_from_the_one_that_is_wanted() throws Exception {
        byte[] pdf = document("one", "two", "three");
        assertThat(PagePictures.of(pdf, 2, 5)).hasSize(2);
        assertThat(PagePictures.of(pdf, 1, 1)).hasSize(1);
        assertThat(PagePictures.of(pdf, 9, 1)).isEmpty();
    }
}
