package cn.suyuan.audit;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.rule.AnswerSheet;
import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.PointOutcome;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Verdict;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values as written in journal entries; what cannot be read is empty. */
final class Written {

    private Written() {}

    static Optional<LocalDate> day(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<Long> whole(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(text));
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    static <E extends Enum<E>> Optional<E> word(Class<E> type, @Nullable String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equalsIgnoreCase(text))
                .findFirst();
    }

    /** Prefix of the keys under which an entry names evidence: path, row and SM3 digest, separated by TAB. */
    static final String EVIDENCE = "evidence.";

    /** The evidence that an entry names, in the order of its keys. */
    static List<EvidenceReference> references(JournalEntry entry) {
        List<EvidenceReference> references = new ArrayList<>();
        for (Map.Entry<String, String> field : entry.content().entrySet()) {
            List<String> fields = fields(field.getValue());
            if (field.getKey().startsWith(EVIDENCE) && fields.size() == 3) {
                int row = whole(fields.get(1))
                        .filter(n -> n >= 0 && n <= Integer.MAX_VALUE)
                        .orElse(0L)
                        .intValue();
                references.add(new EvidenceReference(fields.get(0), row, fields.get(2)));
            }
        }
        return references;
    }

    /** Prefix of the keys under which an answer says what was found at a point of a checklist. */
    static final String POINT = "point.";

    /** Subjects of an answer, a line each. */
    static List<String> subjects(JournalEntry entry) {
        return List.of(entry.value("subject").split("\n", -1));
    }

    /** The answer of an entry, once for each of its subjects; none where its verdict cannot be read. */
    static List<AnswerSheet.Answer> answers(JournalEntry entry) {
        Map<String, PointOutcome> points = new TreeMap<>();
        entry.content().forEach((key, value) -> {
            if (key.startsWith(POINT)) {
                PointOutcome.of(value).ifPresent(outcome -> points.put(key.substring(POINT.length()), outcome));
            }
        });
        return word(Verdict.class, entry.value("verdict")).stream()
                .flatMap(verdict -> subjects(entry).stream()
                        .map(subject -> new AnswerSheet.Answer(
                                entry.value("rule"),
                                new Subject(subject),
                                verdict,
                                entry.value("text"),
                                word(NonconformityGrade.class, entry.value("grade")),
                                references(entry),
                                entry.value("method"),
                                points)))
                .toList();
    }

    /** Evidence as content of an entry. */
    static Map<String, String> content(List<EvidenceReference> evidence) {
        Map<String, String> content = new TreeMap<>();
        int number = 100;
        for (EvidenceReference reference : evidence) {
            content.put(EVIDENCE + number, reference.file() + "\t" + reference.row() + "\t" + reference.sm3());
            number++;
        }
        return content;
    }

    /** Fields of a row, separated by TAB. */
    static List<String> fields(String text) {
        return List.of(text.split("\t", -1));
    }
}
