package cn.suyuan.evidence;

import java.util.List;
import java.util.Locale;

/**
 * Something odd that was met while reading, with its place; the import goes on.
 *
 * @param file path inside the pack
 * @param sheet sheet name, empty where there is none
 * @param row row as a person counts it, 0 for the whole file
 * @param column column key or header, empty for the whole row
 * @param code kind of problem, as in results.json
 * @param found what was read, raw
 * @param detail message key {@code intake.problem.<detail>} whose text says found, expected and what to do
 * @param arguments for the message
 */
public record ImportProblem(
        String file,
        String sheet,
        int row,
        String column,
        Code code,
        String found,
        String detail,
        List<String> arguments) {

    public ImportProblem {
        arguments = List.copyOf(arguments);
    }

    /** The codes of results.json. */
    public enum Code {
        MISSING,
        DUPLICATE,
        UNREADABLE,
        AMBIGUOUS,
        CONTRADICTS,
        CONVERTED,
        UNIT,
        RANGE,
        WEAK_DIGEST,
        ENCODING,
        TIME_ZONE,
        LINE_END,
        DISTORTED,
        HIDDEN,
        UNKNOWN_COLUMN,
        REFUSED;

        /** The code as written in results.json. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
