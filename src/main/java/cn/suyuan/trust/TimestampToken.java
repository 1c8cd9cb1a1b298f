package cn.suyuan.trust;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an RFC 3161 token says.
 *
 * @param genTime time of stamping
 * @param imprintAlgorithm name of the digest of the stamped bytes, as {@code SM3}
 * @param imprint digest of the stamped bytes, lower-case hexadecimal
 * @param policy object identifier of the authority's policy
 * @param serialNumber the authority's number of the token
 * @param accuracy how far genTime may be off, where said
 * @param nonce nonce of the request, where there was one
 */
public record TimestampToken(
        Instant genTime,
        String imprintAlgorithm,
        String imprint,
        String policy,
        BigInteger serialNumber,
        Optional<Duration> accuracy,
        Optional<BigInteger> nonce) {}
