package cn.suyuan.report;

import java.security.PrivateKey;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A key that signs reports.
 *
 * @param key private key, possibly inside a token
 * @param chain the signer's certificate first, then its issuers as far as known
 * @param algorithm signature algorithm as {@code SM3withSM2}, {@code SHA256withRSA}, {@code SHA256withECDSA},
 *     {@code Ed25519}
 */
public record ReportKey(PrivateKey key, List<X509CertificateHolder> chain, String algorithm) {

    public ReportKey {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a signing key without certificate");
        }
    }

    /** Whether the certificate vouches for itself, as test certificates do; the page says so. */
    boolean selfSigned() {
        X509CertificateHolder own = chain.get(0);
        return own.getSubject().equals(own.getIssuer());
    }

    /** The algorithm as people know it. */
    String displayName() {
        return switch (algorithm) {
            case "SM3withSM2" -> "SM2-SM3 (GB/T 32918)";
            case "SHA256withRSA" -> "RSA-SHA-256";
            case "SHA256withECDSA" -> "ECDSA-SHA-256";
            case "SHA384withECDSA" -> "ECDSA-SHA-384";
            default -> algorithm;
        };
    }

    @Override
    public String toString() {
        return "ReportKey[" + chain.get(0).getSubject() + "]";
    }
}
