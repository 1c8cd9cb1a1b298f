package cn.suyuan.intake;

import cn.suyuan.chain.DigestAlgorithm;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Digests by which one document names another: in hex or in base64. */
final class LinkDigest {
    private LinkDigest() {}

    /** The digest in lower-case hex; empty where the text is none of this algorithm. */
    static Optional<String> hex(DigestAlgorithm algorithm, String written) {
        String text = written.strip().replace(":", "").replace(" ", "");
        int length = of(algorithm, new byte[0]).length();
        if (text.length() == length && text.matches("[0-9a-fA-F]+")) {
            return Optional.of(text.toLowerCase(Locale.ROOT));
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return bytes.length * 2 == length ? Optional.of(HexFormat.of().formatHex(bytes)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    static String of(DigestAlgorithm algorithm, byte[] bytes) {
        return algorithm.of(bytes).hex();
    }
}
