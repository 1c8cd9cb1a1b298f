package cn.suyuan.trust;

import cn.suyuan.chain.DigestAlgorithm;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** Signed attributes of a signer info (RFC 5652, 5.3 and 11; RFC 5035). */
final class SignedAttributes {
    private final ASN1Set set;
    private final AttributeTable table;

    SignedAttributes(ASN1Set set) {
        this.set = set;
        this.table = new AttributeTable(set);
    }

    /** The bytes that are signed: DER, as a SET. */
    byte[] signedBytes() throws IOException {
        return set.getEncoded(ASN1Encoding.DER);
    }

    /** The content type, where it stands exactly once. */
    Optional<ASN1ObjectIdentifier> contentType() {
        return single(CMSAttributes.contentType)
                .filter(ASN1ObjectIdentifier.class::isInstance)
                .map(ASN1ObjectIdentifier.class::cast);
    }

    Optional<byte[]> messageDigest() {
        return single(CMSAttributes.messageDigest)
                .filter(ASN1OctetString.class::isInstance)
                .map(value -> ((ASN1OctetString) value).getOctets());
    }

    Optional<Instant> signingTime() {
        return single(CMSAttributes.signingTime)
                .map(value -> Time.getInstance(value).getDate().toInstant());
    }

    /** Whether ESSCertID or ESSCertIDv2 names the certificate; empty when there is no such attribute. */
    Optional<Boolean> names(SigningCertificate certificate) {
        Optional<ASN1Primitive> second = single(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (second.isPresent()) {
            ESSCertIDv2 id = SigningCertificateV2.getInstance(second.get()).getCerts()[0];
            return Optional.of(DigestAlgorithm.identified(id.getHashAlgorithm().getAlgorithm())
                    .map(d -> Arrays.equals(d.bytesOf(certificate.encoded()), id.getCertHash()))
                    .orElse(false));
        }
        return single(PKCSObjectIdentifiers.id_aa_signingCertificate).map(first -> {
            ESSCertID id = org.bouncycastle.asn1.ess.SigningCertificate.getInstance(first)
                    .getCerts()[0];
            return Arrays.equals(DigestAlgorithm.SHA1.bytesOf(certificate.encoded()), id.getCertHash());
        });
    }

    private Optional<ASN1Primitive> single(ASN1ObjectIdentifier type) {
        if (table.getAll(type).size() != 1) {
            return Optional.empty();
        }
        Attribute attribute = table.get(type);
        ASN1Encodable[] values = attribute.getAttributeValues();
        return values.length == 1 ? Optional.of(values[0].toASN1Primitive()) : Optional.empty();
    }

    /**
     * Whether content that was signed without attributes is itself a set of signed attributes: then a signature over
     * attributes is being passed off as one over content.
     */
    static boolean disguised(byte[] content) {
        if (content.length == 0 || content[0] != 0x31) {
            return false;
        }
        try {
            return new SignedAttributes(ASN1Set.getInstance(content))
                    .messageDigest()
                    .isPresent();
        } catch (RuntimeException other) {
            return false;
        }
    }
}
