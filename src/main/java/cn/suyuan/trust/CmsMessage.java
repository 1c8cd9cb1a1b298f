package cn.suyuan.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;

/**
 * A parsed CMS SignedData (RFC 5652, section 5), whichever of the two families of object identifiers it uses.
 *
 * @param contentType eContentType
 * @param embedded the content, where it lies inside
 * @param certificates all certificates that travel with the message
 * @param signers signer infos, in their order
 */
record CmsMessage(
        ASN1ObjectIdentifier contentType,
        Optional<byte[]> embedded,
        List<SigningCertificate> certificates,
        List<SignerInfo> signers) {
    static final ASN1ObjectIdentifier SIGNED_DATA = new ASN1ObjectIdentifier("1.2.840.113549.1.7.2");
    static final ASN1ObjectIdentifier DATA = new ASN1ObjectIdentifier("1.2.840.113549.1.7.1");
    /** GB/T 35275. */
    static final ASN1ObjectIdentifier GM_SIGNED_DATA = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.2");

    static final ASN1ObjectIdentifier GM_DATA = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.1");

    CmsMessage {
        certificates = List.copyOf(certificates);
        signers = List.copyOf(signers);
    }

    /** Parses DER, BER or PEM; empty when the bytes are no SignedData. Zero bytes after the object are padding. */
    static Optional<CmsMessage> read(byte[] bytes) {
        for (byte[] der : CertificateBytes.parts(bytes)) {
            try {
                Optional<CmsMessage> message = parse(der);
                if (message.isPresent()) {
                    return message;
                }
            } catch (IOException | RuntimeException | StackOverflowError unreadable) {
                // The next block may be readable; if none is, the caller says so.
            }
        }
        return Optional.empty();
    }

    static Optional<CmsMessage> of(ContentInfo info) {
        try {
            return parse(info.getEncoded());
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<CmsMessage> parse(byte[] der) throws IOException {
        ContentInfo info = ContentInfo.getInstance(wholeObject(der));
        ASN1ObjectIdentifier type = info.getContentType();
        if (!SIGNED_DATA.equals(type) && !GM_SIGNED_DATA.equals(type)) {
            return Optional.empty();
        }
        ASN1Sequence sequence = ASN1Sequence.getInstance(info.getContent());
        SignedData data = SignedData.getInstance(sequence);
        ContentInfo inner = data.getEncapContentInfo();
        Optional<byte[]> embedded = Optional.empty();
        if (inner.getContent() != null) {
            embedded = Optional.of(octets(inner.getContent()));
        }
        List<SignerInfo> signers = new ArrayList<>();
        for (ASN1Encodable signer : data.getSignerInfos()) {
            signers.add(SignerInfo.getInstance(signer));
        }
        return Optional.of(new CmsMessage(inner.getContentType(), embedded, certificates(sequence), signers));
    }

    private static ASN1Primitive wholeObject(byte[] der) throws IOException {
        try (ASN1InputStream in = new ASN1InputStream(new ByteArrayInputStream(der), der.length)) {
            ASN1Primitive object = in.readObject();
            if (object == null) {
                throw new IOException("no object");
            }
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b != 0) {
                    throw new IOException("bytes after the object");
                }
            }
            return object;
        }
    }

    /** PKCS#7 1.5 allows any type as content; only its octets are signed then. */
    private static byte[] octets(ASN1Encodable content) throws IOException {
        if (content.toASN1Primitive() instanceof ASN1OctetString string) {
            return string.getOctets();
        }
        throw new IOException("content is no octet string");
    }

    /** The certificates of a SignedData sequence; attribute certificates and unreadable ones are passed over. */
    static List<SigningCertificate> certificates(ASN1Sequence signedData) {
        List<SigningCertificate> found = new ArrayList<>();
        for (ASN1Encodable element : signedData) {
            if (element instanceof ASN1TaggedObject tagged && tagged.hasContextTag(0)) {
                for (ASN1Encodable entry : ASN1Set.getInstance(tagged, false)) {
                    CertificateBytes.certificate(entry).ifPresent(found::add);
                }
            }
        }
        return List.copyOf(found);
    }
}
