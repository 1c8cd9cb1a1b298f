package cn.suyuan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Acceptance tests 11 and 12 of the sample company: the form with any number of findings, and the refusal. */
class AcceptanceFormTest {

    private static final ReportFonts FONTS = ReportFonts.load();

    private static List<String> pages(byte[] pdf) throws Exception {
        List<String> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(document).replaceAll("[\\s\u00a0\u3000]+", ""));
            }
        }
        return pages;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 40})
    void test_11_the_form_has_its_header_on_every_page_and_every_finding_once(int findings) throws Exception {
        byte[] pdf = new PdfReport(FONTS).write(SampleReports.withFindings(findings, ReportLanguage.ZH));
        assertThat(PdfReportTest.failures(pdf)).isEmpty();
        List<String> pages = pages(pdf);
        int last = 0;
        while (!pages.get(last).contains("被审查方代表（签名）：")) {
            last++;
        }
        for (int page = 0; page <= last; page++) {
            boolean rows = pages.get(page).contains("经查，") || findings == 0;
            if (rows) {
                assertThat(pages.get(page)).containsSubsequence("序号", "不符合技术规范条目", "不符合项目描述");
            }
        }
        String form = String.join("", pages.subList(0, last + 1));
        for (int no = 1; no <= findings; no++) {
            assertThat(form).contains("管理编号E" + no + "，出厂编号");
        }
        assertThat(form).doesNotContain("管理编号E" + (findings + 1) + "，");
    }

    @Test
    void test_12_a_refusal_is_ticked_with_its_reason() throws Exception {
        byte[] unsigned = new PdfReport(FONTS).write(SampleReports.withFindings(2, ReportLanguage.ZH));
        byte[] refused = new FormFilling(FONTS).opinion(unsigned, new AuditeeOpinion(false, "第2项与事实不符，证书已补交。"));
        try (PDDocument document = Loader.loadPDF(refused)) {
            var form = document.getDocumentCatalog().getAcroForm();
            assertThat(form.getField(ReportFields.REFUSE).getValueAsString()).isEqualTo("Yes");
            assertThat(form.getField(ReportFields.CONFIRM).getValueAsString()).isEqualTo("Off");
            assertThat(form.getField(ReportFields.REASON).getValueAsString()).isEqualTo("第2项与事实不符，证书已补交。");
        }
        assertThat(PdfReportTest.failures(refused)).isEmpty();
    }
}
