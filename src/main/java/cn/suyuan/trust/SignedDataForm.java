package cn.suyuan.trust;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * Whether the parts of CMS signed data that no signature covers are as RFC 5652 has them written: version numbers, the
 * list of digests, parameters of algorithms, the signer's name, the certificates beside it. A byte that was changed there
 * harms nothing, but shows that the value is not the one that the signer wrote.
 */
public final class SignedDataForm {
    private final SignedData data;
    private final List<SigningCertificate> certificates;
    private final List<SigningCertificate> roots;

    private SignedDataForm(SignedData data, List<SigningCertificate> certificates, List<SigningCertificate> roots) {
        this.data = data;
        this.certificates = certificates;
        this.roots = roots;
    }

    /**
     * Looks at a signature value.
     *
     * @param value signed data; zeros behind it are room that was left
     * @param anchors their roots may have issued the certificates
     */
    public static boolean isProper(byte[] value, TrustAnchors anchors) {
        try {
            int length = encodedLength(value);
            for (int i = length; i < value.length; i++) {
                if (value[i] != 0) {
                    return false;
                }
            }
            ContentInfo info = ContentInfo.getInstance(Arrays.copyOf(value, length));
            ASN1Sequence sequence = ASN1Sequence.getInstance(info.getContent());
            SignedDataForm form = new SignedDataForm(
                    SignedData.getInstance(sequence), CmsMessage.certificates(sequence), anchors.roots());
            return form.isProper();
        } catch (IOException | RuntimeException | StackOverflowError malformed) {
            return false;
        }
    }

    /** Bytes of the one object; its lengths are written as DER has them, unless it is BER without lengths. */
    private static int encodedLength(byte[] value) throws IOException {
        try (ASN1InputStream in = new ASN1InputStream(value)) {
            ASN1Primitive object = in.readObject();
            int length = value.length - in.available();
            boolean withoutLengths = value[1] == (byte) 0x80;
            byte[] again = object.getEncoded(ASN1Encoding.DL);
            if (!withoutLengths && !Arrays.equals(again, Arrays.copyOf(value, length))) {
                throw new IOException("not written as DER");
            }
            return length;
        }
    }

    private boolean isProper() {
        Set<ASN1ObjectIdentifier> digests = new HashSet<>();
        for (ASN1Encodable entry : data.getSignerInfos()) {
            SignerInfo signer = SignerInfo.getInstance(entry);
            digests.add(signer.getDigestAlgorithm().getAlgorithm());
            if (!isProper(signer)) {
                return false;
            }
        }
        for (ASN1Encodable entry : data.getDigestAlgorithms()) {
            AlgorithmIdentifier digest = AlgorithmIdentifier.getInstance(entry);
            if (!plain(digest) || !digests.contains(digest.getAlgorithm())) {
                return false;
            }
        }
        SignedData again = new SignedData(
                data.getDigestAlgorithms(),
                data.getEncapContentInfo(),
                data.getCertificates(),
                data.getCRLs(),
                data.getSignerInfos());
        return version(data.getVersion(), again.getVersion())
                && certificates.stream().allMatch(this::vouchedFor);
    }

    private boolean isProper(SignerInfo signer) {
        SignerInfo again = new SignerInfo(
                signer.getSID(),
                signer.getDigestAlgorithm(),
                signer.getAuthenticatedAttributes(),
                signer.getDigestEncryptionAlgorithm(),
                signer.getEncryptedDigest(),
                signer.getUnauthenticatedAttributes());
        AlgorithmIdentifier algorithm = signer.getDigestEncryptionAlgorithm();
        boolean algorithmFits = plain(algorithm)
                || algorithm.getParameters() instanceof ASN1Sequence
                || algorithm.getParameters() instanceof ASN1ObjectIdentifier;
        return version(signer.getVersion(), again.getVersion())
                && plain(signer.getDigestAlgorithm())
                && algorithmFits
                && namedToTheByte(signer.getSID());
    }

    /** Of RFC 5652, 5.1 and 5.3, or 1, as PKCS#7 always writes. */
    private static boolean version(ASN1Integer written, ASN1Integer required) {
        return written.equals(required) || written.hasValue(1);
    }

    /** Parameters are absent or NULL (RFC 5754, 2). */
    private static boolean plain(AlgorithmIdentifier algorithm) {
        return algorithm.getParameters() == null || DERNull.INSTANCE.equals(algorithm.getParameters());
    }

    /** The issuer's name in the signer's identifier is the one in its certificate, letter case and all. */
    private boolean namedToTheByte(SignerIdentifier identifier) {
        if (identifier.isTagged()) {
            return true; // a key identifier is compared to the byte where the certificate is looked for
        }
        IssuerAndSerialNumber name = IssuerAndSerialNumber.getInstance(identifier.getId());
        List<SigningCertificate> named = Stream.concat(certificates.stream(), roots.stream())
                .filter(c -> c.serialNumber().equals(name.getSerialNumber().getValue()))
                .toList();
        return named.isEmpty()
                || named.stream().anyMatch(c -> same(name.getName(), c.holder().getIssuer()));
    }

    private static boolean same(ASN1Encodable one, ASN1Encodable other) {
        try {
            return Arrays.equals(
                    one.toASN1Primitive().getEncoded(ASN1Encoding.DL),
                    other.toASN1Primitive().getEncoded(ASN1Encoding.DL));
        } catch (IOException impossible) {
            return false;
        }
    }

    /** A certificate that travels along holds by the key of another one, or nobody is known who could have issued it. */
    private boolean vouchedFor(SigningCertificate certificate) {
        List<SigningCertificate> issuers = Stream.of(certificates, roots)
                .flatMap(List::stream)
                .filter(c -> c.holder().getSubject().equals(certificate.holder().getIssuer()))
                .toList();
        Optional<SigningCertificate> verified = issuers.stream()
                .filter(c -> IssuerSignature.verifies(certificate, c))
                .findFirst();
        return issuers.isEmpty() || verified.isPresent();
    }
}
