package cn.suyuan.trust;

import java.util.Locale;

/** What the time stamp over a signature is worth. */
public enum TimestampState {
    VALID,
    INVALID,
    ABSENT;

    /** The word of results.json. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
