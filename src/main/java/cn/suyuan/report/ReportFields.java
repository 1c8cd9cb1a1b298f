package cn.suyuan.report;

import java.util.List;

/** Names of the form fields of a report, in the order in which they are used. */
public final class ReportFields {

    /** As many auditors as have a place on the form. */
    public static final int MOST_AUDITORS = 12;

    /** Document time stamps that can be added to the signed form later. */
    public static final List<String> TIMESTAMPS = List.of("timestamp1", "timestamp2");

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

    /**
     * The field beside a signature field in which the same person signs once more with a key of another kind (SM2 beside
     * RSA or ECDSA).
     */
    public static String second(String field) {
        return field + "_second";
    }

    /** The field beside a signature field that takes a signature by pen. */
    public static String pen(String field) {
        return field + "_pen";
    }

    /** Whether a field is for the first signature of a person, not for a second one, a pen or a time stamp. */
    public static boolean isFirst(String field) {
        return field.equals(REPRESENTATIVE) || field.matches("auditor[0-9]+");
    }
}
