package cn.suyuan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

class PdfReportTest {

    private static final ReportFonts FONTS = ReportFonts.load();

    @ParameterizedTest
    @CsvSource({"0,ZH", "1,ZH", "3,EN", "40,BOTH"})
    void the_form_is_pdfa_3a_with_any_number_of_findings(int findings, ReportLanguage language) throws Exception {
        byte[] pdf = new PdfReport(FONTS).write(SampleReports.withFindings(findings, language));
        Files.write(Path.of("target", "report-" + findings + "-" + language + ".pdf"), pdf);
        assertThat(failures(pdf)).isEmpty();
    }

    @Test
    void the_words_of_the_form_stand_on_the_page_in_their_order() throws Exception {
        byte[] pdf = new PdfReport(FONTS).write(SampleReports.withFindings(1, ReportLanguage.ZH));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0\u3000]+", "");
            assertThat(text)
                    .containsSubsequence(
                            "附录A（规范性）",
                            "数据质量溯源性审查不符合项记录表",
                            "序号",
                            "不符合技术规范条目",
                            "不符合项目描述",
                            "纠正措施或验证方式",
                            "□A☑B",
                            "填表说明：纠正措施或验证方式：A.提供必要的证明材料B.现场跟踪审查",
                            "审核员（签名）：",
                            "被审查方确认意见：",
                            "□确认",
                            "□不确认，原因：",
                            "被审查方代表（签名）：");
        }
    }

    @Test
    void names_of_gb_18030_level_3_are_drawn_and_what_no_font_has_is_told_on_the_form() throws Exception {
        ReportContent content = SampleReports.withTeam("王\uD86D\uDEE7", "李\uD880\uDC00");
        PdfReport report = new PdfReport(FONTS);
        byte[] pdf = report.write(content);
        assertThat(report.missing(content)).containsExactly("[U+30000]");
        assertThat(failures(pdf)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains("王\uD86D\uDEE7", "李[U+30000]", "以下字符没有字形");
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "5", "12"})
    void every_auditor_has_a_place_for_the_pen_and_two_for_keys(int auditors) throws Exception {
        String[] names = java.util.stream.IntStream.rangeClosed(1, auditors)
                .mapToObj(i -> "审核员" + i)
                .toArray(String[]::new);
        byte[] pdf = new PdfReport(FONTS).write(SampleReports.withTeam(names));
        Files.write(Path.of("target", "auditors-" + auditors + ".pdf"), pdf);
        assertThat(new ReportSigner(FONTS, new java.security.SecureRandom()).openFields(pdf))
                .contains("auditor" + auditors, "auditor" + auditors + "_second", "representative_second")
                .doesNotContain("auditor" + (auditors + 1));
        assertThat(failures(pdf)).isEmpty();
    }

    static java.util.List<String> failures(byte[] pdf) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser = Foundries.defaultInstance()
                        .createParser(new java.io.ByteArrayInputStream(pdf), PDFAFlavour.PDFA_3_A);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_3_A, false)) {
            ValidationResult result = validator.validate(parser);
            return result.getTestAssertions().stream()
                    .map(a -> a.getRuleId() + " " + a.getMessage() + " " + a.getErrorMessage())
                    .distinct()
                    .toList();
        }
    }
}
