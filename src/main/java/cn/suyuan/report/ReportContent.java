package cn.suyuan.report;

import cn.suyuan.finding.Finding;
import java.util.List;

/**
 * All that a report says; the PDF is only its form.
 *
 * @param language language of the form and annexes
 * @param header who, what, when
 * @param headerShown whether the header stands on the form's first page
 * @param findings findings in the order of their numbers; withdrawn ones left out
 * @param annexes sections after the form
 * @param attachments files carried inside
 * @param verificationCode short code of the results' digest, printed on every page
 * @param marks lines that must be seen on the form, such as that a test key signs
 */
public record ReportContent(
        ReportLanguage language,
        ReportHeader header,
        boolean headerShown,
        List<Finding> findings,
        List<AnnexSection> annexes,
        List<ReportAttachment> attachments,
        String verificationCode,
        List<String> marks) {

    public ReportContent {
        findings = List.copyOf(findings);
        annexes = List.copyOf(annexes);
        attachments = List.copyOf(attachments);
        marks = List.copyOf(marks);
    }
}
