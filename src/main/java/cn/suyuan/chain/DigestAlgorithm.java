package cn.suyuan.chain;

import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA3Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.digests.SM3Digest;

/** Digest algorithms that occur in manifests, seals, blocks, signatures and time stamps; weak ones so that they can be named. */
public enum DigestAlgorithm {
    /** GB/T 32905. */
    SM3("sm3", 32, "1.2.156.10197.1.401"),
    /** FIPS 180-4. */
    SHA256("sha256", 32, "2.16.840.1.101.3.4.2.1"),
    /** FIPS 180-4. */
    SHA384("sha384", 48, "2.16.840.1.101.3.4.2.2"),
    /** FIPS 180-4. */
    SHA512("sha512", 64, "2.16.840.1.101.3.4.2.3"),
    /** FIPS 180-4. */
    SHA224("sha224", 28, "2.16.840.1.101.3.4.2.4"),
    /** FIPS 202. */
    SHA3_256("sha3-256", 32, "2.16.840.1.101.3.4.2.8"),
    /** FIPS 202. */
    SHA3_384("sha3-384", 48, "2.16.840.1.101.3.4.2.9"),
    /** FIPS 202. */
    SHA3_512("sha3-512", 64, "2.16.840.1.101.3.4.2.10"),
    /** FIPS 180-4; broken, checked but never relied upon. */
    SHA1("sha1", 20, "1.3.14.3.2.26"),
    /** RFC 1321; broken, checked but never relied upon. */
    MD5("md5", 16, "1.2.840.113549.2.5");

    /** GB/T 33560 has a second identifier for SM3 without key. */
    private static final String SM3_WITHOUT_KEY = "1.2.156.10197.1.401.1";

    private final String wireName;
    private final int length;
    private final String identifier;

    DigestAlgorithm(String wireName, int length, String identifier) {
        this.wireName = wireName;
        this.length = length;
        this.identifier = identifier;
    }

    /** The name as manifests write it. */
    public String wireName() {
        return wireName;
    }

    /** The name as names of signature algorithms write it: {@code SM3}, {@code SHA3-256}. */
    public String label() {
        return wireName.toUpperCase(Locale.ROOT);
    }

    /** The object identifier under which signatures and time stamps name it. */
    public ASN1ObjectIdentifier identifier() {
        return new ASN1ObjectIdentifier(identifier);
    }

    /** The algorithm of an object identifier; empty where it is none of these. */
    public static Optional<DigestAlgorithm> identified(ASN1ObjectIdentifier identifier) {
        if (SM3_WITHOUT_KEY.equals(identifier.getId())) {
            return Optional.of(SM3);
        }
        for (DigestAlgorithm algorithm : values()) {
            if (algorithm.identifier.equals(identifier.getId())) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** Length of a value in bytes. */
    public int length() {
        return length;
    }

    /** Whether collisions or worse are practical. */
    public boolean isWeak() {
        return this == SHA1 || this == MD5;
    }

    /** The algorithm of a name, hyphens, underscores and case left aside: {@code SHA-256}, {@code sha256}, {@code SHA3_256}. */
    public static Optional<DigestAlgorithm> named(String name) {
        String plain = plain(name);
        for (DigestAlgorithm algorithm : values()) {
            if (plain(algorithm.wireName).equals(plain)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** A new state to feed bytes to. */
    public DigestState begin() {
        return new DigestState(this, engine());
    }

    /** The digest of some bytes. */
    public Digest of(byte[] bytes) {
        DigestState state = begin();
        state.update(bytes, 0, bytes.length);
        return state.finish();
    }

    /** The digest of some bytes, as bare bytes. */
    public byte[] bytesOf(byte[] bytes) {
        return of(bytes).bytes();
    }

    /** A new engine of the provider, for signature engines that want one. */
    public org.bouncycastle.crypto.Digest engine() {
        return switch (this) {
            case SM3 -> new SM3Digest();
            case SHA256 -> SHA256Digest.newInstance();
            case SHA384 -> new SHA384Digest();
            case SHA512 -> new SHA512Digest();
            case SHA224 -> new SHA224Digest();
            case SHA3_256, SHA3_384, SHA3_512 -> new SHA3Digest(length * Byte.SIZE);
            case SHA1 -> new SHA1Digest();
            case MD5 -> new MD5Digest();
        };
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
