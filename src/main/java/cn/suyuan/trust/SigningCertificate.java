package cn.suyuan.trust;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.util.encoders.Hex;

/** An X.509 certificate of a signer, a time stamping authority or one of their issuers. */
public final class SigningCertificate {
    private final X509CertificateHolder holder;
    private final byte[] encoded;

    SigningCertificate(X509CertificateHolder holder, byte[] encoded) {
        this.holder = holder;
        this.encoded = encoded;
    }

    /** The first certificate in DER, PEM or bare base64 bytes; empty when there is none that can be read. */
    public static Optional<SigningCertificate> read(byte[] bytes) {
        return readAll(bytes).stream().findFirst();
    }

    /** All certificates in DER, PEM, bare base64 or certificates-only CMS bytes, in their order. */
    public static List<SigningCertificate> readAll(byte[] bytes) {
        return CertificateBytes.certificates(bytes);
    }

    /** Subject name, as {@code C=CN,O=…,CN=…}. */
    public String subject() {
        return nameText(holder.getSubject());
    }

    /** Issuer name, as {@code C=CN,O=…,CN=…}. */
    public String issuer() {
        return nameText(holder.getIssuer());
    }

    /** O of the subject. */
    public Optional<String> organization() {
        return attribute(BCStyle.O);
    }

    /** CN of the subject. */
    public Optional<String> commonName() {
        return attribute(BCStyle.CN);
    }

    /** Kind and length of the key, as {@code SM2-256}; the algorithm's identifier where it is not known here. */
    public String keyLabel() {
        return VerificationKey.of(this)
                .map(VerificationKey::label)
                .orElseGet(() -> holder.getSubjectPublicKeyInfo()
                        .getAlgorithm()
                        .getAlgorithm()
                        .getId());
    }

    public BigInteger serialNumber() {
        return holder.getSerialNumber();
    }

    public Instant notBefore() {
        return holder.getNotBefore().toInstant();
    }

    /** Last moment of validity, inclusive. */
    public Instant notAfter() {
        return holder.getNotAfter().toInstant();
    }

    /** SHA-256 of the encoding, 64 lower-case hexadecimal digits. */
    public String fingerprint() {
        SHA256Digest digest = new SHA256Digest();
        digest.update(encoded, 0, encoded.length);
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return Hex.toHexString(out);
    }

    /** The DER bytes as they came. */
    public byte[] encoded() {
        return encoded.clone();
    }

    X509CertificateHolder holder() {
        return holder;
    }

    private Optional<String> attribute(ASN1ObjectIdentifier type) {
        for (RDN rdn : holder.getSubject().getRDNs(type)) {
            for (AttributeTypeAndValue value : rdn.getTypesAndValues()) {
                if (value.getType().equals(type)) {
                    return Optional.of(printable(IETFUtils.valueToString(value.getValue())));
                }
            }
        }
        return Optional.empty();
    }

    static String nameText(X500Name name) {
        return printable(BCStyle.INSTANCE.toString(name));
    }

    /** Names come from strangers: control characters must not reach a screen or a terminal. */
    private static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? 0xFFFD : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningCertificate that && java.util.Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        return subject() + " #" + serialNumber().toString(16);
    }
}
