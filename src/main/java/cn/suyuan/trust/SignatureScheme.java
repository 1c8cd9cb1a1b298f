package cn.suyuan.trust;

import cn.suyuan.chain.DigestAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.DSAEncoding;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/**
 * One way to sign: family of keys, digest, and the parameters of RSASSA-PSS where it is that.
 *
 * @param kind family of keys
 * @param digest digest of the message; for Ed25519 the SHA-512 it has inside
 * @param pss salt length and mask digest, only for RSASSA-PSS
 */
record SignatureScheme(KeyKind kind, DigestAlgorithm digest, Optional<Pss> pss) {
    /** Parameters of RSASSA-PSS (RFC 8017, A.2.3). */
    record Pss(DigestAlgorithm mask, int saltLength) {}

    /** GB/T 32918 default signer identity (GM/T 0009, 10). */
    static final String DEFAULT_IDENTITY = "1234567812345678";

    /** RSASSA-PSS with SHA-256 throughout and a salt as long as the digest (RFC 4055, 3.1). */
    static final SignatureScheme RSA_PSS =
            new SignatureScheme(KeyKind.RSA, DigestAlgorithm.SHA256, Optional.of(new Pss(DigestAlgorithm.SHA256, 32)));

    static final SignatureScheme SM2_SM3 = new SignatureScheme(KeyKind.SM2, DigestAlgorithm.SM3, Optional.empty());

    private static final String SM2_PREFIX = "1.2.156.10197.1.301";
    private static final String SM2_WITH_SM3 = "1.2.156.10197.1.501";
    private static final int LONGEST_SALT = 512;

    /** The scheme of a signer info or certificate; {@code digest} is its separate digest algorithm, where it has one. */
    static Optional<SignatureScheme> of(AlgorithmIdentifier signature, Optional<AlgorithmIdentifier> digest) {
        String id = signature.getAlgorithm().getId();
        Optional<DigestAlgorithm> separate = digest.flatMap(d -> DigestAlgorithm.identified(d.getAlgorithm()));
        return switch (id) {
            case SM2_WITH_SM3, SM2_PREFIX, SM2_PREFIX + ".1", SM2_PREFIX + ".3" ->
                separate.orElse(DigestAlgorithm.SM3) == DigestAlgorithm.SM3 ? Optional.of(SM2_SM3) : Optional.empty();
            case "1.2.840.113549.1.1.1" -> separate.map(d -> plain(KeyKind.RSA, d));
            case "1.2.840.10045.2.1" -> separate.map(SignatureScheme::elliptic);
            case "1.2.840.113549.1.1.4" -> Optional.of(plain(KeyKind.RSA, DigestAlgorithm.MD5));
            case "1.2.840.113549.1.1.5" -> Optional.of(plain(KeyKind.RSA, DigestAlgorithm.SHA1));
            case "1.2.840.113549.1.1.14" -> Optional.of(plain(KeyKind.RSA, DigestAlgorithm.SHA224));
            case "1.2.840.113549.1.1.11" -> Optional.of(plain(KeyKind.RSA, DigestAlgorithm.SHA256));
            case "1.2.840.113549.1.1.12" -> Optional.of(plain(KeyKind.RSA, DigestAlgorithm.SHA384));
            case "1.2.840.113549.1.1.13" -> Optional.of(plain(KeyKind.RSA, DigestAlgorithm.SHA512));
            case "1.2.156.10197.1.504" -> Optional.of(plain(KeyKind.RSA, DigestAlgorithm.SM3));
            case "1.2.840.113549.1.1.10" -> pss(signature);
            case "1.2.840.10045.4.1" -> Optional.of(plain(KeyKind.ECDSA, DigestAlgorithm.SHA1));
            case "1.2.840.10045.4.3.1" -> Optional.of(plain(KeyKind.ECDSA, DigestAlgorithm.SHA224));
            case "1.2.840.10045.4.3.2" -> Optional.of(plain(KeyKind.ECDSA, DigestAlgorithm.SHA256));
            case "1.2.840.10045.4.3.3" -> Optional.of(plain(KeyKind.ECDSA, DigestAlgorithm.SHA384));
            case "1.2.840.10045.4.3.4" -> Optional.of(plain(KeyKind.ECDSA, DigestAlgorithm.SHA512));
            case "1.3.101.112" -> Optional.of(plain(KeyKind.ED25519, DigestAlgorithm.SHA512));
            default -> Optional.empty();
        };
    }

