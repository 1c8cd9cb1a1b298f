package cn.suyuan.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CRL;
import java.security.cert.CertPath;
import java.security.cert.CertPathParameters;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.jcajce.PKIXExtendedParameters;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The provider's own path validation (RFC 5280, 6.1 and 6.3), asked where this room does not judge itself: policies,
 * and revocation lists that are indirect, partial, for some reasons, or signed with another key than the certificates.
 */
final class LibraryPathCheck {

    /** Extensions that the provider's policy tree processes. */
    static final Set<ASN1ObjectIdentifier> POLICIES = Set.of(
            Extension.certificatePolicies,
            Extension.policyMappings,
            Extension.policyConstraints,
            Extension.inhibitAnyPolicy);

    private static final Provider PROVIDER = new BouncyCastleProvider();

    private final List<SigningCertificate> path;
    private final List<SigningCertificate> pool;
    private final TrustAnchors anchors;
    /** Read once, however often the same path is judged. */
    private Optional<Material> read = Optional.empty();

    /**
     * @param path from the signer to a root of the trust folder
     * @param pool certificates in which the issuer of a list may be
     */
    LibraryPathCheck(List<SigningCertificate> path, List<SigningCertificate> pool, TrustAnchors anchors) {
        this.path = List.copyOf(path);
        this.pool = List.copyOf(pool);
        this.anchors = anchors;
    }

    /** What the provider says of revocation. */
    enum Revocation {
        KNOWN,
        REVOKED,
        UNKNOWN
    }

    /** Whether a certificate below the root has policies that bind what lies under it. */
    static boolean bindsPolicies(List<SigningCertificate> path) {
        return path.stream().anyMatch(certificate -> {
            Set<?> critical = certificate.holder().getCriticalExtensionOIDs();
            return critical.contains(Extension.policyConstraints)
                    || critical.contains(Extension.policyMappings)
                    || critical.contains(Extension.inhibitAnyPolicy)
                    || certificate.holder().getExtension(Extension.policyConstraints) != null;
        });
    }

    /** Whether a list needs more than its issuer's key and the serial number to be understood. */
    static boolean isSpecial(X509CRLHolder list) {
        if (list.getExtension(Extension.deltaCRLIndicator) != null) {
            return true;
        }
        Extension extension = list.getExtension(Extension.issuingDistributionPoint);
        if (extension == null) {
            return false;
        }
        IssuingDistributionPoint point = IssuingDistributionPoint.getInstance(extension.getParsedValue());
        return point.isIndirectCRL() || point.getOnlySomeReasons() != null || point.getDistributionPoint() != null;
    }

    /** Whether the policies of the path leave something over, with any policy wanted, at a time in all its validities. */
    boolean policiesHold() {
        Instant from = path.stream()
                .map(SigningCertificate::notBefore)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return outcome(from, false, true) == Revocation.KNOWN;
    }

    /** What the lists of the trust folder say of the whole path at a time. */
    Revocation revocation(Instant at) {
        Revocation found = outcome(at, true, true);
        // The platform's validation knows entries that name their issuer, and no SM2: it is asked second.
        return found == Revocation.UNKNOWN ? outcome(at, true, false) : found;
    }

    /**
     * What the provider is given.
     *
     * @param path the path without its root
     * @param root the root
     * @param store certificates and lists
     */
    private record Material(CertPath path, X509Certificate root, CertStore store) {}

    private Revocation outcome(Instant at, boolean revocation, boolean provider) {
        try {
            Material material = material();
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(material.root(), null)));
            parameters.setDate(Date.from(at));
            parameters.setRevocationEnabled(revocation);
            if (revocation) {
                parameters.addCertStore(material.store());
            }
            CertPathParameters wanted = provider
                    ? new PKIXExtendedParameters.Builder(parameters)
                            .setUseDeltasEnabled(true)
                            .build()
                    : parameters;
            CertPathValidator validator = provider
                    ? CertPathValidator.getInstance("PKIX", PROVIDER)
                    : CertPathValidator.getInstance("PKIX", "SUN");
            validator.validate(material.path(), wanted);
            return Revocation.KNOWN;
        } catch (CertPathValidatorException refused) {
            return saysRevoked(refused) ? Revocation.REVOKED : Revocation.UNKNOWN;
        } catch (GeneralSecurityException | IOException | RuntimeException unreadable) {
            return Revocation.UNKNOWN;
        }
    }

    private synchronized Material material() throws GeneralSecurityException, IOException {
        if (read.isPresent()) {
            return read.get();
        }
        CertificateFactory factory = CertificateFactory.getInstance("X.509", PROVIDER);
        List<X509Certificate> chain = new ArrayList<>();
        for (SigningCertificate certificate : path) {
            chain.add(certificate(factory, certificate));
        }
        X509Certificate root = chain.remove(chain.size() - 1);
        List<Object> all = new ArrayList<>(chain);
        for (SigningCertificate certificate : pool) {
            all.add(certificate(factory, certificate));
        }
        for (X509CRLHolder list : anchors.revocationLists()) {
            CRL crl = factory.generateCRL(new ByteArrayInputStream(list.getEncoded()));
            all.add(crl);
        }
        CertStore store = CertStore.getInstance("Collection", new CollectionCertStoreParameters(all), PROVIDER);
        Material material = new Material(factory.generateCertPath(chain), root, store);
        read = Optional.of(material);
        return material;
    }

    private static X509Certificate certificate(CertificateFactory factory, SigningCertificate certificate)
            throws GeneralSecurityException {
        Certificate read = factory.generateCertificate(new ByteArrayInputStream(certificate.encoded()));
        return (X509Certificate) read;
    }

    /** The provider gives no code for it, only a sentence, which a test holds. */
    private static boolean saysRevoked(CertPathValidatorException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).startsWith("Certificate revocation after")) {
                return true;
            }
        }
        return CertPathValidatorException.BasicReason.REVOKED.equals(refused.getReason());
    }
}
