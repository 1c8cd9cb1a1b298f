package cn.suyuan.chain;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** A digest value with its algorithm. */
public final class Digest {

    private final DigestAlgorithm algorithm;
    private final byte[] value;

    /**
     * @param algorithm what made it
     * @param value as many bytes as the algorithm gives
     */
    public Digest(DigestAlgorithm algorithm, byte[] value) {
        if (value.length != algorithm.length()) {
            throw new IllegalArgumentException(
                    algorithm + " has " + algorithm.length() + " bytes, not " + value.length);
        }
        this.algorithm = algorithm;
        this.value = value.clone();
    }

    /** Reads hex in either case; empty where it is not a value of the algorithm. */
    public static Optional<Digest> fromHex(DigestAlgorithm algorithm, String hex) {
        String text = hex.strip().toLowerCase(Locale.ROOT);
        if (text.length() != 2 * algorithm.length()) {
            return Optional.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(new Digest(algorithm, HexFormat.of().parseHex(text)));
    }

    /** What made it. */
    public DigestAlgorithm algorithm() {
        return algorithm;
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return value.clone();
    }

    /** Lower-case hex. */
    public String hex() {
        return HexFormat.of().formatHex(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest that && algorithm == that.algorithm && MessageDigest.isEqual(value, that.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return algorithm.wireName() + ":" + hex();
    }
}
