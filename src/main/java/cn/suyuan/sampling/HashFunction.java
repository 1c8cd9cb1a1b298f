package cn.suyuan.sampling;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/**
 * The hash of a draw, chosen before the commitments: SHA-256, which every laptop can recompute, or SM3.
 *
 * @param name {@code sha256} or {@code sm3}, part of every hashed text
 * @param digest bytes to their 32-byte digest
 */
public record HashFunction(String name, UnaryOperator<byte[]> digest) {

    public HashFunction {
        if (!name.equals("sha256") && !name.equals("sm3")) {
            throw new IllegalArgumentException("hash " + name + ": expected sha256 or sm3");
        }
    }

    /** Lower-case hex of the digest of the text's UTF-8 bytes. */
    String hex(String text) {
        return HexFormat.of().formatHex(digest.apply(text.getBytes(StandardCharsets.UTF_8)));
    }
}
