package cn.suyuan.chain;

import java.util.Locale;

/** State of a stream on one day, gravest first. */
public enum DayState {
    ALTERED,
    GAP,
    ESTIMATED,
    OFFSET,
    INTACT;

    /** The key of its wording. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
