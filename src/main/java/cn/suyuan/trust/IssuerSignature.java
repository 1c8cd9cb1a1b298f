package cn.suyuan.trust;

import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.cert.X509CRLHolder;

/** Verifies what an issuer signed: certificates and revocation lists. */
final class IssuerSignature {
    private IssuerSignature() {}

    static boolean verifies(SigningCertificate certificate, SigningCertificate issuer) {
        Certificate structure = certificate.holder().toASN1Structure();
        AlgorithmIdentifier algorithm = structure.getSignatureAlgorithm();
        return algorithm.equals(structure.getTBSCertificate().getSignature())
                && verifies(
                        issuer,
                        algorithm,
                        structure.getTBSCertificate(),
                        structure.getSignature().getOctets());
    }

    static boolean verifies(X509CRLHolder list, SigningCertificate issuer) {
        CertificateList structure = list.toASN1Structure();
        AlgorithmIdentifier algorithm = structure.getSignatureAlgorithm();
        return algorithm.equals(structure.getTBSCertList().getSignature())
                && verifies(
                        issuer,
                        algorithm,
                        structure.getTBSCertList(),
                        structure.getSignature().getOctets());
    }

    static Optional<SignatureScheme> scheme(SigningCertificate certificate) {
        try {
            return SignatureScheme.of(certificate.holder().getSignatureAlgorithm(), Optional.empty());
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static boolean verifies(
            SigningCertificate issuer, AlgorithmIdentifier algorithm, ASN1Object signed, byte[] signature) {
        try {
            Optional<SignatureScheme> scheme = SignatureScheme.of(algorithm, Optional.empty());
            Optional<VerificationKey> key = VerificationKey.of(issuer);
            return scheme.isPresent()
                    && key.isPresent()
                    && scheme.get().verify(key.get(), signed.getEncoded(ASN1Encoding.DER), signature);
        } catch (IOException | RuntimeException malformed) {
            return false;
        }
    }
}
