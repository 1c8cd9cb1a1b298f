package cn.suyuan.audit;

import cn.suyuan.rule.Profile;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is chosen for a whole case and recorded in its journal.
 *
 * @param asOf day of the audit, at whose end things are judged
 * @param profile which parts of the standard decide
 * @param trials Monte Carlo trials, at least 1
 * @param monteCarloSeed seed of the Monte Carlo run
 */
public record CaseSettings(LocalDate asOf, Profile profile, long trials, long monteCarloSeed) {

    /** Trials where nothing else is chosen. */
    public static final long USUAL_TRIALS = 1_000_000;

    public CaseSettings {
        if (trials < 1) {
            throw new IllegalArgumentException("trials " + trials);
        }
    }

    /** The usual settings on a day. */
    public static CaseSettings on(LocalDate asOf) {
        return new CaseSettings(asOf, Profile.DRAFT_AND_NOTE, USUAL_TRIALS, 1);
    }

    /** The settings with what a journal entry says otherwise; values that cannot be read change nothing. */
    public CaseSettings with(Map<String, String> content) {
        return new CaseSettings(
                Written.day(content.get("as_of")).orElse(asOf),
                Optional.ofNullable(content.get("profile"))
                        .flatMap(Profile::named)
                        .orElse(profile),
                Written.whole(content.get("trials")).filter(n -> n >= 1).orElse(trials),
                Written.whole(content.get("monte_carlo_seed")).orElse(monteCarloSeed));
    }

    /** The settings as content of a journal entry. */
    public SortedMap<String, String> content() {
        SortedMap<String, String> content = new TreeMap<>();
        content.put("as_of", asOf.toString());
        content.put("profile", profile.wireName());
        content.put("trials", Long.toString(trials));
        content.put("monte_carlo_seed", Long.toString(monteCarloSeed));
        return content;
    }
}
