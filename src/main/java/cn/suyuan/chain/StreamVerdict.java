package cn.suyuan.chain;

import java.util.Locale;

/** Main word on a stream; the first that holds, in this order, counts (evidence-pack 5). */
public enum StreamVerdict {
    /** A link, the identity, a signature, a checkpoint or a stage does not fit, or a line is malformed. */
    ALTERED,
    /** A file, key or certificate is missing or not trusted, or nothing binds the tail. */
    NOT_VERIFIABLE,
    /** A gap, a cut tail, a period that is not covered. */
    INCOMPLETE,
    /** Nothing of this. */
    INTACT;

    /** The word as in results.json. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The graver of two. */
    public StreamVerdict and(StreamVerdict other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
