package cn.suyuan.trust;

import cn.suyuan.chain.DigestAlgorithm;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;

/** Verifies one signer info over one content: the arithmetic of RFC 5652, 5.4 and 5.6, and of GB/T 35275. */
final class SignerArithmetic {
    private static final int MOST_NAMED = 4;

    private final SignerInfo signer;
    private final ASN1ObjectIdentifier contentType;
    private final List<SigningCertificate> certificates;
    private final List<String> otherIdentities;
    private final boolean countersigning;

    private final List<Reason> reasons = new ArrayList<>();
    private final List<DigestAlgorithm> weak = new ArrayList<>();
    private Optional<Instant> claimed = Optional.empty();
    private boolean essBound;

    /** @param countersigning the content is another signature's value, and has no content type */
    SignerArithmetic(
            SignerInfo signer,
            ASN1ObjectIdentifier contentType,
            List<SigningCertificate> certificates,
            List<String> otherIdentities,
            boolean countersigning) {
        this.signer = signer;
        this.contentType = contentType;
        this.certificates = certificates;
        this.otherIdentities = otherIdentities;
        this.countersigning = countersigning;
    }

    SignerFacts check(byte[] content) {
        String algorithm = signer.getDigestEncryptionAlgorithm().getAlgorithm().getId();
        Optional<SigningCertificate> certificate = Optional.empty();
        CryptographicFact fact;
        try {
            List<SigningCertificate> named = certificates.stream()
                    .filter(c -> names(signer.getSID(), c))
                    .distinct()
                    .limit(MOST_NAMED)
                    .toList();
            certificate = named.stream().findFirst();
            Optional<SignatureScheme> scheme =
                    SignatureScheme.of(signer.getDigestEncryptionAlgorithm(), Optional.of(signer.getDigestAlgorithm()));
            Optional<DigestAlgorithm> digest =
                    DigestAlgorithm.identified(signer.getDigestAlgorithm().getAlgorithm());
            algorithm = scheme.map(SignatureScheme::label).orElse(algorithm);
            if (scheme.isEmpty() || digest.isEmpty()) {
                fact = give(CryptographicFact.UNSUPPORTED, ReasonCode.ALGORITHM_UNSUPPORTED, algorithm);
            } else if (certificate.isEmpty()) {
                fact = give(CryptographicFact.UNSUPPORTED, ReasonCode.SIGNER_CERTIFICATE_MISSING);
            } else {
                fact = verify(content, certificate.get(), scheme.get(), digest.get());
                for (int i = 1; i < named.size() && fact != CryptographicFact.VALID; i++) {
                    // a second certificate of the same name and number must not hide the right one
                    reasons.clear();
                    weak.clear();
                    certificate = Optional.of(named.get(i));
                    fact = verify(content, named.get(i), scheme.get(), digest.get());
                }
            }
        } catch (IOException | RuntimeException | StackOverflowError malformed) {
            fact = give(CryptographicFact.INVALID, ReasonCode.UNREADABLE);
        }
        return new SignerFacts(fact, algorithm, certificate, claimed, weak, essBound, reasons);
    }

    /** What can be said without the content: who claims to have signed, with what, and when. */
    SignerFacts withoutContent() {
        String algorithm = signer.getDigestEncryptionAlgorithm().getAlgorithm().getId();
        Optional<SigningCertificate> certificate = Optional.empty();
        CryptographicFact fact = give(CryptographicFact.UNSUPPORTED, ReasonCode.CONTENT_MISSING);
        try {
            certificate =
                    certificates.stream().filter(c -> names(signer.getSID(), c)).findFirst();
            algorithm = SignatureScheme.of(
                            signer.getDigestEncryptionAlgorithm(), Optional.of(signer.getDigestAlgorithm()))
                    .map(SignatureScheme::label)
                    .orElse(algorithm);
            if (signer.getAuthenticatedAttributes() != null) {
                claimed = new SignedAttributes(signer.getAuthenticatedAttributes()).signingTime();
            }
        } catch (RuntimeException malformed) {
            fact = give(CryptographicFact.INVALID, ReasonCode.UNREADABLE);
        }
        return new SignerFacts(fact, algorithm, certificate, claimed, List.of(), false, reasons);
    }

    private CryptographicFact verify(
            byte[] content, SigningCertificate certificate, SignatureScheme scheme, DigestAlgorithm digest)
            throws IOException {
        Optional<VerificationKey> key = VerificationKey.of(certificate);
        if (key.isEmpty()) {
            return give(
                    CryptographicFact.UNSUPPORTED,
                    ReasonCode.KEY_UNSUPPORTED,
                    certificate
                            .holder()
                            .getSubjectPublicKeyInfo()
                            .getAlgorithm()
                            .getAlgorithm()
                            .getId());
        }
        if (key.get().kind() != scheme.kind()) {
            return give(CryptographicFact.INVALID, ReasonCode.KEY_DIFFERS, scheme.label());
        }
        if (scheme.digest().isWeak()) {
            weak.add(scheme.digest());
        }
        byte[] value = signer.getEncryptedDigest().getOctets();
        if (signer.getAuthenticatedAttributes() == null) {
            if (SignedAttributes.disguised(content)) {
                return give(CryptographicFact.INVALID, ReasonCode.ATTRIBUTES_INCOMPLETE, "signedAttrs");
            }
            return compare(key.get(), scheme, content, value, Optional.of(content));
        }
        SignedAttributes attributes = new SignedAttributes(signer.getAuthenticatedAttributes());
        claimed = attributes.signingTime();
        Optional<CryptographicFact> wrong = contradiction(attributes, content, certificate, digest);
        return wrong.isPresent()
                ? wrong.get()
                : compare(key.get(), scheme, attributes.signedBytes(), value, Optional.empty());
    }

