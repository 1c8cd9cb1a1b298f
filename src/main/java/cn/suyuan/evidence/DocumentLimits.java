package cn.suyuan.evidence;

import java.util.List;
import java.util.Locale;

/**
 * From when on the properties of a document are worth a question to its issuer; values come from the rule pack.
 *
 * @param changeDays days after its making in which an unsigned document may be changed
 * @param creationDays days after the day of issue in which the document may be made
 * @param editors names of programs that change pictures and pages, lower case
 */
public record DocumentLimits(int changeDays, int creationDays, List<String> editors) {

    public DocumentLimits {
        if (changeDays < 0 || creationDays < 0) {
            throw new IllegalArgumentException("days " + changeDays + ", " + creationDays);
        }
        editors = List.copyOf(editors);
    }

    /** No rule pack at hand: nothing is asked about properties. */
    public static DocumentLimits none() {
        return new DocumentLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, List.of());
    }

    /** Whether a program of the list made the document. */
    public boolean isEditor(String producer) {
        String plain = producer.toLowerCase(Locale.ROOT);
        return editors.stream().anyMatch(plain::contains);
    }
}
