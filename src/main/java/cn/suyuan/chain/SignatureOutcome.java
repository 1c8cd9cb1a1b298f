package cn.suyuan.chain;

import java.util.Locale;
import java.util.Optional;

/** What the caller, who has the keys, found of the signature of a checkpoint or a record. */
public enum SignatureOutcome {
    /** Verifies, by the key of the stream, whose certificate is trusted at that time. */
    VALID,
    /** Does not verify over these bytes. */
    INVALID,
    /** There is none, or it is no signature at all. */
    ABSENT,
    /** An algorithm that is not known here. */
    UNSUPPORTED,
    /** No key of that name in the pack. */
    KEY_UNKNOWN,
    /** Verifies, by another key than the one that the stream declares. */
    KEY_WRONG,
    /** Verifies, but the certificate leads to no trusted root. */
    UNTRUSTED,
    /** Verifies, but the certificate or the key had ended. */
    EXPIRED,
    /** Verifies, but the certificate or the key was not valid yet. */
    NOT_YET_VALID,
    /** Verifies, but the certificate was revoked. */
    REVOKED;

    /** The key of its wording. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The problem that a checkpoint with this outcome is. */
    Optional<StreamProblemCode> checkpointProblem() {
        return switch (this) {
            case VALID -> Optional.empty();
            case INVALID, ABSENT -> Optional.of(StreamProblemCode.CHECKPOINT_SIGNATURE);
            case UNSUPPORTED, KEY_UNKNOWN, KEY_WRONG, UNTRUSTED, EXPIRED, NOT_YET_VALID, REVOKED ->
                Optional.of(StreamProblemCode.CHECKPOINT_KEY);
        };
    }

    /** Whether the bytes that were signed are known to be the signer's, whatever the signer is worth. */
    boolean verifies() {
        return switch (this) {
            case VALID, KEY_WRONG, UNTRUSTED, EXPIRED, NOT_YET_VALID, REVOKED -> true;
            case INVALID, ABSENT, UNSUPPORTED, KEY_UNKNOWN -> false;
        };
    }
}
