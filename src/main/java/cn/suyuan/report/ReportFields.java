package cn.suyuan.report;

/** Names of the form fields of a report, in the order in which they are used. */
public final class ReportFields {

    /** As many auditors as can sign side by side on the form's line. */
    public static final int MOST_AUDITORS = 4;

    /** Check box 确认. */
    public static final String CONFIRM = "confirm";

    /** Check box 不确认. */
    public static final String REFUSE = "refuse";

    /** Text 原因. */
    public static final String REASON = "reason";

    /** Signature of the audited party's representative. */
    public static final String REPRESENTATIVE = "representative";

    private ReportFields() {}

    /**
     * Signature field of an auditor.
     *
     * @param number 1 for the lead, up to {@link #MOST_AUDITORS}
     */
    public static String auditor(int number) {
        return "auditor" + number;
    }
}
