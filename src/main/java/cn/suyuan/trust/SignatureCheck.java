package cn.suyuan.trust;

import cn.suyuan.chain.SignatureOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can be said of one signature: arithmetic, trust, time and coverage apart from each other.
 *
 * @param what kind of thing that is signed
 * @param place file, or file and entry, in which the signature stands
 * @param algorithm name as {@code SM2withSM3}; empty when unknown
 * @param signer subject name of the signer's certificate; empty when unknown
 * @param keyId key register's name of the key, for signatures that name one
 * @param cryptographic arithmetic alone
 * @param path the signer's certification path at {@code time}
 * @param time time of judgement; absent when the signature could not be read
 * @param timestamp state of the time stamp over the signature value
 * @param covers whole thing or part of it
 * @param usable arithmetically valid and trusted enough under the profile in force
 * @param reasons why, in order of weight
 */
public record SignatureCheck(
        SignedThing what,
        String place,
        String algorithm,
        String signer,
        Optional<String> keyId,
        CryptographicFact cryptographic,
        CertificationPath path,
        Optional<SigningTime> time,
        TimestampState timestamp,
        SignatureCoverage covers,
        boolean usable,
        List<Reason> reasons) {
    public SignatureCheck {
        reasons = List.copyOf(reasons);
        if (usable && cryptographic != CryptographicFact.VALID) {
            throw new IllegalArgumentException("usable but " + cryptographic + " at " + place);
        }
        if (usable && !path.state().usable(false)) {
            throw new IllegalArgumentException("usable but " + path.state() + " at " + place);
        }
    }

    /** The same at another place. */
    public SignatureCheck at(String other) {
        return new SignatureCheck(
                what, other, algorithm, signer, keyId, cryptographic, path, time, timestamp, covers, usable, reasons);
    }

    /**
     * The same with one more reason.
     *
     * @param reliable whether it can be relied upon all the same
     */
    public SignatureCheck because(Reason reason, boolean reliable) {
        List<Reason> more = new ArrayList<>(reasons);
        more.add(reason);
        return new SignatureCheck(
                what,
                place,
                algorithm,
                signer,
                keyId,
                cryptographic,
                path,
                time,
                timestamp,
                covers,
                usable && reliable,
                more);
    }

    /** A signature of which nothing but the reason can be said. */
    public static SignatureCheck failed(SignedThing what, String place, CryptographicFact fact, Reason... reasons) {
        return new SignatureCheck(
                what,
                place,
                "",
                "",
                Optional.empty(),
                fact,
                CertificationPath.notApplicable(),
                Optional.empty(),
                TimestampState.ABSENT,
                SignatureCoverage.partly("nothing"),
                false,
                List.of(reasons));
    }

    /** The one word that stream verification needs of it. */
    public SignatureOutcome outcome() {
        return switch (cryptographic) {
            case INVALID -> SignatureOutcome.INVALID;
            case UNSUPPORTED -> SignatureOutcome.UNSUPPORTED;
            case ABSENT -> SignatureOutcome.ABSENT;
            case VALID -> usable ? SignatureOutcome.VALID : untrusted();
        };
    }

    private SignatureOutcome untrusted() {
        return switch (path.state()) {
            case REVOKED -> SignatureOutcome.REVOKED;
            case EXPIRED -> SignatureOutcome.EXPIRED;
            case NOT_YET_VALID -> SignatureOutcome.NOT_YET_VALID;
            case WRONG_USAGE,
                    WEAK,
                    SELF_SIGNED,
                    UNKNOWN_ISSUER,
                    UNTRUSTED,
                    REVOCATION_UNKNOWN,
                    TRUSTED,
                    NOT_APPLICABLE -> SignatureOutcome.UNTRUSTED;
        };
    }

    /** State of the certification path, for short. */
    public CertificationPathState chain() {
        return path.state();
    }

    /** The signer's certificate, where there is one. */
    public Optional<SigningCertificate> certificate() {
        return path.certificates().stream().findFirst();
    }
}
