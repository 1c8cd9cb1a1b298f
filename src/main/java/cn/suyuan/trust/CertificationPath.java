package cn.suyuan.trust;

import java.util.List;

/**
 * A signer's certificate followed upwards.
 *
 * @param state of the whole path at one time
 * @param certificates from signer to root
 * @param steps state of each of the certificates taken alone, in the same order
 * @param anchored whether the last of them lies in the trust folder
 * @param reasons why
 */
public record CertificationPath(
        CertificationPathState state,
        List<SigningCertificate> certificates,
        List<CertificationPathState> steps,
        boolean anchored,
        List<Reason> reasons) {
    public CertificationPath {
        certificates = List.copyOf(certificates);
        steps = List.copyOf(steps);
        reasons = List.copyOf(reasons);
        if (steps.size() != certificates.size()) {
            throw new IllegalArgumentException(steps.size() + " steps of " + certificates.size() + " certificates");
        }
    }

    /** For signatures without any certificate. */
    public static CertificationPath notApplicable(Reason... reasons) {
        return new CertificationPath(
                CertificationPathState.NOT_APPLICABLE, List.of(), List.of(), false, List.of(reasons));
    }
}
