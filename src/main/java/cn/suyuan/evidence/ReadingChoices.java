package cn.suyuan.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What auditors chose about how evidence is read.
 *
 * @param mapping how tables are read
 * @param transcripts what was typed in from documents without text
 * @param documents from when on properties of a document are worth a question
 */
public record ReadingChoices(ColumnMapping mapping, List<Transcript> transcripts, DocumentLimits documents) {

    public ReadingChoices {
        transcripts = List.copyOf(transcripts);
    }

    /** Without a rule pack. */
    public ReadingChoices(ColumnMapping mapping, List<Transcript> transcripts) {
        this(mapping, transcripts, DocumentLimits.none());
    }

    /** Nothing chosen. */
    public static ReadingChoices none() {
        return new ReadingChoices(ColumnMapping.none(), List.of());
    }

    /** A mapping alone. */
    public static ReadingChoices of(ColumnMapping mapping) {
        return new ReadingChoices(mapping, List.of());
    }

    /** The same under the limits of a rule pack. */
    public ReadingChoices under(DocumentLimits limits) {
        return new ReadingChoices(mapping, transcripts, limits);
    }

    /** What was typed in from a document last. */
    public Optional<Transcript> transcript(String file) {
        return transcripts.stream().filter(t -> t.file().equals(file)).reduce((earlier, later) -> later);
    }

    /**
     * What two entries of the key fields of a document agreed on.
     *
     * @param file path inside the pack
     * @param fields text by column key of the certificate index: {@code certificate_no}, {@code serial_no}, {@code
     *     performed}, {@code issued}, {@code valid_until}, {@code issuer}
     */
    public record Transcript(String file, SortedMap<String, String> fields) {
        public Transcript {
            fields = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }

        /** Keys of the fields that are typed in, in the order of the form. */
        public static List<String> keys() {
            return List.of("certificate_no", "serial_no", "issuer", "performed", "issued", "valid_until");
        }

        /** The keys in which two entries differ after blanks at the ends are left aside. */
        public static List<String> differences(Map<String, String> first, Map<String, String> second) {
            return keys().stream()
                    .filter(key -> !first.getOrDefault(key, "")
                            .strip()
                            .equals(second.getOrDefault(key, "").strip()))
                    .toList();
        }
    }
}
