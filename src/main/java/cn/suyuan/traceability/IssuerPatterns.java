package cn.suyuan.traceability;

import cn.suyuan.ledger.IdentityText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an issuer is by its name and number, as data of the rule pack. It explains why an issuer is not recognised and
 * recognises nobody: only the auditor's own list does.
 *
 * @param rows patterns in order; the first that fits counts
 */
public record IssuerPatterns(List<Row> rows) {

    public IssuerPatterns {
        rows = List.copyOf(rows);
    }

    /**
     * One pattern.
     *
     * @param field {@code name} or {@code number}
     * @param pattern what is looked for in it
     * @param kind {@code legal_metrology}, {@code cnas}, {@code ilac_mra}, {@code nmi}, {@code cma}, {@code
     *     manufacturer} or {@code self}
     */
    public record Row(String field, Pattern pattern, String kind) {}

    /** Without patterns. */
    public static IssuerPatterns none() {
        return new IssuerPatterns(List.of());
    }

    /** What the issuer of a certificate is; one that made the device itself is its manufacturer. */
    public Optional<String> kindOf(TraceabilityCertificate certificate) {
        String name = certificate.issue().issuer();
        String maker = certificate.instrument().manufacturer();
        if (!rows.isEmpty() && !name.isBlank() && !maker.isBlank() && IdentityText.same(name, maker)) {
            return Optional.of("manufacturer");
        }
        return rows.stream()
                .filter(row -> row.pattern()
                        .matcher(
                                row.field().equals("number")
                                        ? certificate.issue().issuerNo()
                                        : name)
                        .find())
                .map(Row::kind)
                .findFirst();
    }
}
