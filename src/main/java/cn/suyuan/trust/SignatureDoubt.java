package cn.suyuan.trust;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What makes a signed document or record look as if it had been changed, apart from whether its signer is trusted: a
 * reason to ask the issuer, and no more than that.
 */
public final class SignatureDoubt {

    /** Reasons that are suspicious even where the value verifies over some bytes. */
    private static final Set<ReasonCode> CHANGED = EnumSet.of(
            ReasonCode.PDF_UNIVERSAL_FORGERY,
            ReasonCode.PDF_SIGNATURE_WRAPPING,
            ReasonCode.PDF_RANGE_NOT_WHOLE,
            ReasonCode.PDF_INCREMENTAL_SAVING,
            ReasonCode.PDF_SHADOW_HIDE,
            ReasonCode.PDF_SHADOW_REPLACE,
            ReasonCode.PDF_SHADOW_HIDE_AND_REPLACE,
            ReasonCode.PDF_ANNOTATED,
            ReasonCode.PDF_FORM_FILLED,
            ReasonCode.PDF_CHANGE_REFUSED,
            ReasonCode.PDF_CONTINUED,
            ReasonCode.REFERENCE_NOT_WHOLE);

    /** Values made over the right bytes in a way that no standard describes: odd, but no sign of a change. */
    private static final Set<ReasonCode> ODD =
            EnumSet.of(ReasonCode.OTHER_IDENTITY, ReasonCode.WITHOUT_IDENTITY_DIGEST, ReasonCode.OVER_CONTENT_INFO);

    private SignatureDoubt() {}

    /** All reasons that a doubt can have. */
    public static Set<ReasonCode> codes() {
        Set<ReasonCode> codes = EnumSet.copyOf(CHANGED);
        codes.add(ReasonCode.SIGNATURE_DIFFERS);
        return codes;
    }

    /** Why a signature is suspicious; empty where it is not. {@code SIGNATURE_DIFFERS} stands for any that does not verify. */
    public static Optional<ReasonCode> of(SignatureCheck check) {
        Optional<ReasonCode> changed = check.reasons().stream()
                .map(Reason::code)
                .filter(CHANGED::contains)
                .findFirst();
        if (changed.isPresent() || check.cryptographic() != CryptographicFact.INVALID) {
            return changed;
        }
        boolean odd = check.reasons().stream().map(Reason::code).anyMatch(ODD::contains);
        return odd ? Optional.empty() : Optional.of(ReasonCode.SIGNATURE_DIFFERS);
    }
}
