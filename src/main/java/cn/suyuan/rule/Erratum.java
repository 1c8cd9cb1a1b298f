package cn.suyuan.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A contradiction or gap of the standard's edition, found while it was put into rules.
 *
 * @param number 1 for the first
 * @param clause clause as printed in the standard
 * @param issue what is wrong
 * @param reason why it matters
 * @param proposal what is proposed, and how the tool treats it until then
 */
public record Erratum(int number, String clause, Term issue, Term reason, Term proposal) {

    /** All errata of an edition; a missing key is a fault of the program's own data and is refused by name. */
    public static List<Erratum> read(Properties data) {
        int count = Integer.parseInt(value(data, "count"));
        List<Erratum> errata = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String key = String.format(java.util.Locale.ROOT, "%02d.", i);
            errata.add(new Erratum(
                    i,
                    value(data, key + "clause"),
                    term(data, key + "issue"),
                    term(data, key + "reason"),
                    term(data, key + "proposal")));
        }
        return errata;
    }

    private static Term term(Properties data, String key) {
        return new Term(value(data, key + ".zh"), value(data, key + ".en"));
    }

    private static String value(Properties data, String key) {
        String value = data.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("errata: " + key + " is missing");
        }
        return value.strip();
    }
}
