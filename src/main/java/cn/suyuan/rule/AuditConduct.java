package cn.suyuan.rule;

import java.util.List;

/**
 * What the audit team did, as far as its own duties under clause 7 and Appendix A can be seen from it.
 *
 * @param findings findings that are not withdrawn, in the order of the form
 */
public record AuditConduct(List<Item> findings) {

    public AuditConduct {
        findings = List.copyOf(findings);
    }

    /**
     * A nonconformity as it will stand in the form of Appendix A.
     *
     * @param name number on the form, for people
     * @param clauses clause labels
     * @param description 不符合项目描述
     * @param gradeReason why that grade, empty where nobody said
     * @param verification modes ticked, {@code A} or {@code B}
     * @param evidence number of places it can be seen at, at least 0
     * @param decided whether an auditor has taken it over from the draft
     */
    public record Item(
            String name,
            List<String> clauses,
            String description,
            String gradeReason,
            List<String> verification,
            int evidence,
            boolean decided) {
        public Item {
            clauses = List.copyOf(clauses);
            verification = List.copyOf(verification);
        }
    }

    /** Nothing done yet. */
    public static AuditConduct none() {
        return new AuditConduct(List.of());
    }
}