    private static SignatureScheme plain(KeyKind kind, DigestAlgorithm digest) {
        return new SignatureScheme(kind, digest, Optional.empty());
    }

    /** A signer info that names only the kind of key: SM3 with a curve means SM2 in GM tools. */
    private static SignatureScheme elliptic(DigestAlgorithm digest) {
        return digest == DigestAlgorithm.SM3 ? SM2_SM3 : plain(KeyKind.ECDSA, digest);
    }

    private static Optional<SignatureScheme> pss(AlgorithmIdentifier signature) {
        RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(signature.getParameters());
        AlgorithmIdentifier mask = parameters.getMaskGenAlgorithm();
        int salt = parameters.getSaltLength().intValueExact();
        boolean known = mask.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)
                && parameters.getTrailerField().intValueExact() == 1
                && salt >= 0
                && salt <= LONGEST_SALT;
        if (!known) {
            return Optional.empty();
        }
        ASN1ObjectIdentifier maskDigest =
                AlgorithmIdentifier.getInstance(mask.getParameters()).getAlgorithm();
        return DigestAlgorithm.identified(parameters.getHashAlgorithm().getAlgorithm())
                .flatMap(d -> DigestAlgorithm.identified(maskDigest)
                        .map(m -> new SignatureScheme(KeyKind.RSA, d, Optional.of(new Pss(m, salt)))));
    }

    /** The scheme for checkpoints and records by a key: evidence pack, version 1, section 4. */
    static SignatureScheme usual(VerificationKey key) {
        return switch (key.kind()) {
            case SM2 -> SM2_SM3;
            case RSA -> plain(KeyKind.RSA, DigestAlgorithm.SHA256);
            case ECDSA -> plain(KeyKind.ECDSA, key.bits() == 384 ? DigestAlgorithm.SHA384 : DigestAlgorithm.SHA256);
            case ED25519 -> plain(KeyKind.ED25519, DigestAlgorithm.SHA512);
        };
    }

    /** Name as in results.json. */
    String label() {
        return switch (kind) {
            case SM2 -> "SM2withSM3";
            case RSA -> digest.label() + "withRSA" + (pss.isPresent() ? "andMGF1" : "");
            case ECDSA -> digest.label() + "withECDSA";
            case ED25519 -> "Ed25519";
        };
    }

    /** Name under which the Java platform's providers know it, such as {@code SHA256withRSA}. */
    String javaName() {
        return label();
    }

    /** Whether the signature fits, under the default identity where there is one. Raw r‖s is taken for SM2. */
    boolean verify(VerificationKey key, byte[] message, byte[] signature) {
        return verify(key, DEFAULT_IDENTITY, message, signature);
    }

    boolean verify(VerificationKey key, String identity, byte[] message, byte[] signature) {
        if (key.kind() != kind) {
            return false;
        }
        Signer signer = kind == KeyKind.SM2 ? sm2(new SM2Signer(encoding(signature)), key, identity) : verifier(key);
        return fits(signer, message, signature);
    }

    /** Whether an SM2 signature fits a digest that was made without the signer's identity. */
    static boolean verifyPrepared(VerificationKey key, byte[] digest, byte[] signature) {
        if (key.kind() != KeyKind.SM2) {
            return false;
        }
        SM2Signer signer = new SM2Signer(encoding(signature), new PreparedDigest(digest));
        return fits(sm2(signer, key, DEFAULT_IDENTITY), new byte[0], signature);
    }

    /** A fresh verifier with the key in place; not safe for use by several threads. */
    Signer verifier(VerificationKey key) {
        Signer signer = switch (kind) {
            case SM2 -> sm2(new SM2Signer(), key, DEFAULT_IDENTITY);
            case ECDSA -> new DSADigestSigner(new ECDSASigner(), digest.engine(), StandardDSAEncoding.INSTANCE);
            case RSA -> rsa();
            case ED25519 -> new Ed25519Signer();
        };
        if (kind != KeyKind.SM2) {
            signer.init(false, key.parameters());
        }
        return signer;
    }

    /** As above for SM2 values in raw r‖s. */
    static Signer verifierOfRaw(VerificationKey key) {
        return sm2(new SM2Signer(PlainDSAEncoding.INSTANCE), key, DEFAULT_IDENTITY);
    }

    private static Signer sm2(SM2Signer signer, VerificationKey key, String identity) {
        signer.init(false, new ParametersWithID(key.parameters(), identity.getBytes(StandardCharsets.UTF_8)));
        return signer;
    }

    private static boolean fits(Signer signer, byte[] message, byte[] signature) {
        try {
            signer.update(message, 0, message.length);
            return signer.verifySignature(signature);
        } catch (RuntimeException malformed) {
            return false;
        }
    }

    /** 64 bytes that are no DER sequence of that length are raw r‖s. */
    static boolean raw(byte[] signature) {
        return signature.length == 64 && !(signature[0] == 0x30 && signature[1] == 62);
    }

    private static DSAEncoding encoding(byte[] signature) {
        return raw(signature) ? PlainDSAEncoding.INSTANCE : StandardDSAEncoding.INSTANCE;
    }

    /** The identifier under which certificates and CMS name a scheme that this room signs with. */
    AlgorithmIdentifier identifier() {
        return switch (kind) {
            case SM2 -> new AlgorithmIdentifier(new ASN1ObjectIdentifier(SM2_WITH_SM3));
            case RSA ->
                pss.map(this::pssIdentifier)
                        .orElseGet(() -> new AlgorithmIdentifier(
                                PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE));
            case ECDSA ->
                new AlgorithmIdentifier(
                        digest == DigestAlgorithm.SHA384
                                ? X9ObjectIdentifiers.ecdsa_with_SHA384
                                : X9ObjectIdentifiers.ecdsa_with_SHA256);
            case ED25519 -> new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);
        };
    }

    private AlgorithmIdentifier pssIdentifier(Pss parameters) {
        AlgorithmIdentifier hash = new AlgorithmIdentifier(digest.identifier(), DERNull.INSTANCE);
        AlgorithmIdentifier mask = new AlgorithmIdentifier(parameters.mask().identifier(), DERNull.INSTANCE);
        return new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_RSASSA_PSS,
                new RSASSAPSSparams(
                        hash,
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, mask),
                        new ASN1Integer(parameters.saltLength()),
                        RSASSAPSSparams.DEFAULT_TRAILER_FIELD));
    }

    private Signer rsa() {
        return pss.<Signer>map(p -> new PSSSigner(
                        new RSABlindedEngine(), digest.engine(), p.mask().engine(), p.saltLength()))
                .orElseGet(() -> new RSADigestSigner(digest.engine(), digest.identifier()));
    }

    /** Signs under the default identity where there is one; chance comes from the caller. */
    byte[] sign(AsymmetricKeyParameter key, byte[] message, SecureRandom chance) {
        Signer signer = switch (kind) {
            case SM2 -> new SM2Signer();
            case ECDSA -> new DSADigestSigner(new ECDSASigner(), digest.engine(), StandardDSAEncoding.INSTANCE);
            case RSA -> rsa();
            case ED25519 -> new Ed25519Signer();
        };
        CipherParameters withChance = new ParametersWithRandom(key, chance);
        signer.init(
                true,
                switch (kind) {
                    case SM2 -> new ParametersWithID(withChance, DEFAULT_IDENTITY.getBytes(StandardCharsets.UTF_8));
                    case ECDSA, RSA -> withChance;
                    case ED25519 -> key;
                });
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException unfit) {
            throw new IllegalArgumentException("signing with " + label(), unfit);
        }
    }
}
