package cn.suyuan.ui.desk;

import cn.suyuan.evidence.AuditScope;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is audited, by whom, under which edition.
 *
 * @param file case file
 * @param scope what the pack declares
 * @param asOf reference day of the audit
 * @param profile {@code draft}, {@code draft+note} or {@code strict}
 * @param standard edition of the standard with the digest of the rules
 * @param team members
 * @param trustFolder what the auditor trusts, empty where nothing was given
 * @param rules rule pack that judges
 */
public record CaseHead(
        Path file,
        AuditScope scope,
        Optional<LocalDate> asOf,
        String profile,
        String standard,
        List<Member> team,
        String trustFolder,
        RulesView rules) {
    public CaseHead {
        team = List.copyOf(team);
    }

    /**
     * A member of the team.
     *
     * @param name name
     * @param role key of the role: {@code lead}, {@code auditor}, {@code expert}, {@code observer},
     *     {@code representative}
     * @param declared whether independence and confidentiality are declared
     * @param clauses clauses that the member examines; {@code *} for all
     */
    public record Member(String name, String role, boolean declared, List<String> clauses) {
        public Member {
            clauses = List.copyOf(clauses);
        }

        /** A member without clauses of its own. */
        public Member(String name, String role, boolean declared) {
            this(name, role, declared, List.of());
        }

        /** Whether the member examines a clause, named itself or by the clause above it. */
        public boolean examines(String clause) {
            return clauses.stream().anyMatch(c -> c.equals("*") || c.equals(clause) || clause.startsWith(c + "."));
        }
    }
}
