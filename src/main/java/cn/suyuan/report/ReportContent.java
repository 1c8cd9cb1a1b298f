package cn.suyuan.report;

import cn.suyuan.finding.Finding;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All that a report says; the PDF is only its form.
 *
 * @param language language of the form and annexes
 * @param header who, what, when
 * @param headerShown whether the header stands on the form's first page
 * @param findings findings in the order of their numbers; withdrawn ones left out
 * @param annexes sections after the form
 * @param attachments files carried inside
 * @param resultsSm3 digest of the attached results, whose beginning is the check code on every page
 * @param marks lines that must be seen on the form, such as that a test key signs
 */
public record ReportContent(
        ReportLanguage language,
        ReportHeader header,
        boolean headerShown,
        List<Finding> findings,
        List<AnnexSection> annexes,
        List<ReportAttachment> attachments,
        String resultsSm3,
        List<String> marks) {

    public ReportContent {
        findings = List.copyOf(findings);
        annexes = List.copyOf(annexes);
        attachments = List.copyOf(attachments);
        marks = List.copyOf(marks);
    }

    /** All texts that will be set, to be checked against the fonts. */
    Stream<String> texts() {
        Stream<String> head = Stream.of(
                header.recordNo(), header.organization(), header.creditCode(), header.site(), header.product());
        Stream<String> people = header.team().stream().map(ReportHeader.Member::name);
        Stream<String> form = findings.stream().flatMap(f -> Stream.of(f.descriptionZh(), f.descriptionEn()));
        Stream<String> annex = annexes.stream()
                .flatMap(a -> Stream.concat(
                        Stream.concat(a.paragraphs().stream(), a.code().stream()),
                        a.rows().stream().flatMap(List::stream)));
        return Stream.of(headerShown ? Stream.concat(head, people) : people, form, annex)
                .flatMap(Function.identity());
    }
}
