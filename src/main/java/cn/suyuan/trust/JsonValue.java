package cn.suyuan.trust;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value as it was written: numbers keep their digits. */
sealed interface JsonValue {
    /** A string, unescaped. */
    record Text(String value) implements JsonValue {}

    /** A number, {@code true}, {@code false} or {@code null}, as written. */
    record Word(String written) implements JsonValue {}

    /** An array. */
    record Items(List<JsonValue> values) implements JsonValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** An object; no key stands in it twice. */
    record Members(Map<String, JsonValue> values) implements JsonValue {
        Optional<String> text(String key) {
            return values.get(key) instanceof Text text ? Optional.of(text.value()) : Optional.empty();
        }
    }
}
