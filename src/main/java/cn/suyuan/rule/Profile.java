package cn.suyuan.rule;

import java.util.Locale;
import java.util.Optional;

/** Which parts of the standard decide (clauses.md 1.0). */
public enum Profile {
    /** 正文: only the standard's own text. */
    DRAFT("draft"),
    /** 正文+说明: the explanatory note is shown as advisory. */
    DRAFT_AND_NOTE("draft+note"),
    /** 从严: the explanatory note decides too. */
    STRICT("strict");

    private final String wireName;

    Profile(String wireName) {
        this.wireName = wireName;
    }

    /** The word of the command line and of results.json. */
    public String wireName() {
        return wireName;
    }

    /** The profile of a word. */
    public static Optional<Profile> named(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT);
        for (Profile profile : values()) {
            if (profile.wireName.equals(plain)) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }

    /** Whether a rule is applied at all. */
    public boolean applies(Rule rule) {
        return this != DRAFT || rule.binding() == Rule.Binding.NORMATIVE;
    }

    /** Whether a rule's observations are shown but decide nothing. */
    public boolean isAdvisory(Rule rule) {
        return this != STRICT && rule.binding() == Rule.Binding.EXPLANATORY;
    }
}
