package cn.suyuan.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for names of entries (evidence-pack.md, sections 1 and 4); they hold for ZIP files and folders. */
final class EntryNames {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
    private static final Pattern DEVICE = Pattern.compile(
            "(con|prn|aux|nul|clock\\$|conin\\$|conout\\$|(com|lpt)[0-9¹²³])", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 4096;

    private EntryNames() {}

    /** Why a name is refused: key {@code intake.refused.<reason>}; empty where it is good. */
    static Optional<String> refusal(String name) {
        if (name.isEmpty()) {
            return Optional.of("empty_name");
        }
        if (name.length() > LONGEST) {
            return Optional.of("name_too_long");
        }
        if (name.codePoints().anyMatch(EntryNames::isControl)) {
            return Optional.of("control_character");
        }
        if (name.startsWith("\\\\") || name.startsWith("//")) {
            return Optional.of("unc");
        }
        if (DRIVE.matcher(name).matches()) {
            return Optional.of("drive_letter");
        }
        if (name.indexOf('\\') >= 0) {
            return Optional.of("backslash");
        }
        if (name.startsWith("/")) {
            return Optional.of("absolute");
        }
        for (String segment : name.split("/", -1)) {
            Optional<String> reason = segmentRefusal(segment);
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> segmentRefusal(String segment) {
        if (segment.equals("..")) {
            return Optional.of("parent_folder");
        }
        if (segment.isEmpty() || segment.equals(".")) {
            return Optional.empty();
        }
        if (segment.endsWith(".") || segment.endsWith(" ")) {
            return Optional.of("trailing_dot_or_space");
        }
        int dot = segment.indexOf('.');
        String stem = (dot < 0 ? segment : segment.substring(0, dot)).strip();
        return DEVICE.matcher(stem).matches() ? Optional.of("device_name") : Optional.empty();
    }

    /** C0, C1, bidi controls, zero-width and all other invisible formatting, separators, lone surrogates. */
    static boolean isControl(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** A name without {@code .} and empty segments. */
    static String plain(String name) {
        List<String> segments = new ArrayList<>();
        for (String segment : name.split("/", -1)) {
            if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return String.join("/", segments);
    }

    /** What is equal for names that a file system could take for the same: NFC and case folding without locale. */
    static String folded(String name) {
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFC).codePoints().forEach(c -> {
            if (c == 'ı') { // Unicode's default folding leaves the dotless i alone
                folded.appendCodePoint(c);
            } else {
                String lower = Character.toString(c).toLowerCase(Locale.ROOT);
                folded.append(lower.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
            }
        });
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /** The names that occur twice, after folding. */
    static Set<String> duplicates(List<String> names) {
        Map<String, String> first = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (String name : names) {
            String other = first.putIfAbsent(folded(name), name);
            if (other != null) {
                twice.add(other);
                twice.add(name);
            }
        }
        return twice;
    }

    /** A name safe to show: control characters written as {@code \}{@code u202E}. */
    static String visible(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (isControl(c)) {
                shown.append(String.format(Locale.ROOT, "\\u%04X", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) : shown.toString();
    }
}
