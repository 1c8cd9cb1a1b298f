package cn.suyuan.report;

import cn.suyuan.chain.DigestAlgorithm;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.jspecify.annotations.Nullable;

/**
 * Makes a time stamp token exactly as long as the room that was reserved for it. The room is part of what is stamped, so
 * it is fixed before the authority answers, and nobody knows how long the answer will be: ECDSA and SM2 signatures alone
 * vary by two bytes. Zeros behind the token are refused by some readers as trailing data. So an unsigned attribute is added
 * to the token's signer information (RFC 5652, 5.3: unsigned attributes are no part of what is signed): the SHA-256 of the
 * token as it came, and zeros. Nothing that the authority signed is touched, and a byte that changes later shows.
 */
final class TokenFilling {

    /** Of the attribute that only fills; under the arc of UUIDs (ITU-T X.667), which need no registration. */
    static final ASN1ObjectIdentifier FILLING =
            new ASN1ObjectIdentifier("2.25.142389962744227989963742107544768784325");

    /** All lengths inside are written with two bytes from here on, so that every size can be met. */
    private static final int LEAST = 400;

    private static final int MOST_TRIES = 6;

    private TokenFilling() {}

    /**
     * The token with so many bytes in all.
     *
     * @param token CMS signed data, DER
     * @param room bytes to be filled
     * @return the token itself where there is less than some 400 bytes to fill, or it cannot be rebuilt
     */
    static byte[] filled(byte[] token, int room) {
        int filling = room - token.length;
        if (filling < LEAST) {
            return token;
        }
        try {
            for (int i = 0; i < MOST_TRIES; i++) {
                byte[] longer = with(token, filling);
                if (longer.length == room) {
                    return longer;
                }
                filling += room - longer.length;
            }
            return token;
        } catch (IOException | RuntimeException strange) {
            return token;
        }
    }

    private static byte[] with(byte[] token, int filling) throws IOException {
        ContentInfo whole = ContentInfo.getInstance(token);
        SignedData signed = SignedData.getInstance(whole.getContent());
        ASN1Set signers = signed.getSignerInfos();
        if (signers.size() != 1) {
            throw new IOException("a token has one signer, not " + signers.size());
        }
        SignerInfo signer = SignerInfo.getInstance(signers.getObjectAt(0));
        ASN1EncodableVector unsigned = new ASN1EncodableVector();
        if (signer.getUnauthenticatedAttributes() != null) {
            signer.getUnauthenticatedAttributes().forEach(unsigned::add);
        }
        byte[] before = rebuilt(whole, signed, signer, signer.getUnauthenticatedAttributes());
        byte[] content = Arrays.copyOf(DigestAlgorithm.SHA256.bytesOf(before), filling);
        unsigned.add(new Attribute(FILLING, new DERSet(new DEROctetString(content))));
        return rebuilt(whole, signed, signer, new DERSet(unsigned));
    }

    private static byte[] rebuilt(ContentInfo whole, SignedData signed, SignerInfo signer, @Nullable ASN1Set unsigned)
            throws IOException {
        SignerInfo filled = new SignerInfo(
                signer.getSID(),
                signer.getDigestAlgorithm(),
                signer.getAuthenticatedAttributes(),
                signer.getDigestEncryptionAlgorithm(),
                signer.getEncryptedDigest(),
                unsigned);
        SignedData longer = new SignedData(
                signed.getDigestAlgorithms(),
                signed.getEncapContentInfo(),
                signed.getCertificates(),
                signed.getCRLs(),
                new DERSet(filled));
        return new ContentInfo(whole.getContentType(), longer).getEncoded(ASN1Encoding.DER);
    }

    /**
     * Whether a token is, to the byte, what was put in: the digest in its filling is that of the token without it, and the
     * rest of the filling is zeros. Of a token that was not filled, with zeros behind it or without unsigned attributes,
     * nothing can be said: true.
     */
    static boolean isUntouched(byte[] value) {
        try (ASN1InputStream in = new ASN1InputStream(value)) {
            ContentInfo whole = ContentInfo.getInstance(in.readObject());
            byte[] behind = in.readAllBytes();
            if (behind.length > 0) {
                return Arrays.equals(behind, new byte[behind.length]);
            }
            SignedData signed = SignedData.getInstance(whole.getContent());
            SignerInfo signer = SignerInfo.getInstance(signed.getSignerInfos().getObjectAt(0));
            ASN1EncodableVector others = new ASN1EncodableVector();
            Optional<byte[]> filling = Optional.empty();
            ASN1Set unsigned = signer.getUnauthenticatedAttributes();
            for (int i = 0; unsigned != null && i < unsigned.size(); i++) {
                Attribute attribute = Attribute.getInstance(unsigned.getObjectAt(i));
                if (attribute.getAttrType().equals(FILLING)) {
                    filling = Optional.of(ASN1OctetString.getInstance(
                                    attribute.getAttrValues().getObjectAt(0))
                            .getOctets());
                } else {
                    others.add(attribute);
                }
            }
            if (filling.isEmpty()) {
                return others.size() == 0;
            }
            byte[] token = rebuilt(whole, signed, signer, others.size() == 0 ? null : new DERSet(others));
            byte[] expected = Arrays.copyOf(DigestAlgorithm.SHA256.bytesOf(token), filling.get().length);
            return Arrays.equals(expected, filling.get()) && Arrays.equals(with(token, expected.length), value);
        } catch (IOException | RuntimeException malformed) {
            return false;
        }
    }
}
