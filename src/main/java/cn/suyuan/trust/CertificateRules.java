package cn.suyuan.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** The rules of RFC 5280 for single certificates that do not depend on time. */
final class CertificateRules {
    /** Extensions that are looked at here; any other critical one makes a path untrusted (RFC 5280, 4.2). */
    private static final Set<ASN1ObjectIdentifier> PROCESSED = Set.of(
            Extension.basicConstraints,
            Extension.keyUsage,
            Extension.extendedKeyUsage,
            Extension.nameConstraints,
            Extension.subjectAlternativeName,
            Extension.issuerAlternativeName,
            Extension.cRLDistributionPoints,
            Extension.authorityKeyIdentifier,
            Extension.subjectKeyIdentifier,
            Extension.authorityInfoAccess);

    private CertificateRules() {}

    static boolean isAuthority(SigningCertificate certificate) {
        Extensions extensions = certificate.holder().getExtensions();
        return extensions != null && authority(extensions);
    }

    private static boolean authority(Extensions extensions) {
        BasicConstraints constraints = BasicConstraints.fromExtensions(extensions);
        return constraints != null && constraints.isCA();
    }

    static boolean selfIssued(SigningCertificate certificate) {
        return sameName(certificate.holder().getIssuer(), certificate.holder().getSubject());
    }

    /** Names agree part by part in their order (RFC 5280, 7.1); the library's comparison takes any order. */
    static boolean sameName(X500Name one, X500Name other) {
        RDN[] first = one.getRDNs();
        RDN[] second = other.getRDNs();
        boolean same = first.length == second.length;
        for (int i = 0; same && i < first.length; i++) {
            same = IETFUtils.rDNAreEqual(first[i], second[i]);
        }
        return same;
    }

    /** What speaks against a certificate as the signer's own. */
    static List<PathFault> signer(SigningCertificate certificate, CertificatePurpose purpose) {
        try {
            return usage(certificate, purpose);
        } catch (RuntimeException malformed) {
            return List.of(
                    fault(CertificationPathState.UNTRUSTED, ReasonCode.CERTIFICATE_MALFORMED, certificate.subject()));
        }
    }

    private static List<PathFault> usage(SigningCertificate certificate, CertificatePurpose purpose) {
        List<PathFault> faults = new ArrayList<>();
        Extensions extensions = certificate.holder().getExtensions();
        KeyUsage usage = extensions == null ? null : KeyUsage.fromExtensions(extensions);
        if (usage != null && !usage.hasUsages(KeyUsage.digitalSignature) && !usage.hasUsages(KeyUsage.nonRepudiation)) {
            faults.add(fault(CertificationPathState.WRONG_USAGE, ReasonCode.USAGE_NOT_SIGNING, certificate.subject()));
        }
        if (purpose == CertificatePurpose.TIMESTAMPING && !stampsOnly(certificate)) {
            faults.add(fault(
                    CertificationPathState.WRONG_USAGE, ReasonCode.USAGE_NOT_TIMESTAMPING, certificate.subject()));
        }
        return faults;
    }

    /** RFC 3161, 2.3: one extended key usage, timeStamping, critical. */
    private static boolean stampsOnly(SigningCertificate certificate) {
        Extension extension = certificate.holder().getExtension(Extension.extendedKeyUsage);
        if (extension == null || !extension.isCritical()) {
            return false;
        }
        KeyPurposeId[] purposes =
                ExtendedKeyUsage.getInstance(extension.getParsedValue()).getUsages();
        return purposes.length == 1 && purposes[0].equals(KeyPurposeId.id_kp_timeStamping);
    }

    /**
     * What speaks against a certificate as an issuer.
     *
     * @param below how many issuers that are not self-issued stand between it and the signer
     * @param anchor whether the auditor trusts it directly; version 1 roots have no extensions
     */
    static List<PathFault> issuer(SigningCertificate certificate, int below, boolean anchor) {
        Extensions extensions = certificate.holder().getExtensions();
        if (extensions == null) {
            return anchor ? List.of() : List.of(notAuthority(certificate));
        }
        List<PathFault> faults = new ArrayList<>();
        BasicConstraints constraints = BasicConstraints.fromExtensions(extensions);
        KeyUsage usage = KeyUsage.fromExtensions(extensions);
        boolean authority = constraints == null ? anchor : constraints.isCA();
        if (!authority || (usage != null && !usage.hasUsages(KeyUsage.keyCertSign))) {
            faults.add(notAuthority(certificate));
        }
        if (constraints != null
                && constraints.getPathLenConstraint() != null
                && constraints.getPathLenConstraint().bitLength() < Integer.SIZE
                && constraints.getPathLenConstraint().intValue() < below) {
            faults.add(fault(CertificationPathState.UNTRUSTED, ReasonCode.PATH_TOO_LONG, certificate.subject()));
        }
        return faults;
    }

    /** What speaks against any certificate of a path. */
    static List<PathFault> any(SigningCertificate certificate, boolean anchor) {
        List<PathFault> faults = new ArrayList<>();
        Optional<VerificationKey> key = VerificationKey.of(certificate);
        if (key.isPresent() && key.get().weak()) {
            faults.add(fault(
                    CertificationPathState.WEAK,
                    ReasonCode.WEAK_KEY,
                    certificate.subject(),
                    key.get().label()));
        }
        Optional<SignatureScheme> scheme = IssuerSignature.scheme(certificate);
        // Nobody relies on an anchor's own signature.
        if (!anchor && scheme.isPresent() && scheme.get().digest().isWeak()) {
            faults.add(fault(
                    CertificationPathState.WEAK,
                    ReasonCode.WEAK_DIGEST,
                    certificate.subject(),
                    scheme.get().digest().label()));
        }
        for (Object oid : certificate.holder().getCriticalExtensionOIDs()) {
            if (oid instanceof ASN1ObjectIdentifier identifier
                    && !PROCESSED.contains(identifier)
                    && !LibraryPathCheck.POLICIES.contains(identifier)) {
                faults.add(fault(
                        CertificationPathState.UNTRUSTED,
                        ReasonCode.CRITICAL_EXTENSION,
                        certificate.subject(),
                        identifier.getId()));
            }
        }
        return faults;
    }

    private static PathFault notAuthority(SigningCertificate certificate) {
        return fault(CertificationPathState.WRONG_USAGE, ReasonCode.USAGE_NOT_CA, certificate.subject());
    }

    static PathFault fault(CertificationPathState state, ReasonCode code, String... arguments) {
        return new PathFault(state, Reason.of(code, arguments));
    }
}
