package cn.suyuan.audit;

import cn.suyuan.sampling.AuditSample.Fraction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the sample is to be drawn, as the journal records it (sampling.md).
 *
 * @param hash {@code sha256} or {@code sm3}
 * @param seed seed that one party gave, 64 hex; empty where the parties' contributions make it
 * @param contributions revealed contributions by label
 * @param publicText agreed public text
 * @param fraction share of each stratum
 * @param minimum least number in a stratum
 * @param population what was drawn from, as {@code stratum TAB instrument_no}; empty where it is the population of today
 * @param supplements draws of devices that joined the ledger later, each with a seed of its own
 */
public record DrawDecision(
        String hash,
        String seed,
        SortedMap<String, String> contributions,
        String publicText,
        Fraction fraction,
        int minimum,
        List<String> population,
        List<DrawDecision> supplements) {

    public DrawDecision {
        supplements = List.copyOf(supplements);
        population = List.copyOf(population);
        contributions = Collections.unmodifiableSortedMap(new TreeMap<>(contributions));
    }

    /** A draw of one tenth from a seed that one party gave. */
    public static DrawDecision fromSeed(String seed) {
        return new DrawDecision("sha256", seed, new TreeMap<>(), "", new Fraction(1, 10), 1, List.of(), List.of());
    }

    /** A draw of one tenth from the revealed contributions of the parties. */
    public static DrawDecision fromContributions(Map<String, String> contributions, String publicText) {
        return new DrawDecision(
                "sha256", "", new TreeMap<>(contributions), publicText, new Fraction(1, 10), 1, List.of(), List.of());
    }

    /** Whether one party gave the seed. */
    public boolean oneParty() {
        return !seed.isEmpty();
    }

    /** The decision as content of a journal entry. */
    public SortedMap<String, String> content() {
        SortedMap<String, String> content = new TreeMap<>();
        content.put("hash", hash);
        content.put("seed", seed);
        content.put("public", publicText);
        content.put("fraction", fraction.toString());
        content.put("minimum", Integer.toString(minimum));
        contributions.forEach((label, value) -> content.put(CONTRIBUTION + label, value));
        content.put("population", String.join("\n", population));
        return content;
    }

    /** The decision as the plan has it, drawn from a population that stays with it. */
    public DrawDecision under(SamplePlan plan, List<String> frame) {
        return new DrawDecision(
                plan.hash(), seed, contributions, publicText, plan.fraction(), plan.minimum(), frame, List.of());
    }

    /** The same with a draw of devices that joined later. */
    DrawDecision with(DrawDecision supplement) {
        List<DrawDecision> more = new ArrayList<>(supplements);
        more.add(supplement);
        return new DrawDecision(hash, seed, contributions, publicText, fraction, minimum, population, more);
    }

    /** Key of an entry of the journal that draws a supplement. */
    public static final String SUPPLEMENT = "supplement";

    /** Another fraction, minimum and hash. */
    public DrawDecision under(SamplePlan plan) {
        return under(plan, population);
    }

    /** Reads what {@link #content()} wrote. */
    static DrawDecision of(JournalEntry entry) {
        SortedMap<String, String> contributions = new TreeMap<>();
        entry.content().forEach((key, value) -> {
            if (key.startsWith(CONTRIBUTION)) {
                contributions.put(key.substring(CONTRIBUTION.length()), value);
            }
        });
        return new DrawDecision(
                entry.value("hash"),
                entry.value("seed"),
                contributions,
                entry.value("public"),
                fraction(entry.value("fraction")),
                Written.whole(entry.value("minimum")).orElse(1L).intValue(),
                entry.value("population").lines().toList(),
                List.of());
    }

    private static Fraction fraction(String text) {
        return SamplePlan.fraction(text).orElse(new Fraction(1, 10));
    }

    private static final String CONTRIBUTION = "contribution.";
}
