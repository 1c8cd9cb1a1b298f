package cn.suyuan.report;

/** Language of a report: Chinese, English, or both in every cell, Chinese first. */
public enum ReportLanguage {
    ZH,
    EN,
    BOTH
}
