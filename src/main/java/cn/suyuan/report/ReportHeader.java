package cn.suyuan.report;

import java.util.List;

/**
 * What stands outside the normative form: who, what, when (the form of Appendix A itself has no such fields).
 *
 * @param recordNo record number
 * @param organization audited organisation
 * @param creditCode unified social credit code
 * @param site site
 * @param product product and functional unit
 * @param period data period
 * @param auditDate day of judgement
 * @param team members, the lead first
 */
public record ReportHeader(
        String recordNo,
        String organization,
        String creditCode,
        String site,
        String product,
        String period,
        String auditDate,
        List<Member> team) {

    public ReportHeader {
        team = List.copyOf(team);
    }

    /**
     * A member of the audit team.
     *
     * @param role role key {@code report.role.<role>}: {@code lead}, {@code auditor}, {@code expert} …
     * @param name name
     */
    public record Member(String role, String name) {
        /** Whether this member signs the form: the lead and the auditors do. */
        public boolean signs() {
            return "lead".equals(role) || "auditor".equals(role);
        }
    }
}
