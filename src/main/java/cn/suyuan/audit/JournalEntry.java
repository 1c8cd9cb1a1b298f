package cn.suyuan.audit;

import cn.suyuan.chain.DigestAlgorithm;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One human act. Its digest is SM3 over its text form, which begins with the digest of the entry before it.
 *
 * @param seq 1 for the first entry
 * @param time when, whole milliseconds
 * @param actor who
 * @param kind what kind of act
 * @param content the act, by key; values are plain text
 * @param previous digest of the entry before, 64 zeros for the first
 */
public record JournalEntry(
        long seq, Instant time, String actor, ActKind kind, SortedMap<String, String> content, String previous) {

    /** What stands for the digest before the first entry. */
    public static final String BEGINNING = "0".repeat(64);

    private static final String MAGIC = "suyuan-journal-v1";
    private static final int HEAD_LINES = 6;

    public JournalEntry {
        if (seq < 1) {
            throw new IllegalArgumentException("journal entry " + seq);
        }
        time = time.truncatedTo(ChronoUnit.MILLIS);
        content = Collections.unmodifiableSortedMap(new TreeMap<>(content));
    }

    /** A value of the content, or the empty string. */
    public String value(String key) {
        return content.getOrDefault(key, "");
    }

    /** Key of the digests that an entry had in the cases it was copied from, separated by blanks. */
    public static final String COPIED_FROM = "copied_from";

    /** Digests that it is known by: its own, and those it had in the cases it was copied from. */
    public List<String> identities() {
        List<String> all = new ArrayList<>(List.of(digest()));
        String copied = value(COPIED_FROM);
        if (!copied.isEmpty()) {
            all.addAll(List.of(copied.split(" ", -1)));
        }
        return List.copyOf(all);
    }

    /** SM3 of {@link #encoded()}, lower-case hex. */
    public String digest() {
        return DigestAlgorithm.SM3.of(encoded()).hex();
    }

    /**
     * The text form in UTF-8: {@code suyuan-journal-v1}, previous digest, seq, time, kind, actor, then the content as
     * {@code key=value} sorted by key; every line ended by LF; backslash, CR, LF and, in keys, {@code =} escaped.
     */
    public byte[] encoded() {
        StringBuilder text = new StringBuilder(MAGIC).append('\n');
        text.append(previous).append('\n').append(seq).append('\n').append(time).append('\n');
        text.append(kind.wireName()).append('\n').append(escaped(actor)).append('\n');
        content.forEach((key, value) -> text.append(escaped(key).replace("=", "\\e"))
                .append('=')
                .append(escaped(value))
                .append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the text form; empty where it is none. */
    public static Optional<JournalEntry> decode(byte[] bytes) {
        List<String> lines = List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1));
        if (lines.size() <= HEAD_LINES || !lines.get(0).equals(MAGIC)) {
            return Optional.empty();
        }
        Optional<ActKind> kind = ActKind.named(lines.get(4));
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JournalEntry(
                    Long.parseLong(lines.get(2)),
                    Instant.parse(lines.get(3)),
                    unescaped(lines.get(5)),
                    kind.get(),
                    content(lines.subList(HEAD_LINES, lines.size() - 1)),
                    lines.get(1)));
        } catch (NumberFormatException | DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static SortedMap<String, String> content(List<String> lines) {
        SortedMap<String, String> content = new TreeMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (equals >= 0) {
                content.put(unescaped(line.substring(0, equals)), unescaped(line.substring(equals + 1)));
            }
        }
        return content;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                plain.append(UNESCAPED.getOrDefault(text.charAt(i), text.charAt(i)));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static final Map<Character, Character> UNESCAPED = Map.of('n', '\n', 'r', '\r', 'e', '=');
}
