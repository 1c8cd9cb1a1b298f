package cn.suyuan.trust;

import cn.suyuan.chain.DigestAlgorithm;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** Makes CMS signatures with signed attributes (RFC 5652, RFC 5035): SM2 with SM3, RSA, ECDSA, Ed25519. */
public final class CmsSigner {
    /** Which family of object identifiers is written. */
    public enum Identifiers {
        RFC_5652(CmsMessage.SIGNED_DATA, CmsMessage.DATA),
        GB_T_35275(CmsMessage.GM_SIGNED_DATA, CmsMessage.GM_DATA);

        private final String signedData;
        private final String data;

        Identifiers(ASN1ObjectIdentifier signedData, ASN1ObjectIdentifier data) {
            this.signedData = signedData.getId();
            this.data = data.getId();
        }
    }

    /** GB/T 35275: the signature algorithm is named by the SM2 signing identifier. */
    private static final ASN1ObjectIdentifier SM2_SIGNING = new ASN1ObjectIdentifier("1.2.156.10197.1.301.1");

    private final SigningKey key;
    private final SecureRandom chance;

    public CmsSigner(SigningKey key, SecureRandom chance) {
        this.key = key;
        this.chance = chance;
    }

    /** A detached signature in DER over the content. */
    public byte[] signDetached(byte[] content, Optional<Instant> signingTime, Identifiers identifiers) {
        return sign(content, false, signingTime, identifiers);
    }

    /** A signature in DER that carries its content. */
    public byte[] signAttached(byte[] content, Optional<Instant> signingTime, Identifiers identifiers) {
        return sign(content, true, signingTime, identifiers);
    }

    private byte[] sign(byte[] content, boolean attached, Optional<Instant> signingTime, Identifiers identifiers) {
        ContentInfo inner = new ContentInfo(
                new ASN1ObjectIdentifier(identifiers.data), attached ? new DEROctetString(content) : null);
        return message(inner, content, signingTime, new ASN1ObjectIdentifier(identifiers.signedData), identifiers);
    }

    /** An attached signature over content of any type; for time stamps. */
    byte[] signTyped(ASN1ObjectIdentifier type, byte[] content, Instant signingTime) {
        ContentInfo inner = new ContentInfo(type, new DEROctetString(content));
        return message(inner, content, Optional.of(signingTime), CmsMessage.SIGNED_DATA, Identifiers.RFC_5652);
    }

    private byte[] message(
            ContentInfo inner,
            byte[] content,
            Optional<Instant> signingTime,
            ASN1ObjectIdentifier signedData,
            Identifiers identifiers) {
        AlgorithmIdentifier digest =
                new AlgorithmIdentifier(key.scheme().digest().identifier());
        ASN1EncodableVector certificates = new ASN1EncodableVector();
        key.chain().forEach(c -> certificates.add(c.holder().toASN1Structure()));
        try {
            SignedData data = new SignedData(
                    new DERSet(digest),
                    inner,
                    new DERSet(certificates),
                    null,
                    new DERSet(signer(inner.getContentType(), content, signingTime, digest, identifiers)));
            return new ContentInfo(signedData, data).getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException("encoding a signature", impossible);
        }
    }

    private SignerInfo signer(
            ASN1ObjectIdentifier contentType,
            byte[] content,
            Optional<Instant> signingTime,
            AlgorithmIdentifier digest,
            Identifiers identifiers)
            throws IOException {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(attribute(CMSAttributes.contentType, contentType));
        signingTime.ifPresent(at -> attributes.add(attribute(CMSAttributes.signingTime, new Time(Date.from(at)))));
        attributes.add(attribute(
                CMSAttributes.messageDigest,
                new DEROctetString(key.scheme().digest().bytesOf(content))));
        byte[] fingerprint = DigestAlgorithm.SHA256.bytesOf(key.certificate().encoded());
        attributes.add(attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new SigningCertificateV2(new ESSCertIDv2[] {new ESSCertIDv2(fingerprint)})));
        DERSet signed = new DERSet(attributes.toArray(new Attribute[0]));
        AlgorithmIdentifier algorithm =
                identifiers == Identifiers.GB_T_35275 && key.scheme().kind() == KeyKind.SM2
                        ? new AlgorithmIdentifier(SM2_SIGNING)
                        : key.scheme().identifier();
        SignerIdentifier name = new SignerIdentifier(
                new IssuerAndSerialNumber(key.certificate().holder().toASN1Structure()));
        return new SignerInfo(
                name,
                digest,
                signed,
                algorithm,
                new DEROctetString(key.sign(signed.getEncoded(ASN1Encoding.DER), chance)),
                (ASN1Set) null);
    }

    private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }

    /** The signature value of the first signer: what a time stamp for {@link #withTimestamp} is asked over. */
    public static Optional<byte[]> signatureValue(byte[] cms) {
        return CmsMessage.read(cms)
                .flatMap(m -> m.signers().stream().findFirst())
                .map(signer -> signer.getEncryptedDigest().getOctets());
    }

    /**
     * Adds a time stamp to the first signer's unsigned attributes.
     *
     * @throws IllegalArgumentException when either is unreadable; check the stamp first
     */
    public static byte[] withTimestamp(byte[] cms, byte[] responseOrToken) {
        try {
            ContentInfo outer = ContentInfo.getInstance(ASN1Sequence.getInstance(cms));
            SignedData data = SignedData.getInstance(outer.getContent());
            ASN1EncodableVector signers = new ASN1EncodableVector();
            for (ASN1Encodable element : data.getSignerInfos()) {
                SignerInfo signer = SignerInfo.getInstance(element);
                signers.add(signers.size() == 0 ? stamped(signer, token(responseOrToken)) : signer);
            }
            SignedData with = new SignedData(
                    data.getDigestAlgorithms(),
                    data.getEncapContentInfo(),
                    data.getCertificates(),
                    data.getCRLs(),
                    new DERSet(signers));
            return new ContentInfo(outer.getContentType(), with).getEncoded(ASN1Encoding.DER);
        } catch (IOException | RuntimeException unreadable) {
            throw new IllegalArgumentException("signature or time stamp cannot be read", unreadable);
        }
    }

    private static SignerInfo stamped(SignerInfo signer, ASN1Encodable token) {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        if (signer.getUnauthenticatedAttributes() != null) {
            signer.getUnauthenticatedAttributes().forEach(attributes::add);
        }
        attributes.add(attribute(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, token));
        return new SignerInfo(
                signer.getSID(),
                signer.getDigestAlgorithm(),
                signer.getAuthenticatedAttributes(),
                signer.getDigestEncryptionAlgorithm(),
                signer.getEncryptedDigest(),
                new DERSet(attributes));
    }

    private static ASN1Encodable token(byte[] responseOrToken) {
        ASN1Sequence sequence = ASN1Sequence.getInstance(responseOrToken);
        return sequence.getObjectAt(0) instanceof ASN1ObjectIdentifier
                ? sequence
                : TimeStampResp.getInstance(sequence).getTimeStampToken();
    }
}
