package cn.suyuan.trust;

import cn.suyuan.chain.RecordSignatureJudge;
import cn.suyuan.chain.SignatureOutcome;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A key of the register, its certificate read and followed upwards once. */
public final class RegisteredKey {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final KeyRow row;
    private final TrustPolicy policy;
    private final Optional<SigningCertificate> certificate;
    private final Optional<RawSignatureVerifier> verifier;
    private final Optional<CertificationPaths> paths;

    RegisteredKey(KeyRow row, List<SigningCertificate> pool, TrustAnchors anchors, TrustPolicy policy) {
        this.row = row;
        this.policy = policy;
        this.certificate = row.certificate().flatMap(SigningCertificate::read);
        this.verifier = certificate.flatMap(RawSignatureVerifier::of);
        this.paths = certificate.map(c -> CertificationPaths.find(c, pool, anchors));
    }

    public String keyId() {
        return row.keyId();
    }

    /** Who holds the key, as declared. */
    public String holder() {
        return row.holder();
    }

    public Optional<SigningCertificate> certificate() {
        return certificate;
    }

    /** Absent when there is no certificate that can be read, or its key is not supported. */
    public Optional<RawSignatureVerifier> verifier() {
        return verifier;
    }

    /** The certificate at a time; the dates of the register and those of the certificate must both hold. */
    public CertificationPath at(JudgementTime time) {
        if (paths.isEmpty()) {
            return CertificationPath.notApplicable(Reason.of(ReasonCode.KEY_WITHOUT_CERTIFICATE, keyId()));
        }
        return paths.get().at(time, CertificatePurpose.SIGNING, registerFaults(time));
    }

    private List<PathFault> registerFaults(JudgementTime time) {
        LocalDate day = time.at().atOffset(CHINA).toLocalDate();
        List<PathFault> faults = new ArrayList<>();
        row.validUntil()
                .filter(day::isAfter)
                .ifPresent(until -> faults.add(CertificateRules.fault(
                        CertificationPathState.EXPIRED, ReasonCode.REGISTER_EXPIRED, keyId(), until.toString())));
        row.validFrom()
                .filter(day::isBefore)
                .ifPresent(from -> faults.add(CertificateRules.fault(
                        CertificationPathState.NOT_YET_VALID,
                        ReasonCode.REGISTER_NOT_YET_VALID,
                        keyId(),
                        from.toString())));
        return faults;
    }

    /** Checks a bare signature by this key over the bytes. */
    public SignatureCheck check(SignedThing what, String place, byte[] message, byte[] signature, JudgementTime time) {
        CertificationPath path = at(time);
        CryptographicFact fact = verifier.map(v -> v.verifies(message, signature))
                .map(fits -> fits ? CryptographicFact.VALID : CryptographicFact.INVALID)
                .orElse(CryptographicFact.UNSUPPORTED);
        List<Reason> reasons = new ArrayList<>();
        if (fact == CryptographicFact.INVALID) {
            reasons.add(Reason.of(ReasonCode.SIGNATURE_DIFFERS));
        }
        if (verifier.isEmpty() && certificate.isPresent()) {
            reasons.add(Reason.of(ReasonCode.KEY_UNSUPPORTED, keyId()));
        }
        reasons.addAll(path.reasons());
        // A stamp over the table shows that the signature existed by then; the time itself is still the signer's word.
        SigningTime.Source source = time.provenBefore().equals(Optional.of(time.at()))
                ? SigningTime.Source.TIMESTAMP
                : SigningTime.Source.CLAIMED;
        return new SignatureCheck(
                what,
                place,
                verifier.map(RawSignatureVerifier::algorithm).orElse(""),
                certificate.map(SigningCertificate::subject).orElse(""),
                Optional.of(keyId()),
                fact,
                path,
                Optional.of(new SigningTime(time.at(), source)),
                time.provenBefore().isPresent() ? TimestampState.VALID : TimestampState.ABSENT,
                SignatureCoverage.WHOLE,
                fact == CryptographicFact.VALID && path.state().usable(policy.revocationRequired()),
                reasons);
    }

    /** A judge for the signed records of a stream: the certificate is judged once, at the given time. */
    public RecordSignatureJudge recordJudge(JudgementTime time) {
        if (verifier.isEmpty()) {
            return (link, signature) ->
                    certificate.isPresent() ? SignatureOutcome.UNSUPPORTED : SignatureOutcome.KEY_UNKNOWN;
        }
        RawSignatureVerifier verifies = verifier.get();
        SignatureOutcome trusted = outcome(at(time).state(), policy.revocationRequired());
        return (link, signature) -> {
            if (signature.length == 0) {
                return SignatureOutcome.ABSENT;
            }
            return verifies.verifies(link, signature) ? trusted : SignatureOutcome.INVALID;
        };
    }

    static SignatureOutcome outcome(CertificationPathState state, boolean revocationRequired) {
        return switch (state) {
            case REVOKED -> SignatureOutcome.REVOKED;
            case EXPIRED -> SignatureOutcome.EXPIRED;
            case NOT_YET_VALID -> SignatureOutcome.NOT_YET_VALID;
            case TRUSTED, REVOCATION_UNKNOWN ->
                state.usable(revocationRequired) ? SignatureOutcome.VALID : SignatureOutcome.UNTRUSTED;
            case WRONG_USAGE, WEAK, SELF_SIGNED, UNKNOWN_ISSUER, UNTRUSTED, NOT_APPLICABLE ->
                SignatureOutcome.UNTRUSTED;
        };
    }

    static SignatureCheck named(SignatureCheck check, String keyId) {
        return new SignatureCheck(
                check.what(),
                check.place(),
                check.algorithm(),
                check.signer(),
                Optional.of(keyId),
                check.cryptographic(),
                check.path(),
                check.time(),
                check.timestamp(),
                check.covers(),
                check.usable(),
                check.reasons());
    }
}
