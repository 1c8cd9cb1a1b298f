package cn.suyuan.trust;

import cn.suyuan.chain.DigestAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.tsp.Accuracy;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V2TBSCertListGenerator;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.jspecify.annotations.Nullable;

/**
 * A holder of a key with its certificate, for tests and fictional samples: a certification authority, a company, a time
 * stamping authority. The same seed gives the same bytes: all chance comes from the generator handed in, all times from
 * the caller.
 */
public final class TestAuthority {
    /** Algorithm of a key, and of what it signs. */
    public enum Algorithm {
        SM2,
        RSA_2048,
        RSA_1024,
        P256,
        P384,
        BRAINPOOL,
        ED25519
    }

    /** What a certificate is for. */
    public enum Profile {
        /** May issue certificates and revocation lists. */
        AUTHORITY,
        /** Signs documents and data. */
        SIGNER,
        /** Issues time stamps. */
        STAMPER,
        /** Encrypts only: a signature by it has the wrong usage. */
        ENCIPHERER
    }

    /** First and last moment of validity, inclusive. */
    public record Validity(Instant from, Instant until) {}

    private final PrivateKeyInfo secret;
    private final SigningCertificate certificate;
    private final List<SigningCertificate> above;
    private final SignatureScheme scheme;
    private final SecureRandom chance;

    private TestAuthority(
            PrivateKeyInfo secret,
            SigningCertificate certificate,
            List<SigningCertificate> above,
            SignatureScheme scheme,
            SecureRandom chance) {
        this.secret = secret;
        this.certificate = certificate;
        this.above = List.copyOf(above);
        this.scheme = scheme;
        this.chance = chance;
    }

