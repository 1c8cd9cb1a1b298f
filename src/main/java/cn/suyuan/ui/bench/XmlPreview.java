package cn.suyuan.ui.bench;

import cn.suyuan.ui.desk.Preview;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** XML made readable without being parsed: what is malformed is shown as it is, and nothing in it is followed. */
final class XmlPreview {
    private static final Pattern EMBEDDED = Pattern.compile("<(?:[\\w.-]+:)?dataBase64[^>]*>([^<]*)<");
    private static final Pattern NAME = Pattern.compile("<(?:[\\w.-]+:)?fileName[^>]*>([^<]{1,200})<");
    private static final int NAME_BEFORE = 2_000;
    private static final int MOST_EMBEDDED = 12;
    /** Lines longer than this on average were not meant for people. */
    private static final int READABLE = 200;

    private static final int STEP = 2;
    private static final int DEEPEST = 40;

    private XmlPreview() {}

    static boolean isXml(String text) {
        String start = text.stripLeading();
        return start.startsWith("<?xml") || (start.startsWith("<") && start.indexOf("</") > 0 && !isPage(start));
    }

    private static boolean isPage(String start) {
        String head = start.substring(0, Math.min(200, start.length())).toLowerCase(java.util.Locale.ROOT);
        return head.contains("<html") || head.contains("<!doctype html");
    }

    /** Lines of its own where it has some; where all stands on a few, a line for each element. */
    static String readable(String text) {
        long lines = text.lines().count();
        return text.length() / Math.max(1, lines) > READABLE && text.indexOf("><") > 0 ? indented(text) : text;
    }

    private static String indented(String text) {
        StringBuilder lines = new StringBuilder();
        int depth = 0;
        for (String part : text.replaceAll(">\\s*<", ">\n<").split("\n", -1)) {
            boolean ends = part.startsWith("</");
            depth = Math.max(0, ends ? depth - 1 : depth);
            lines.append(" ".repeat(STEP * Math.min(DEEPEST, depth)))
                    .append(part)
                    .append('\n');
            boolean opens = part.startsWith("<")
                    && !ends
                    && !part.startsWith("<?")
                    && !part.startsWith("<!")
                    && !part.endsWith("/>")
                    && !part.contains("</");
            depth += opens ? 1 : 0;
        }
        return lines.toString();
    }

    /** Documents inside a certificate, each looked at by itself. */
    static List<Preview.Part> embedded(String text) {
        List<Preview.Part> parts = new ArrayList<>();
        Matcher found = EMBEDDED.matcher(text);
        while (parts.size() < MOST_EMBEDDED && found.find()) {
            byte[] bytes = decoded(found.group(1));
            if (bytes.length > 0) {
                String name = name(text, found.start(), parts.size() + 1);
                parts.add(new Preview.Part(name, FilePreview.of(suffixed(name, bytes), bytes)));
            }
        }
        return parts;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64.strip());
        } catch (IllegalArgumentException broken) {
            return new byte[0];
        }
    }

    private static String name(String text, int at, int number) {
        Matcher before = NAME.matcher(text.substring(Math.max(0, at - NAME_BEFORE), at));
        String name = "#" + number;
        while (before.find()) {
            name = before.group(1).strip();
        }
        return name;
    }

    /** The first bytes say more than a name does. */
    private static String suffixed(String name, byte[] bytes) {
        String start = new String(bytes, 0, Math.min(8, bytes.length), StandardCharsets.ISO_8859_1);
        if (start.startsWith("%PDF")) {
            return name + ".pdf";
        }
        return start.startsWith("\u0089PNG") || start.startsWith("\u00ff\u00d8") ? name + ".png" : name + ".txt";
    }
}
