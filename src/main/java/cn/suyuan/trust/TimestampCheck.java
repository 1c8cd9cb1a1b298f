package cn.suyuan.trust;

import java.util.Optional;

/**
 * A time stamp, judged.
 *
 * @param signature the authority's signature and its path; usable only when the imprint fits too
 * @param token what the token says, where it could be read
 */
public record TimestampCheck(SignatureCheck signature, Optional<TimestampToken> token) {
    /** Whether the time may be relied on. */
    public boolean usable() {
        return signature.usable();
    }
}
