package cn.suyuan.trust;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Bytes written as text; blanks inside are allowed. */
final class EncodedBytes {
    private EncodedBytes() {}

    static Optional<byte[]> hex(String text) {
        try {
            String digits = text.replaceAll("\\s", "");
            return digits.isEmpty()
                    ? Optional.empty()
                    : Optional.of(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException noHex) {
            return Optional.empty();
        }
    }

    static Optional<byte[]> base64(String text) {
        try {
            String digits = text.replaceAll("\\s", "");
            return digits.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Base64.getDecoder().decode(digits));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
