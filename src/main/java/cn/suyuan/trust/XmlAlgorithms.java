package cn.suyuan.trust;

import cn.suyuan.chain.DigestAlgorithm;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;

/**
 * Signature and digest algorithms as XML names them (XMLDSig 1.1, RFC 9231). No body has fixed identifiers for SM2 and
 * SM3: they are known by the last part of their identifier.
 */
final class XmlAlgorithms {
    private static final Map<String, DigestAlgorithm> DIGESTS = Map.of(
            "sha1", DigestAlgorithm.SHA1,
            "sha224", DigestAlgorithm.SHA224,
            "sha256", DigestAlgorithm.SHA256,
            "sha384", DigestAlgorithm.SHA384,
            "sha512", DigestAlgorithm.SHA512,
            "sha3-256", DigestAlgorithm.SHA3_256,
            "sha3-384", DigestAlgorithm.SHA3_384,
            "sha3-512", DigestAlgorithm.SHA3_512,
            "sm3", DigestAlgorithm.SM3);

    private XmlAlgorithms() {}

    static Optional<DigestAlgorithm> digest(String identifier) {
        return Optional.ofNullable(DIGESTS.get(last(identifier)));
    }

    static Optional<SignatureScheme> scheme(String identifier) {
        String name = last(identifier);
        if (name.equals("sm2-sm3") || name.equals("sm2withsm3")) {
            return Optional.of(SignatureScheme.SM2_SM3);
        }
        if (name.equals("eddsa-ed25519")) {
            return Optional.of(new SignatureScheme(KeyKind.ED25519, DigestAlgorithm.SHA512, Optional.empty()));
        }
        if (name.startsWith("ecdsa-")) {
            return plain(KeyKind.ECDSA, name.substring("ecdsa-".length()));
        }
        if (name.startsWith("rsa-")) {
            return plain(KeyKind.RSA, name.substring("rsa-".length()));
        }
        if (name.endsWith("-rsa-mgf1")) {
            // RFC 9231, 2.3.10: the salt is as long as the digest, the mask uses the same digest
            return Optional.ofNullable(DIGESTS.get(name.substring(0, name.length() - "-rsa-mgf1".length())))
                    .map(d -> new SignatureScheme(KeyKind.RSA, d, Optional.of(new SignatureScheme.Pss(d, d.length()))));
        }
        return Optional.empty();
    }

    private static Optional<SignatureScheme> plain(KeyKind kind, String digest) {
        return Optional.ofNullable(DIGESTS.get(digest)).map(d -> new SignatureScheme(kind, d, Optional.empty()));
    }

    private static String last(String identifier) {
        return identifier.replaceFirst("^.*[#:]", "").toLowerCase(Locale.ROOT);
    }

    /** XML writes ECDSA values as r‖s (XMLDSig 1.1, 6.4.3); the arithmetic wants DER. */
    static byte[] value(SignatureScheme scheme, byte[] value) {
        if (scheme.kind() != KeyKind.ECDSA || value.length % 2 != 0 || value.length == 0 || der(value)) {
            return value;
        }
        ASN1EncodableVector numbers = new ASN1EncodableVector();
        numbers.add(new ASN1Integer(new BigInteger(1, Arrays.copyOf(value, value.length / 2))));
        numbers.add(new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(value, value.length / 2, value.length))));
        try {
            return new DERSequence(numbers).getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Some tools write DER after all; r‖s that looks like DER of its own length does not occur by chance. */
    private static boolean der(byte[] value) {
        return value.length > 2 && value[0] == 0x30 && (value[1] & 0xFF) == value.length - 2 && value[2] == 2;
    }
}
