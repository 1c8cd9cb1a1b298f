package cn.suyuan.report;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What the auditor chooses for a report.
 *
 * @param recordNo record number, outside the form
 * @param language language
 * @param headerShown whether organisation, product, dates and team stand above the form
 * @param annexes parts of the annex; may be empty
 * @param closings findings whose closing was verified just now: {@code trusted} or {@code untrusted} by the key that
 *     signed it; a closing of any other finding does not count
 */
public record ReportRequest(
        String recordNo,
        ReportLanguage language,
        boolean headerShown,
        Set<AnnexKind> annexes,
        Map<String, String> closings) {

    public ReportRequest {
        annexes = Set.copyOf(annexes);
        closings = Map.copyOf(closings);
    }

    /** Chinese, with everything. */
    public static ReportRequest usual(String recordNo) {
        return new ReportRequest(recordNo, ReportLanguage.ZH, true, EnumSet.allOf(AnnexKind.class), Map.of());
    }
}
