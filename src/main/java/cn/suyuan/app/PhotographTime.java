package cn.suyuan.app;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a camera says that a photograph was taken: the first date and time in its EXIF data. */
final class PhotographTime {

    private static final int HEAD = 128 << 10;
    private static final Pattern TIME =
            Pattern.compile("((?:19|20)\\d\\d):([01]\\d):([0-3]\\d) ([0-2]\\d:[0-5]\\d:[0-5]\\d)");

    private PhotographTime() {}

    /** Local time as the camera wrote it, {@code 2026-03-18 10:15:00}; empty where there is none. */
    static Optional<String> of(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        int exif = head.indexOf("Exif\0");
        if (exif < 0) {
            return Optional.empty();
        }
        Matcher time = TIME.matcher(head);
        return time.find(exif)
                ? Optional.of(time.group(1) + "-" + time.group(2) + "-" + time.group(3) + " " + time.group(4))
                : Optional.empty();
    }
}
