package cn.suyuan.trust;

import java.util.Locale;

/**
 * How far the signer's certificate can be followed to a root of the auditor's trust folder. The order is that of
 * precedence: where several states hold, the first of them is reported.
 */
public enum CertificationPathState {
    REVOKED,
    EXPIRED,
    NOT_YET_VALID,
    WRONG_USAGE,
    WEAK,
    SELF_SIGNED,
    UNKNOWN_ISSUER,
    UNTRUSTED,
    REVOCATION_UNKNOWN,
    TRUSTED,
    NOT_APPLICABLE;

    /** The word of results.json. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that counts when both hold. */
    public CertificationPathState worse(CertificationPathState other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Whether a signature may be used: a strict profile also wants revocation to be known. */
    public boolean usable(boolean revocationRequired) {
        return this == TRUSTED || (this == REVOCATION_UNKNOWN && !revocationRequired);
    }
}
