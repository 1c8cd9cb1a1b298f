package cn.suyuan.report;

/**
 * What the auditor chooses for a report.
 *
 * @param recordNo record number, outside the form
 * @param language language
 * @param headerShown whether organisation, product, dates and team stand above the form
 */
public record ReportRequest(String recordNo, ReportLanguage language, boolean headerShown) {}
