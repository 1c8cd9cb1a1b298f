package cn.suyuan.chain;

import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA3Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.digests.SM3Digest;

/** Digest algorithms that occur in manifests, seals, tokens and blocks. */
public enum DigestAlgorithm {
    /** GB/T 32905. */
    SM3("sm3", 32),
    /** FIPS 180-4. */
    SHA256("sha256", 32),
    /** FIPS 180-4. */
    SHA384("sha384", 48),
    /** FIPS 180-4. */
    SHA512("sha512", 64),
    /** FIPS 202. */
    SHA3_256("sha3-256", 32),
    /** FIPS 180-4; broken, checked but never relied upon. */
    SHA1("sha1", 20),
    /** RFC 1321; broken, checked but never relied upon. */
    MD5("md5", 16);

    private final String wireName;
    private final int length;

    DigestAlgorithm(String wireName, int length) {
        this.wireName = wireName;
        this.length = length;
    }

    /** The name as manifests write it. */
    public String wireName() {
        return wireName;
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
        return new DigestState(this, newDigest());
    }

    /** The digest of some bytes. */
    public Digest of(byte[] bytes) {
        DigestState state = begin();
        state.update(bytes, 0, bytes.length);
        return state.finish();
    }

    private org.bouncycastle.crypto.Digest newDigest() {
        return switch (this) {
            case SM3 -> new SM3Digest();
            case SHA256 -> SHA256Digest.newInstance();
            case SHA384 -> new SHA384Digest();
            case SHA512 -> new SHA512Digest();
            case SHA3_256 -> new SHA3Digest(256);
            case SHA1 -> new SHA1Digest();
            case MD5 -> new MD5Digest();
        };
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
