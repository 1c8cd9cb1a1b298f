package cn.suyuan.trust;

import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA3Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.digests.SM3Digest;

/** A digest that can stand in a signature or a time stamp; weak ones are known so that they can be named. */
// Both fields never change; their types only do not say so.
@SuppressWarnings("ImmutableEnumChecker")
enum DigestAlgorithm {
    SM3("SM3", "1.2.156.10197.1.401", SM3Digest::new),
    SHA256("SHA256", "2.16.840.1.101.3.4.2.1", SHA256Digest::new),
    SHA384("SHA384", "2.16.840.1.101.3.4.2.2", SHA384Digest::new),
    SHA512("SHA512", "2.16.840.1.101.3.4.2.3", SHA512Digest::new),
    SHA224("SHA224", "2.16.840.1.101.3.4.2.4", SHA224Digest::new),
    SHA3_256("SHA3-256", "2.16.840.1.101.3.4.2.8", () -> new SHA3Digest(256)),
    SHA3_384("SHA3-384", "2.16.840.1.101.3.4.2.9", () -> new SHA3Digest(384)),
    SHA3_512("SHA3-512", "2.16.840.1.101.3.4.2.10", () -> new SHA3Digest(512)),
    SHA1("SHA1", "1.3.14.3.2.26", SHA1Digest::new),
    MD5("MD5", "1.2.840.113549.2.5", MD5Digest::new);

    /** GB/T 33560 has a second identifier for SM3 without key. */
    private static final String SM3_WITHOUT_KEY = "1.2.156.10197.1.401.1";

    private final String label;
    private final ASN1ObjectIdentifier identifier;
    private final Supplier<Digest> maker;

    DigestAlgorithm(String label, String identifier, Supplier<Digest> maker) {
        this.label = label;
        this.identifier = new ASN1ObjectIdentifier(identifier);
        this.maker = maker;
    }

    static Optional<DigestAlgorithm> of(ASN1ObjectIdentifier identifier) {
        if (SM3_WITHOUT_KEY.equals(identifier.getId())) {
            return Optional.of(SM3);
        }
        for (DigestAlgorithm algorithm : values()) {
            if (algorithm.identifier.equals(identifier)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    String label() {
        return label;
    }

    ASN1ObjectIdentifier identifier() {
        return identifier;
    }

    boolean weak() {
        return this == SHA1 || this == MD5;
    }

    Digest digest() {
        return maker.get();
    }

    byte[] of(byte[]... parts) {
        Digest digest = digest();
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return out;
    }
}
