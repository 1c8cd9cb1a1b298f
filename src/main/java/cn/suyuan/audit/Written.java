package cn.suyuan.audit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    /** Fields of a row, separated by TAB. */
    static List<String> fields(String text) {
        return List.of(text.split("\t", -1));
    }
}
