package cn.suyuan.intake;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.bouncycastle.crypto.digests.SM3Digest;

/** Computes all digests of a file in one pass: SM3 always, and whichever else the manifests use. */
final class FileDigests {
    static final String SM3 = "sm3";

    private static final Map<String, String> JDK_NAMES = Map.of(
            "md5", "MD5",
            "sha1", "SHA-1",
            "sha224", "SHA-224",
            "sha256", "SHA-256",
            "sha384", "SHA-384",
            "sha512", "SHA-512",
            "sha3256", "SHA3-256",
            "sha3384", "SHA3-384",
            "sha3512", "SHA3-512");

    private final SM3Digest sm3 = new SM3Digest();
    private final Map<String, MessageDigest> others = new LinkedHashMap<>();

    /**
     * @param algorithms as manifests name them; unknown ones are left out
     */
    FileDigests(Collection<String> algorithms) {
        for (String algorithm : new TreeSet<>(algorithms)) {
            jdkName(algorithm).ifPresent(name -> others.put(algorithm, begin(name)));
        }
    }

    /** Whether digests of that name can be computed. */
    static boolean knows(String algorithm) {
        return algorithm.equals(SM3) || jdkName(algorithm).isPresent();
    }

    private static Optional<String> jdkName(String algorithm) {
        return Optional.ofNullable(JDK_NAMES.get(algorithm.replace("-", "").replace("_", "")));
    }

    private static MessageDigest begin(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(name, e);
        }
    }

    void update(byte[] bytes, int offset, int length) {
        sm3.update(bytes, offset, length);
        for (MessageDigest digest : others.values()) {
            digest.update(bytes, offset, length);
        }
    }

    /** All values in lower-case hex; the digests begin anew. */
    Map<String, String> finish() {
        Map<String, String> values = new LinkedHashMap<>();
        byte[] value = new byte[32];
        sm3.doFinal(value, 0);
        values.put(SM3, HexFormat.of().formatHex(value));
        others.forEach((name, digest) -> values.put(name, HexFormat.of().formatHex(digest.digest())));
        return values;
    }
}
