package cn.suyuan.trust;

import cn.suyuan.chain.DigestAlgorithm;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one signer info says and what arithmetic says of it, before any trust.
 *
 * @param algorithm name of the scheme, or its object identifier
 * @param claimed signing time in a signed attribute
 * @param weak weak digests that the signature rests on
 * @param essBound whether a signed attribute names the signer's certificate by digest
 */
record SignerFacts(
        CryptographicFact fact,
        String algorithm,
        Optional<SigningCertificate> certificate,
        Optional<Instant> claimed,
        List<DigestAlgorithm> weak,
        boolean essBound,
        List<Reason> reasons) {
    SignerFacts {
        weak = List.copyOf(weak);
        reasons = List.copyOf(reasons);
    }
}
