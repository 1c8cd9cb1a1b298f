package cn.suyuan.trust;

import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/**
 * A public key, parsed once.
 *
 * @param kind family
 * @param parameters key in the library's form; elliptic curves in their fast implementation
 * @param bits length of modulus or curve order, in bits
 */
record VerificationKey(KeyKind kind, AsymmetricKeyParameter parameters, int bits) {
    /** Larger public exponents only serve to make verification slow. */
    private static final int MOST_EXPONENT_BITS = 64;

    private static final int MOST_MODULUS_BITS = 16_384;

    static Optional<VerificationKey> of(SigningCertificate certificate) {
        return of(certificate.holder().getSubjectPublicKeyInfo());
    }

    /** Empty when the key is of a family or a form that is not verified with. */
    static Optional<VerificationKey> of(SubjectPublicKeyInfo info) {
        try {
            ASN1ObjectIdentifier algorithm = info.getAlgorithm().getAlgorithm();
            if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
                return elliptic(info);
            }
            if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)
                    || algorithm.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
                return rsa(info);
            }
            if (algorithm.equals(EdECObjectIdentifiers.id_Ed25519)) {
                return Optional.of(new VerificationKey(KeyKind.ED25519, PublicKeyFactory.createKey(info), 255));
            }
            return Optional.empty();
        } catch (IOException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<VerificationKey> rsa(SubjectPublicKeyInfo info) throws IOException {
        org.bouncycastle.asn1.pkcs.RSAPublicKey raw =
                org.bouncycastle.asn1.pkcs.RSAPublicKey.getInstance(info.parsePublicKey());
        if (raw.getModulus().bitLength() > MOST_MODULUS_BITS
                || raw.getPublicExponent().bitLength() > MOST_EXPONENT_BITS) {
            return Optional.empty();
        }
        RSAKeyParameters key = new RSAKeyParameters(false, raw.getModulus(), raw.getPublicExponent());
        return Optional.of(
                new VerificationKey(KeyKind.RSA, key, raw.getModulus().bitLength()));
    }

    /** Named curves only: explicit parameters let a stranger choose the generator (CVE-2020-0601). */
    private static Optional<VerificationKey> elliptic(SubjectPublicKeyInfo info) {
        X962Parameters parameters =
                X962Parameters.getInstance(info.getAlgorithm().getParameters());
        if (!parameters.isNamedCurve()) {
            return Optional.empty();
        }
        ASN1ObjectIdentifier curve = ASN1ObjectIdentifier.getInstance(parameters.getParameters());
        Optional<ECDomainParameters> domain = domain(curve);
        if (domain.isEmpty()) {
            return Optional.empty();
        }
        byte[] point = info.getPublicKeyData().getBytes();
        ECPublicKeyParameters key =
                new ECPublicKeyParameters(domain.get().getCurve().decodePoint(point), domain.get());
        KeyKind kind = curve.equals(GMObjectIdentifiers.sm2p256v1) ? KeyKind.SM2 : KeyKind.ECDSA;
        return Optional.of(new VerificationKey(kind, key, domain.get().getN().bitLength()));
    }

    static Optional<ECDomainParameters> domain(ASN1ObjectIdentifier curve) {
        return CurveArithmetic.curve(curve).map(found -> new ECNamedDomainParameters(curve, found));
    }

    /** Weak by today's measure: RSA under 2048 bits, curves under 224. */
    boolean weak() {
        return kind == KeyKind.RSA ? bits < 2048 : bits < 224;
    }

    String label() {
        return kind + "-" + bits;
    }
}
