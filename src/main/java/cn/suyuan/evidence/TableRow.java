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
        cells = cells instanceof RowCells ? cells : Collections.unmodifiableMap(new LinkedHashMap<>(cells));
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
            if (isInvisible(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** The characters of {@link #INVISIBLE}, found out without a pattern: every cell of a large table is asked. */
    private static boolean isInvisible(char c) {
        if (c < ' ') {
            return c != '\t' && c != '\n' && c != '\r';
        }
        return c == 0x7f || c == 0xad || (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff;
    }

    /** The trimmed text of a column, or the empty string. */
    public String textOrEmpty(String column) {
        return text(column).orElse("");
    }
}
