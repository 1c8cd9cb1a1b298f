package cn.suyuan.audit;

import cn.suyuan.sampling.AuditSample.Fraction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is settled before anyone commits (sampling.md): how the population is divided, how much is drawn, which hash.
 *
 * @param division how the population is divided into strata
 * @param critical 管理编号 of the devices that the auditor counts as critical; only used by {@link Division#CRITICAL}
 * @param fraction share of each stratum
 * @param minimum least number in a stratum, at least 0
 * @param hash {@code sha256} or {@code sm3}
 */
public record SamplePlan(Division division, List<String> critical, Fraction fraction, int minimum, String hash) {

    public SamplePlan {
        critical = List.copyOf(critical);
        if (minimum < 0) {
            throw new IllegalArgumentException("minimum " + minimum);
        }
    }

    /** How the population is divided. */
    public enum Division {
        /** One stratum named {@code all}. */
        ALL,
        /** By kind of instrument. */
        KIND,
        /** By metering level. */
        LEVEL,
        /** By energy carrier. */
        CARRIER,
        /** Critical devices and the others. */
        CRITICAL;

        /** As written in the journal. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One stratum, one tenth, at least one, SHA-256. */
    public static SamplePlan usual() {
        return new SamplePlan(Division.ALL, List.of(), new Fraction(1, 10), 1, "sha256");
    }

    /** The plan as content of a journal entry. */
    public SortedMap<String, String> content() {
        SortedMap<String, String> content = new TreeMap<>();
        content.put("division", division.wireName());
        content.put("critical", String.join("\n", critical));
        content.put("fraction", fraction.toString());
        content.put("minimum", Integer.toString(minimum));
        content.put("hash", hash);
        return content;
    }

    /** Reads what {@link #content()} wrote; what cannot be read is as usual. */
    static SamplePlan of(JournalEntry entry) {
        SamplePlan usual = usual();
        return new SamplePlan(
                Written.word(Division.class, entry.value("division")).orElse(usual.division()),
                entry.value("critical").lines().filter(no -> !no.isBlank()).toList(),
                fraction(entry.value("fraction")).orElse(usual.fraction()),
                Written.whole(entry.value("minimum"))
                        .filter(n -> n >= 0 && n <= Integer.MAX_VALUE)
                        .orElse(1L)
                        .intValue(),
                entry.value("hash").equals("sm3") ? "sm3" : "sha256");
    }

    /** A fraction such as {@code 1/10}, between 0 and 1; empty where it is none. */
    public static Optional<Fraction> fraction(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        Optional<Long> over = Written.whole(text.substring(0, slash).strip());
        Optional<Long> under = Written.whole(text.substring(slash + 1).strip());
        return over.isEmpty()
                        || under.isEmpty()
                        || over.get() < 1
                        || under.get() < over.get()
                        || under.get() > 1_000_000
                ? Optional.empty()
                : Optional.of(new Fraction(over.get().intValue(), under.get().intValue()));
    }
}
