package cn.suyuan.rule;

import java.util.Locale;

/** What a check can conclude; what could not be checked is never {@link #MET}. */
public enum Verdict {
    MET,
    NOT_MET,
    NOT_VERIFIABLE,
    NOT_APPLICABLE;

    /** The verdict as written in results.json. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
