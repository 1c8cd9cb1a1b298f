package cn.suyuan.rule;

import java.util.List;

/**
 * The audit team and its declarations (clauses 7.1 and 7.4).
 *
 * @param members members, lead first
 * @param conduct what the team did, as far as its duties can be seen from it
 */
public record AuditTeam(List<Member> members, AuditConduct conduct) {

    public AuditTeam {
        members = List.copyOf(members);
    }

    /** A team that has not done anything yet. */
    public AuditTeam(List<Member> members) {
        this(members, AuditConduct.none());
    }

    /** The same team after it has done something. */
    public AuditTeam with(AuditConduct done) {
        return new AuditTeam(members, done);
    }

    /**
     * A member.
     *
     * @param name name
     * @param role role: {@code lead}, {@code auditor}, {@code expert}, {@code observer}
     * @param independenceDeclared whether the declaration of independence and impartiality is signed
     * @param confidentialityDeclared whether the declaration of confidentiality is signed
     * @param clauses clauses assigned, such as {@code 5.1}; {@code *} for all
     */
    public record Member(
            String name,
            String role,
            boolean independenceDeclared,
            boolean confidentialityDeclared,
            List<String> clauses) {
        public Member {
            clauses = List.copyOf(clauses);
        }
    }

    /** No team named yet. */
    public static AuditTeam none() {
        return new AuditTeam(List.of());
    }
}
