package cn.suyuan.evidence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One row of a table as it came: raw text by column key; columns that nobody knows keep their own header.
 *
 * @param source file and row
 * @param sheet name of the sheet, empty for CSV
 * @param cells raw text by column key, in the order of the columns
 */
public record TableRow(EvidenceReference source, String sheet, Map<String, String> cells) {

    private static final Pattern INVISIBLE =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\u00AD\\u200B-\\u200D\\u2060\\uFEFF]");

    public TableRow {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /** The trimmed text of a column without characters that nobody sees, empty where the column or the text is missing. */
    public Optional<String> text(String column) {
        String raw = cells.get(column);
        if (raw == null || raw.isBlank()) {
            return Optional.empty();
        }
        String seen = hasInvisible(raw) ? INVISIBLE.matcher(raw).replaceAll("").strip() : raw.strip();
        return seen.isEmpty() ? Optional.empty() : Optional.of(seen);
    }

    /** Whether a text has characters that nobody sees: byte order marks, zero-width characters, NUL. */
    public static boolean hasInvisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean usual = (c >= ' ' && c < 0x7f) || (c >= '\u4e00' && c <= '\u9fff');
            if (!usual && INVISIBLE.matcher(String.valueOf(c)).matches()) {
                return true;
            }
        }
        return false;
    }

    /** The trimmed text of a column, or the empty string. */
    public String textOrEmpty(String column) {
        return text(column).orElse("");
    }
}
