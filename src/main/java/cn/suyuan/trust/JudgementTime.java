package cn.suyuan.trust;

import java.time.Instant;
import java.util.Optional;

/**
 * When a certificate is judged.
 *
 * @param at certificates must be valid then, revocation lists must cover it
 * @param provenBefore a time, trusted, at which the signature existed; without it a later revocation counts too,
 *     since a signer can back-date
 */
public record JudgementTime(Instant at, Optional<Instant> provenBefore) {
    /** A time that only the signer states. */
    public static JudgementTime claimed(Instant at) {
        return new JudgementTime(at, Optional.empty());
    }

    /** A time that a trusted stamp states. */
    public static JudgementTime proven(Instant at) {
        return new JudgementTime(at, Optional.of(at));
    }
}
