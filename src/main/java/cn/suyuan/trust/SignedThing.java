package cn.suyuan.trust;

import java.util.Locale;

/** What kind of thing a signature stands on. */
public enum SignedThing {
    PACK,
    CHECKPOINT,
    RECORD,
    CERTIFICATE,
    REPORT,
    TIMESTAMP,
    SEAL,
    DCC,
    OCMF,
    FILE;

    /** The word of results.json. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
