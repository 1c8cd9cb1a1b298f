package cn.suyuan.rule;

import java.util.Locale;
import java.util.Optional;

/** What the auditor found at one point of a checklist. */
public enum PointOutcome {
    /** In order. */
    YES,
    /** Not in order. */
    NO,
    /** Does not arise here. */
    NOT_APPLICABLE;

    /** The word in journal entries and wordings: lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The outcome of a word. */
    public static Optional<PointOutcome> of(String wireName) {
        for (PointOutcome outcome : values()) {
            if (outcome.wireName().equals(wireName)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }
}
