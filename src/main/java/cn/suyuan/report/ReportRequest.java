package cn.suyuan.report;

import java.util.EnumSet;
import java.util.Set;

/**
 * What the auditor chooses for a report.
 *
 * @param recordNo record number, outside the form
 * @param language language
 * @param headerShown whether organisation, product, dates and team stand above the form
 * @param annexes parts of the annex; may be empty
 */
public record ReportRequest(String recordNo, ReportLanguage language, boolean headerShown, Set<AnnexKind> annexes) {

    public ReportRequest {
        annexes = Set.copyOf(annexes);
    }

    /** Chinese, with everything. */
    public static ReportRequest usual(String recordNo) {
        return new ReportRequest(recordNo, ReportLanguage.ZH, true, EnumSet.allOf(AnnexKind.class));
    }
}