    private Optional<CryptographicFact> contradiction(
            SignedAttributes attributes, byte[] content, SigningCertificate certificate, DigestAlgorithm digest) {
        Optional<byte[]> messageDigest = attributes.messageDigest();
        if (messageDigest.isEmpty()) {
            return Optional.of(give(CryptographicFact.INVALID, ReasonCode.ATTRIBUTES_INCOMPLETE, "messageDigest"));
        }
        if (digest.isWeak() && !weak.contains(digest)) {
            weak.add(digest);
        }
        if (!Arrays.equals(messageDigest.get(), digest.bytesOf(content))) {
            return Optional.of(give(CryptographicFact.INVALID, ReasonCode.DIGEST_DIFFERS, digest.label()));
        }
        if (!countersigning && !attributes.contentType().map(this::sameType).orElse(false)) {
            return Optional.of(give(CryptographicFact.INVALID, ReasonCode.ATTRIBUTES_INCOMPLETE, "contentType"));
        }
        Optional<Boolean> named = attributes.names(certificate);
        essBound = named.orElse(false);
        if (named.isPresent() && !essBound) {
            return Optional.of(give(CryptographicFact.INVALID, ReasonCode.ATTRIBUTES_INCOMPLETE, "signingCertificate"));
        }
        return Optional.empty();
    }

    /** Tools mix the two families of identifiers for plain data. */
    private boolean sameType(ASN1ObjectIdentifier attribute) {
        return attribute.equals(contentType) || (plainData(attribute) && plainData(contentType));
    }

    private static boolean plainData(ASN1ObjectIdentifier type) {
        return CmsMessage.DATA.equals(type) || CmsMessage.GM_DATA.equals(type);
    }

    /** @param bare the content, when it was signed without attributes */
    private CryptographicFact compare(
            VerificationKey key, SignatureScheme scheme, byte[] message, byte[] value, Optional<byte[]> bare)
            throws IOException {
        if (scheme.verify(key, message, value)) {
            if (scheme.kind() == KeyKind.SM2 && SignatureScheme.raw(value)) {
                reasons.add(Reason.of(ReasonCode.RAW_VALUE));
            }
            return CryptographicFact.VALID;
        }
        if (scheme.kind() == KeyKind.SM2) {
            for (String identity : otherIdentities) {
                if (scheme.verify(key, identity, message, value)) {
                    return give(CryptographicFact.INVALID, ReasonCode.OTHER_IDENTITY, identity);
                }
            }
            if (SignatureScheme.verifyPrepared(key, DigestAlgorithm.SM3.bytesOf(message), value)) {
                return give(CryptographicFact.UNSUPPORTED, ReasonCode.WITHOUT_IDENTITY_DIGEST);
            }
            if (bare.isPresent() && overContentInfo(key, scheme, bare.get(), value)) {
                return give(CryptographicFact.UNSUPPORTED, ReasonCode.OVER_CONTENT_INFO);
            }
        }
        return give(CryptographicFact.INVALID, ReasonCode.SIGNATURE_DIFFERS);
    }

    private boolean overContentInfo(VerificationKey key, SignatureScheme scheme, byte[] content, byte[] value)
            throws IOException {
        byte[] info = new ContentInfo(contentType, new DEROctetString(content)).getEncoded(ASN1Encoding.DER);
        return scheme.verify(key, info, value)
                || SignatureScheme.verifyPrepared(key, DigestAlgorithm.SM3.bytesOf(info), value);
    }

    private CryptographicFact give(CryptographicFact fact, ReasonCode code, String... arguments) {
        reasons.add(Reason.of(code, arguments));
        return fact;
    }

    private static boolean names(SignerIdentifier sid, SigningCertificate certificate) {
        X509CertificateHolder holder = certificate.holder();
        if (sid.isTagged()) {
            Extension extension = holder.getExtension(Extension.subjectKeyIdentifier);
            return extension != null
                    && ASN1OctetString.getInstance(extension.getParsedValue())
                            .equals(ASN1OctetString.getInstance(sid.getId()));
        }
        IssuerAndSerialNumber name = IssuerAndSerialNumber.getInstance(sid.getId());
        return name.getName().equals(holder.getIssuer())
                && name.getSerialNumber().getValue().equals(holder.getSerialNumber());
    }
}
