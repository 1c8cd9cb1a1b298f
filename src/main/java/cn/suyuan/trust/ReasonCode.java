package cn.suyuan.trust;

import java.util.Locale;

/** Every reason this room can give, with the number of placeholders its wording has. */
public enum ReasonCode {
    // the signature's form
    UNREADABLE(0),
    NO_SIGNER(0),
    CONTENT_MISSING(0),
    CONTENT_DIFFERS(0),
    DIGEST_DIFFERS(1),
    SIGNATURE_DIFFERS(0),
    ATTRIBUTES_INCOMPLETE(1),
    SIGNER_CERTIFICATE_MISSING(0),
    ALGORITHM_UNSUPPORTED(1),
    KEY_UNSUPPORTED(1),
    KEY_DIFFERS(1),
    TOO_MANY_SIGNERS(1),
    // variants
    OTHER_IDENTITY(1),
    WITHOUT_IDENTITY_DIGEST(0),
    OVER_CONTENT_INFO(0),
    EMBEDDED_DIGEST(0),
    RAW_VALUE(0),
    COUNTERSIGNATURE(0),
    // time
    TIME_PROVEN(1),
    TIME_CLAIMED(1),
    TIME_ASSUMED(1),
    CLAIMED_AFTER_STAMP(2),
    TIMESTAMP_REFUSED(0),
    TIMESTAMP_IMPRINT_DIFFERS(0),
    TIMESTAMP_NOT_GRANTED(1),
    TIMESTAMP_NONCE_DIFFERS(0),
    TIMESTAMP_SIGNER_UNBOUND(0),
    TIMESTAMP_CONTENT_MISSING(2),
    TIMESTAMP_REQUEST_DIFFERS(0),
    // path
    REVOKED(2),
    REVOKED_AFTER_CLAIM(2),
    EXPIRED(2),
    NOT_YET_VALID(2),
    REGISTER_EXPIRED(2),
    REGISTER_NOT_YET_VALID(2),
    USAGE_NOT_SIGNING(1),
    USAGE_NOT_TIMESTAMPING(1),
    USAGE_NOT_CA(1),
    WEAK_DIGEST(2),
    WEAK_KEY(2),
    SELF_SIGNED(1),
    UNKNOWN_ISSUER(2),
    UNTRUSTED_ROOT(1),
    ISSUER_SIGNATURE_DIFFERS(1),
    PATH_TOO_LONG(1),
    NAME_NOT_PERMITTED(1),
    CRITICAL_EXTENSION(2),
    NO_REVOCATION_LIST(1),
    NO_TRUST_ANCHORS(0),
    CERTIFICATE_MALFORMED(1),
    CERTIFICATE_ALONE(0),
    // keys
    KEY_UNKNOWN(1),
    KEY_WITHOUT_CERTIFICATE(1),
    // other formats
    NO_SIGNATURE_FORMAT(0),
    RECEIPT_ELSEWHERE(0),
    REQUEST_ONLY(1),
    RECORD_MALFORMED(1),
    FORMAT_UNSUPPORTED(1),
    KEY_BESIDE_RECORD(0),
    KEY_NOT_CERTIFIED(0),
    REFERENCE_DIFFERS(1),
    REFERENCE_NOT_WHOLE(1),
    TRANSFORM_REFUSED(1),
    // PDF
    PDF_UNIVERSAL_FORGERY(0),
    PDF_SIGNATURE_WRAPPING(0),
    PDF_RANGE_NOT_WHOLE(0),
    PDF_INCREMENTAL_SAVING(1),
    PDF_SHADOW_HIDE(1),
    PDF_SHADOW_REPLACE(1),
    PDF_SHADOW_HIDE_AND_REPLACE(1),
    PDF_ANNOTATED(1),
    PDF_FORM_FILLED(1),
    PDF_FORM_FILLED_PERMITTED(1),
    PDF_SIGNED_AGAIN(0),
    PDF_CONTINUED(0),
    PDF_REVISION_UNREADABLE(0),
    PDF_CHANGE_REFUSED(1),
    PDF_SUBFILTER_UNSUPPORTED(1);

    private final int placeholders;

    ReasonCode(int placeholders) {
        this.placeholders = placeholders;
    }

    public int placeholders() {
        return placeholders;
    }

    /** Key of the wording. */
    public String key() {
        return "trust.reason." + name().toLowerCase(Locale.ROOT);
    }
}
