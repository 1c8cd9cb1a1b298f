package cn.suyuan.intake;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code bagit.txt} says (RFC 8493, 2.1.1).
 *
 * @param version such as {@code 1.0}, empty where it cannot be read
 * @param encoding encoding of the tag files, UTF-8 where it cannot be read
 * @param encodingName the same as written, empty where it cannot be read
 * @param exact whether it is written to the letter
 */
record BagDeclaration(String version, Charset encoding, String encodingName, boolean exact) {
    private static final Set<String> VERSIONS = Set.of("0.93", "0.94", "0.95", "0.96", "0.97", "1.0");

    private static final Pattern EXACT = Pattern.compile(
            "BagIt-Version: (\\d+\\.\\d+)(?:\r\n|\n|\r)Tag-File-Character-Encoding: (\\S+)[ \t]*(?:\r\n|\n|\r)?");
    private static final Pattern VERSION = Pattern.compile("(?im)^\uFEFF?\\s*BagIt-Version\\s*:\\s*(\\d+\\.\\d+)\\s*$");
    private static final Pattern ENCODING =
            Pattern.compile("(?im)^\\s*Tag-File-Character-Encoding\\s*:\\s*(\\S+)\\s*$");

    static BagDeclaration read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Matcher version = VERSION.matcher(text);
        Matcher encoding = ENCODING.matcher(text);
        String number = version.find() ? version.group(1) : "";
        String name = encoding.find() ? encoding.group(1) : "";
        boolean known = isKnown(name);
        boolean exact = EXACT.matcher(text).matches() && known;
        return new BagDeclaration(number, known ? Charset.forName(name) : StandardCharsets.UTF_8, name, exact);
    }

    /** A bag without declaration. */
    static BagDeclaration missing() {
        return new BagDeclaration("", StandardCharsets.UTF_8, "", false);
    }

    /** Whether the version is one that there is; unreadable ones are said otherwise. */
    boolean isKnownVersion() {
        return version.isEmpty() || VERSIONS.contains(version);
    }

    /** Whether an encoding is named that nobody knows. */
    boolean isUnknownEncoding() {
        return !encodingName.isEmpty() && !isKnown(encodingName);
    }

    /** Whether rules apply that came with RFC 8493 (version 1.0). */
    boolean isRfc8493() {
        return !version.startsWith("0.");
    }

    private static boolean isKnown(String name) {
        try {
            return !name.isEmpty() && Charset.isSupported(name);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }
}
