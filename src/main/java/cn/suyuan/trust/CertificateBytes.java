package cn.suyuan.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;

/** Takes the armour off: DER, PEM and bare base64 to DER, and DER to certificates and revocation lists. */
final class CertificateBytes {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \\1-----", Pattern.DOTALL);

    /** A trust folder's file with more entries than this is no certificate file. */
    private static final int MOST_PARTS = 2_000;

    private CertificateBytes() {}

    /** The DER objects in the bytes: one for DER and bare base64, one per block for PEM. */
    static List<byte[]> parts(byte[] bytes) {
        if (bytes.length > 0 && bytes[0] == 0x30) {
            return List.of(bytes);
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<byte[]> parts = new ArrayList<>();
        Matcher matcher = PEM.matcher(text);
        while (matcher.find() && parts.size() < MOST_PARTS) {
            base64(matcher.group(2)).ifPresent(parts::add);
        }
        if (parts.isEmpty() && !text.contains("-----BEGIN")) {
            base64(text).ifPresent(parts::add);
        }
        return parts;
    }

    private static Optional<byte[]> base64(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        text.lines().filter(line -> line.indexOf(':') < 0).forEach(line -> digits.append(line.strip()));
        try {
            byte[] der = Base64.getDecoder().decode(digits.toString());
            return der.length == 0 ? Optional.empty() : Optional.of(der);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    static List<SigningCertificate> certificates(byte[] bytes) {
        List<SigningCertificate> found = new ArrayList<>();
        for (byte[] der : parts(bytes)) {
            Optional<SigningCertificate> one = certificate(der);
            one.ifPresentOrElse(found::add, () -> found.addAll(bundled(der)));
        }
        return List.copyOf(found);
    }

    /** One certificate of exactly these bytes. */
    static Optional<SigningCertificate> certificate(byte[] der) {
        try {
            X509CertificateHolder holder = new X509CertificateHolder(der);
            // Lazily read parts are touched here, so that nothing fails later.
            holder.getNotAfter();
            holder.getNotBefore();
            holder.getSubjectPublicKeyInfo().getEncoded();
            SigningCertificate.nameText(holder.getSubject());
            SigningCertificate.nameText(holder.getIssuer());
            return Optional.of(new SigningCertificate(holder, der.clone()));
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            return Optional.empty();
        }
    }

    private static List<SigningCertificate> bundled(byte[] der) {
        try {
            ASN1Sequence contentInfo = ASN1Sequence.getInstance(der);
            ASN1TaggedObject content = ASN1TaggedObject.getInstance(contentInfo.getObjectAt(1));
            ASN1Sequence signedData = ASN1Sequence.getInstance(content.getExplicitBaseObject());
            return CmsMessage.certificates(signedData);
        } catch (RuntimeException | StackOverflowError unreadable) {
            return List.of();
        }
    }

    static Optional<X509CRLHolder> revocationList(byte[] der) {
        try {
            X509CRLHolder holder = new X509CRLHolder(CertificateList.getInstance(der));
            holder.getThisUpdate();
            holder.getNextUpdate();
            holder.getRevokedCertificates();
            return Optional.of(holder);
        } catch (RuntimeException | StackOverflowError unreadable) {
            return Optional.empty();
        }
    }

    static Optional<SigningCertificate> certificate(ASN1Encodable object) {
        try {
            return certificate(object.toASN1Primitive().getEncoded());
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
