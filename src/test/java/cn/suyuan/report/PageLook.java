package cn.suyuan.report;

import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the sample reports to look at: {@code java … PageLook FOLDER}. */
final class PageLook {

    private PageLook() {}

    public static void main(String[] arguments) throws Exception {
        ReportFonts fonts = ReportFonts.load();
        for (int findings : new int[] {0, 1, 3, 40}) {
            for (ReportLanguage language : ReportLanguage.values()) {
                byte[] pdf = new PdfReport(fonts).write(SampleReports.withFindings(findings, language));
                Files.write(Path.of(arguments[0], "look-" + findings + "-" + language + ".pdf"), pdf);
            }
        }
    }
}
