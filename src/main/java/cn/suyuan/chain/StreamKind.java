package cn.suyuan.chain;

import java.util.Locale;
import java.util.Optional;

/** What the values of a stream are: readings of a register, or quantities of intervals. */
public enum StreamKind {
    /** The register as shown at a time. */
    REGISTER,
    /** The quantity of the interval that begins at a time. */
    INTERVAL;

    /** The key as files write it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a key. */
    public static Optional<StreamKind> named(String key) {
        for (StreamKind kind : values()) {
            if (kind.wireName().equals(key)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
