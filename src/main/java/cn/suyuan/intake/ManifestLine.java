package cn.suyuan.intake;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a manifest (RFC 8493, 2.1.3).
 *
 * @param digest digest in lower-case hex
 * @param path path inside the bag, decoded
 * @param plain whether it is written as RFC 8493 wants, not only as older tools wrote it
 */
record ManifestLine(String digest, String path, boolean plain) {
    private static final Pattern LINE = Pattern.compile("([0-9A-Fa-f]+)([ \\t]+)(\\*?)(.+)");
    private static final Pattern ENCODED = Pattern.compile("%(0[AaDd]|25)");

    /** Reads a line; empty where it is none. */
    static Optional<ManifestLine> read(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String written = matcher.group(4);
        String path = written.startsWith("./") ? written.substring(2) : written;
        boolean plain = matcher.group(3).isEmpty() && path.equals(written);
        return Optional.of(new ManifestLine(matcher.group(1).toLowerCase(Locale.ROOT), decoded(path), plain));
    }

    /** {@code %0A}, {@code %0D} and {@code %25} decoded, nothing else (RFC 8493, 2.1.3). */
    static String decoded(String path) {
        Matcher matcher = ENCODED.matcher(path);
        StringBuilder plain = new StringBuilder();
        while (matcher.find()) {
            char decoded = (char) Integer.parseInt(matcher.group(1), 16);
            matcher.appendReplacement(plain, Matcher.quoteReplacement(String.valueOf(decoded)));
        }
        return matcher.appendTail(plain).toString();
    }

    /** The path as a manifest writes it. */
    static String encoded(String path) {
        return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D");
    }
}
