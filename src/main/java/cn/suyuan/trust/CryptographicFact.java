package cn.suyuan.trust;

import java.util.Locale;

/** What arithmetic alone says about a signature, apart from any trust in its signer. */
public enum CryptographicFact {
    VALID,
    INVALID,
    UNSUPPORTED,
    ABSENT;

    /** The word of results.json. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
