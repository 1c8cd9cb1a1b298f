package cn.suyuan.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges an X.509 certificate that lies alone in a file: nothing is signed, but its path can be followed. */
public final class CertificateAloneCheck {
    private final TrustAnchors anchors;
    private final TrustPolicy policy;

    public CertificateAloneCheck(TrustAnchors anchors, TrustPolicy policy) {
        this.anchors = anchors;
        this.policy = policy;
    }

    /** The first certificate of the file, followed through the others; empty when the file holds none. */
    public Optional<SignatureCheck> check(String place, byte[] file) {
        List<SigningCertificate> all = SigningCertificate.readAll(file);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        SigningTime time = new SigningTime(policy.asOf(), SigningTime.Source.AS_OF);
        CertificationPath path = CertificationPaths.find(all.get(0), all, anchors)
                .at(JudgementTime.claimed(time.at()), CertificatePurpose.SIGNING, List.of());
        List<Reason> reasons = new ArrayList<>();
        reasons.add(Reason.of(ReasonCode.CERTIFICATE_ALONE));
        reasons.add(Reason.of(ReasonCode.TIME_ASSUMED, time.iso()));
        reasons.addAll(path.reasons());
        return Optional.of(new SignatureCheck(
                SignedThing.FILE,
                place,
                IssuerSignature.scheme(all.get(0)).map(SignatureScheme::label).orElse(""),
                all.get(0).subject(),
                Optional.empty(),
                CryptographicFact.ABSENT,
                path,
                Optional.of(time),
                TimestampState.ABSENT,
                SignatureCoverage.partly("nothing"),
                false,
                reasons));
    }
}