    /** A generator that gives the same chance for the same seed, on every machine. */
    public static SecureRandom seeded(long seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG", "SUN");
            random.setSeed(BigInteger.valueOf(seed).toByteArray());
            return random;
        } catch (java.security.GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** A self-signed root. Names as {@code organization, common name}, country CN. */
    public static TestAuthority root(
            Algorithm algorithm, String organization, String commonName, Validity validity, SecureRandom chance) {
        return selfSigned(algorithm, organization, commonName, validity, Profile.AUTHORITY, chance);
    }

    /** A certificate that only itself vouches for. */
    public static TestAuthority selfSigned(
            Algorithm algorithm,
            String organization,
            String commonName,
            Validity validity,
            Profile profile,
            SecureRandom chance) {
        AsymmetricCipherKeyPair pair = TestKeys.pair(algorithm, chance);
        SubjectPublicKeyInfo open = open(pair.getPublic());
        X500Name name = name(organization, commonName);
        ExtensionsGenerator extensions = extensions(profile, open, open);
        SignatureScheme scheme = scheme(open);
        byte[] encoded =
                certificate(new Names(name, name), open, validity, extensions, scheme, pair.getPrivate(), chance);
        return new TestAuthority(secret(pair.getPrivate()), read(encoded), List.of(), scheme, chance);
    }

    /** Issues a certificate for a new key. */
    public TestAuthority issue(
            Algorithm algorithm, String organization, String commonName, Validity validity, Profile profile) {
        return issue(algorithm, organization, commonName, validity, profile, generator -> {});
    }

    /** Adds to, or replaces, the extensions of a certificate. */
    @FunctionalInterface
    public interface Extra {
        void add(ExtensionsGenerator extensions) throws IOException;
    }

    /** Issues a certificate with further extensions. */
    public TestAuthority issue(
            Algorithm algorithm,
            String organization,
            String commonName,
            Validity validity,
            Profile profile,
            Extra extra) {
        AsymmetricCipherKeyPair pair = TestKeys.pair(algorithm, chance);
        SubjectPublicKeyInfo open = open(pair.getPublic());
        ExtensionsGenerator extensions =
                extensions(profile, open, certificate.holder().getSubjectPublicKeyInfo());
        try {
            extra.add(extensions);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Names names = new Names(certificate.holder().getSubject(), name(organization, commonName));
        byte[] encoded = certificate(names, open, validity, extensions, scheme, key(), chance);
        List<SigningCertificate> chain = new ArrayList<>(List.of(certificate));
        chain.addAll(above);
        return new TestAuthority(secret(pair.getPrivate()), read(encoded), chain, scheme(open), chance);
    }

    public SigningCertificate certificate() {
        return certificate;
    }

    /** The certificate in PEM. */
    public byte[] pem() {
        return armoured("CERTIFICATE", certificate.encoded());
    }

    /** Bytes in PEM armour. */
    public static byte[] armoured(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The private key in PEM (PKCS#8), for other programs. */
    public byte[] secretPem() {
        return armoured("PRIVATE KEY", encoded(secret));
    }

    /** The key opened for signing, with the certificates above it but without the root. */
    public SigningKey signingKey() {
        List<SigningCertificate> all = new ArrayList<>(List.of(certificate));
        above.stream().filter(c -> !CertificateRules.selfIssued(c)).forEach(all::add);
        try {
            return SigningKey.of(secret, all);
        } catch (SigningKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A bare signature value, as checkpoints and records have it. */
    public byte[] sign(byte[] message) {
        return scheme.sign(key(), message, chance);
    }

    /** A detached CMS signature with signing time. */
    public byte[] signDetached(byte[] content, Instant signingTime, CmsSigner.Identifiers identifiers) {
        return new CmsSigner(signingKey(), chance).signDetached(content, Optional.of(signingTime), identifiers);
    }

    /** Key and certificates as PKCS#12 with AES-256 and AES-128. */
    public byte[] pkcs12(String password) {
        List<SigningCertificate> all = new ArrayList<>(List.of(certificate));
        all.addAll(above);
        return TestPkcs12.write(secret, all, password, chance);
    }

    /** A revocation list in DER; serial numbers with the time of their revocation. */
    public byte[] revocationList(Instant thisUpdate, Instant nextUpdate, Map<BigInteger, Instant> revoked) {
        V2TBSCertListGenerator generator = new V2TBSCertListGenerator();
        generator.setIssuer(certificate.holder().getSubject());
        generator.setSignature(scheme.identifier());
        generator.setThisUpdate(time(thisUpdate));
        generator.setNextUpdate(time(nextUpdate));
        new TreeMap<>(revoked)
                .forEach((serial, at) ->
                        generator.addCRLEntry(new ASN1Integer(serial), time(at), CRLReason.cessationOfOperation));
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        add(extensions, Extension.cRLNumber, false, new CRLNumber(BigInteger.ONE));
        generator.setExtensions(extensions.generate());
        var tbs = generator.generateTBSCertList();
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(tbs);
        parts.add(scheme.identifier());
        parts.add(bits(scheme.sign(key(), encoded(tbs), chance)));
        return encoded(new DERSequence(parts));
    }

    /** A whole RFC 3161 response over the bytes. */
    public byte[] timestamp(byte[] stamped, boolean sm3, Instant at, BigInteger serial) {
        return timestamp(stamped, sm3, at, serial, Optional.empty());
    }

    /** As above, with the nonce of a request. */
    public byte[] timestamp(byte[] stamped, boolean sm3, Instant at, BigInteger serial, Optional<BigInteger> nonce) {
        DigestAlgorithm digest = sm3 ? DigestAlgorithm.SM3 : DigestAlgorithm.SHA256;
        return stamped(
                new MessageImprint(new AlgorithmIdentifier(digest.identifier()), digest.bytesOf(stamped)),
                at,
                serial,
                nonce.map(ASN1Integer::new).orElse(null));
    }

    /** The answer to a request file. */
    public byte[] answer(byte[] request, Instant at, BigInteger serial) {
        TimeStampReq asked = TimeStampReq.getInstance(request);
        return stamped(asked.getMessageImprint(), at, serial, asked.getNonce());
    }

    private byte[] stamped(MessageImprint imprint, Instant at, BigInteger serial, @Nullable ASN1Integer nonce) {
        TSTInfo info = new TSTInfo(
                new ASN1ObjectIdentifier("1.2.3.4.1"),
                imprint,
                new ASN1Integer(serial),
                new ASN1GeneralizedTime(Date.from(at)),
                new Accuracy(new ASN1Integer(1), null, null),
                null,
                nonce,
                null,
                null);
        byte[] token =
                new CmsSigner(signingKey(), chance).signTyped(PKCSObjectIdentifiers.id_ct_TSTInfo, encoded(info), at);
        return encoded(new TimeStampResp(new PKIStatusInfo(PKIStatus.granted), ContentInfo.getInstance(token)));
    }

    private record Names(X500Name issuer, X500Name subject) {}

    private static byte[] certificate(
            Names names,
            SubjectPublicKeyInfo open,
            Validity validity,
            ExtensionsGenerator extensions,
            SignatureScheme scheme,
            AsymmetricKeyParameter issuerKey,
            SecureRandom chance) {
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(new BigInteger(62, chance).add(BigInteger.ONE)));
        generator.setIssuer(names.issuer());
        generator.setSubject(names.subject());
        generator.setStartDate(time(validity.from()));
        generator.setEndDate(time(validity.until()));
        generator.setSubjectPublicKeyInfo(open);
        generator.setSignature(scheme.identifier());
        generator.setExtensions(extensions.generate());
        var tbs = generator.generateTBSCertificate();
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(tbs);
        parts.add(scheme.identifier());
        parts.add(bits(scheme.sign(issuerKey, encoded(tbs), chance)));
        return encoded(new DERSequence(parts));
    }

    private static org.bouncycastle.asn1.DERBitString bits(byte[] value) {
        return new org.bouncycastle.asn1.DERBitString(value);
    }

    private static ExtensionsGenerator extensions(
            Profile profile, SubjectPublicKeyInfo subject, SubjectPublicKeyInfo issuer) {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        boolean authority = profile == Profile.AUTHORITY;
        add(extensions, Extension.basicConstraints, true, new BasicConstraints(authority));
        int usage = switch (profile) {
            case AUTHORITY -> KeyUsage.keyCertSign | KeyUsage.cRLSign;
            case SIGNER, STAMPER -> KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
            case ENCIPHERER -> KeyUsage.keyEncipherment | KeyUsage.dataEncipherment;
        };
        add(extensions, Extension.keyUsage, true, new KeyUsage(usage));
        if (profile == Profile.STAMPER) {
            add(extensions, Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        }
        add(extensions, Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(identifier(subject)));
        add(extensions, Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(identifier(issuer)));
        return extensions;
    }

    private static byte[] identifier(SubjectPublicKeyInfo key) {
        return DigestAlgorithm.SHA1.bytesOf(key.getPublicKeyData().getBytes());
    }

    private static void add(
            ExtensionsGenerator extensions,
            ASN1ObjectIdentifier type,
            boolean critical,
            org.bouncycastle.asn1.ASN1Encodable value) {
        try {
            extensions.addExtension(type, critical, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A common name {@code unit/name} gives an organisational unit too. */
    private static X500Name name(String organization, String commonName) {
        int unit = commonName.indexOf('/');
        X500NameBuilder name =
                new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "CN").addRDN(BCStyle.O, organization);
        if (unit > 0) {
            name.addRDN(BCStyle.OU, commonName.substring(0, unit));
        }
        return name.addRDN(BCStyle.CN, commonName.substring(unit + 1)).build();
    }

    private static Time time(Instant at) {
        return new Time(Date.from(at));
    }

    private static SignatureScheme scheme(SubjectPublicKeyInfo open) {
        return SignatureScheme.usual(VerificationKey.of(open).orElseThrow());
    }

    private AsymmetricKeyParameter key() {
        try {
            return PrivateKeyFactory.createKey(secret);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static PrivateKeyInfo secret(AsymmetricKeyParameter key) {
        try {
            return PrivateKeyInfoFactory.createPrivateKeyInfo(key);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static SubjectPublicKeyInfo open(AsymmetricKeyParameter key) {
        try {
            return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static SigningCertificate read(byte[] der) {
        return SigningCertificate.read(der).orElseThrow();
    }

    static byte[] encoded(org.bouncycastle.asn1.ASN1Object object) {
        try {
            return object.getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
