package cn.suyuan.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.finding.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages that say something else than the data they carry, as somebody could make them who has no key. */
class ReportAgreementTest {

    private static final ReportFonts FONTS = ReportFonts.load();

    /** What somebody does to the rows of the form. */
    private interface Forging {
        void on(List<Finding> rows);
    }

    private static byte[] report(int findings, ReportLanguage language, Forging forging) {
        ReportContent honest = SampleReports.withFindings(findings, language);
        List<Finding> rows = new ArrayList<>(honest.findings());
        forging.on(rows);
        return new PdfReport(FONTS)
                .write(new ReportContent(
                        language,
                        honest.header(),
                        true,
                        rows,
                        honest.annexes(),
                        honest.attachments(),
                        honest.resultsSm3(),
                        List.of()));
    }

    private static List<List<String>> differs(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return ReportAgreement.of(document, Optional.empty()).differs();
        }
    }

    private static List<List<String>> differs(Forging forging) throws IOException {
        return differs(report(3, ReportLanguage.ZH, forging));
    }

    private static Finding with(Finding f, String clause, String words, Finding.VerificationMode mode) {
        return new Finding(
                f.findingId(),
                f.no(),
                List.of(clause),
                f.grade(),
                f.gradeReason(),
                words,
                f.descriptionEn(),
                mode,
                f.observationKeys(),
                f.status(),
                f.evidence());
    }

    @ParameterizedTest
    @EnumSource(ReportLanguage.class)
    void an_honest_report_agrees_also_where_findings_go_over_pages(ReportLanguage language) throws IOException {
        for (int findings : new int[] {0, 1, 40}) {
            byte[] pdf = report(findings, language, rows -> {});
            assertThat(differs(pdf)).as(findings + " findings").isEmpty();
        }
    }

    @Test
    void a_finding_longer_than_a_page_is_compared_to_its_last_word() throws IOException {
        String words = "经查，第一句与事实相符。".repeat(400);
        ReportContent honest = SampleReports.withFindings(1, ReportLanguage.ZH);
        byte[] pdf = report(
                1,
                ReportLanguage.ZH,
                rows -> rows.set(0, with(honest.findings().get(0), "4.1", words, Finding.VerificationMode.A)));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            FormReading form = FormReading.of(document, PageTexts.of(document));
            assertThat(form.lastPage()).isGreaterThan(1);
            assertThat(form.rows().get(0).get(2)).isEqualTo(words);
        }
    }

    @Test
    void a_row_more_or_a_row_less_is_named() throws IOException {
        assertThat(differs(rows -> rows.add(rows.get(0)))).containsExactly(List.of("row_extra", "1"));
        assertThat(differs(rows -> rows.remove(2))).containsExactly(List.of("row_missing", "3"));
    }

    @Test
    void a_changed_word_clause_or_tick_is_named() throws IOException {
        Finding.VerificationMode a = Finding.VerificationMode.A;
        assertThat(differs(rows -> rows.set(
                        1, with(rows.get(1), "4.1", rows.get(1).descriptionZh().replace("未能", "已经"), a))))
                .containsExactlyInAnyOrder(List.of("clause_differs", "2"), List.of("finding_differs", "2"));
        assertThat(differs(rows -> {
                    Finding first = rows.get(0);
                    String clauses = String.join("\n", first.clauses());
                    rows.set(0, with(first, clauses, first.descriptionZh(), a));
                }))
                .containsExactly(List.of("tick_differs", "1"));
    }

    /** A change of a finished document. */
    private interface Change {
        void on(PDDocument document) throws IOException;
    }

    private static byte[] changed(Change change) throws IOException {
        try (PDDocument document = Loader.loadPDF(report(3, ReportLanguage.ZH, rows -> {}))) {
            change.on(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void write(PDDocument document, int page, float y, String text) throws IOException {
        try (PDPageContentStream content = new PDPageContentStream(
                document, document.getPage(page), PDPageContentStream.AppendMode.APPEND, true, true)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 9);
            content.newLineAtOffset(300, y);
            content.showText(text);
            content.endText();
        }
    }

    @Test
    void words_written_over_the_form_or_into_its_foot_are_seen() throws IOException {
        assertThat(differs(changed(document -> write(document, 0, 400, "4 E99 no finding"))))
                .contains(List.of("text_outside", "1"));
        assertThat(differs(changed(document -> write(document, 0, 30, "7 of 9"))))
                .extracting(line -> line.get(0))
                .containsExactly("foot_differs");
    }

    @Test
    void a_page_taken_out_shows_in_the_numbers() throws IOException {
        assertThat(differs(changed(document -> document.removePage(document.getNumberOfPages() - 1))))
                .extracting(line -> line.get(0))
                .contains("foot_differs");
    }

    @Test
    void an_opinion_that_shows_something_else_than_it_holds_is_seen() throws Exception {
        byte[] refused = new FormFilling(FONTS)
                .opinion(report(3, ReportLanguage.ZH, rows -> {}), new AuditeeOpinion(false, "证书已补交。"));
        assertThat(differs(refused)).isEmpty();
        for (String field : List.of(ReportFields.CONFIRM, ReportFields.REFUSE, ReportFields.REASON)) {
            try (PDDocument document = Loader.loadPDF(refused)) {
                PDField box = document.getDocumentCatalog().getAcroForm().getField(field);
                if (field.equals(ReportFields.REASON)) {
                    box.getCOSObject().setString(COSName.V, "同意。");
                } else {
                    boolean tick = field.equals(ReportFields.CONFIRM);
                    box.getWidgets().get(0).getCOSObject().setName(COSName.AS, tick ? "Yes" : "Off");
                }
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                document.save(out);
                assertThat(differs(out.toByteArray())).as(field).containsExactly(List.of("opinion_differs"));
            }
        }
    }
}
