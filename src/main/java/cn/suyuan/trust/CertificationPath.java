package cn.suyuan.trust;

import java.util.List;

/** A signer's certificate followed upwards: its state at one time, the certificates from signer to root, and why. */
public record CertificationPath(
        CertificationPathState state, List<SigningCertificate> certificates, List<Reason> reasons) {
    public CertificationPath {
        certificates = List.copyOf(certificates);
        reasons = List.copyOf(reasons);
    }

    /** For signatures without any certificate. */
    public static CertificationPath notApplicable(Reason... reasons) {
        return new CertificationPath(CertificationPathState.NOT_APPLICABLE, List.of(), List.of(reasons));
    }
}
