package cn.suyuan.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

/** Policies and revocation lists by others, which the provider's own path validation judges. */
class LibraryPathCheckTest {

    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant DAY = Instant.parse("2025-06-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2034-01-01T00:00:00Z");
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.2.3.4.5");
    private static final X500Name LISTER = new X500Name("CN=lister");

    private final KeyPair root = keys();
    private final KeyPair authority = keys();
    private final KeyPair signer = keys();
    private final KeyPair lister = keys();

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** More extensions of a certificate. */
    private interface More {
        void to(ExtensionsGenerator extensions) throws Exception;
    }

    private static SigningCertificate certificate(
            String issuer, KeyPair by, String subject, KeyPair of, boolean isAuthority, More more) throws Exception {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
        int usage = isAuthority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature;
        extensions.addExtension(
                Extension.keyUsage, true, new KeyUsage(subject.equals("lister") ? KeyUsage.cRLSign : usage));
        more.to(extensions);
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name("CN=" + issuer),
                BigInteger.valueOf(subject.length()),
                Date.from(FROM),
                Date.from(TO),
                new X500Name("CN=" + subject),
                of.getPublic());
        for (ASN1ObjectIdentifier oid : extensions.generate().getExtensionOIDs()) {
            builder.addExtension(extensions.generate().getExtension(oid));
        }
        byte[] der = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate()))
                .getEncoded();
        return SigningCertificate.read(der).orElseThrow();
    }

    private static void policies(ExtensionsGenerator extensions) throws Exception {
        extensions.addExtension(
                Extension.certificatePolicies, true, new CertificatePolicies(new PolicyInformation(POLICY)));
    }

    /** The issuer requires that each path under it has a policy (RFC 5280, 4.2.1.11). */
    private static void explicit(ExtensionsGenerator extensions) throws Exception {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(new DERTaggedObject(false, 0, new ASN1Integer(0)));
        extensions.addExtension(Extension.policyConstraints, true, new DERSequence(parts));
    }

    private CertificationPath path(More ofAuthority, More ofSigner) throws Exception {
        SigningCertificate top = certificate("root", root, "root", root, true, none -> {});
        SigningCertificate middle = certificate("root", root, "authority", authority, true, ofAuthority);
        SigningCertificate end = certificate("authority", authority, "signer", signer, false, ofSigner);
        TrustAnchors anchors = TrustAnchors.read(List.of(top.encoded()), List.of());
        return CertificationPaths.find(end, List.of(middle), anchors)
                .at(JudgementTime.claimed(DAY), CertificatePurpose.SIGNING, List.of());
    }

    @Test
    void a_path_with_the_policy_that_its_issuer_requires_is_not_refused() throws Exception {
        CertificationPath path = path(
                extensions -> {
                    policies(extensions);
                    explicit(extensions);
                },
                LibraryPathCheckTest::policies);
        assertThat(path.state()).isEqualTo(CertificationPathState.REVOCATION_UNKNOWN);
    }

    @Test
    void a_path_without_the_policy_that_its_issuer_requires_is_untrusted_and_says_why() throws Exception {
        CertificationPath path = path(
                extensions -> {
                    policies(extensions);
                    explicit(extensions);
                },
                none -> {});
        assertThat(path.state()).isEqualTo(CertificationPathState.UNTRUSTED);
        assertThat(path.reasons()).extracting(Reason::code).contains(ReasonCode.POLICIES_REFUSED);
    }

    @Test
    void an_indirect_list_says_of_another_issuers_certificate_whether_it_is_revoked() throws Exception {
        assertThat(listed(false)).isEqualTo(CertificationPathState.TRUSTED);
        assertThat(listed(true)).isEqualTo(CertificationPathState.REVOKED);
    }

    private CertificationPathState listed(boolean revoked) throws Exception {
        SigningCertificate top = certificate("root", root, "root", root, true, none -> {});
        SigningCertificate by = certificate("root", root, "lister", lister, false, none -> {});
        SigningCertificate middle = certificate("root", root, "authority", authority, true, none -> {});
        SigningCertificate end = certificate(
                "authority",
                authority,
                "signer",
                signer,
                false,
                extensions -> extensions.addExtension(
                        Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                            new DistributionPoint(
                                    new DistributionPointName(new GeneralNames(new GeneralName(LISTER))),
                                    null,
                                    new GeneralNames(new GeneralName(LISTER)))
                        })));
        X509v2CRLBuilder plain = list(new X500Name("CN=root"));
        X509v2CRLBuilder list = list(LISTER);
        list.addExtension(
                Extension.issuingDistributionPoint,
                true,
                new IssuingDistributionPoint(
                        new DistributionPointName(new GeneralNames(new GeneralName(LISTER))),
                        false,
                        false,
                        null,
                        true,
                        false));
        if (revoked) {
            ExtensionsGenerator entry = new ExtensionsGenerator();
            entry.addExtension(Extension.reasonCode, false, CRLReason.lookup(CRLReason.keyCompromise));
            entry.addExtension(
                    Extension.certificateIssuer, true, new GeneralNames(new GeneralName(new X500Name("CN=authority"))));
            list.addCRLEntry(end.serialNumber(), Date.from(DAY.minusSeconds(90_000)), entry.generate());
        }
        TrustAnchors anchors =
                TrustAnchors.read(List.of(top.encoded()), List.of(signed(plain, root), signed(list, lister)));
        return CertificationPaths.find(end, List.of(middle, by), anchors)
                .at(new JudgementTime(DAY, Optional.empty()), CertificatePurpose.SIGNING, List.of())
                .state();
    }

    private static X509v2CRLBuilder list(X500Name issuer) {
        X509v2CRLBuilder list = new X509v2CRLBuilder(issuer, Date.from(DAY.minusSeconds(86_400)));
        return list.setNextUpdate(Date.from(DAY.plusSeconds(86_400)));
    }

    private static byte[] signed(X509v2CRLBuilder list, KeyPair by) throws Exception {
        return list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate()))
                .getEncoded();
    }
}
