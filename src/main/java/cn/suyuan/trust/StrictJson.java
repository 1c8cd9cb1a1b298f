package cn.suyuan.trust;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON (RFC 8259) where repeated keys are an error and numbers must keep their digits, as signed meter records
 * want it.
 */
final class StrictJson {
    private static final int DEEPEST = 32;

    private final String text;
    private int at;

    private StrictJson(String text) {
        this.text = text;
    }

    /** The object that the text is; empty when it is none, is malformed or repeats a key. */
    static Optional<JsonValue.Members> object(String text) {
        try {
            StrictJson reader = new StrictJson(text);
            JsonValue value = reader.value(0);
            reader.blanks();
            return reader.at == text.length() && value instanceof JsonValue.Members members
                    ? Optional.of(members)
                    : Optional.empty();
        } catch (MalformedJson malformed) {
            return Optional.empty();
        }
    }

    private static final class MalformedJson extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private JsonValue value(int depth) {
        blanks();
        if (depth > DEEPEST) {
            throw new MalformedJson();
        }
        return switch (peek()) {
            case '{' -> members(depth);
            case '[' -> items(depth);
            case '"' -> new JsonValue.Text(string());
            default -> word();
        };
    }

    private JsonValue members(int depth) {
        Map<String, JsonValue> values = new LinkedHashMap<>();
        expect('{');
        blanks();
        if (skip('}')) {
            return new JsonValue.Members(values);
        }
        do {
            blanks();
            String key = string();
            blanks();
            expect(':');
            if (values.put(key, value(depth + 1)) != null) {
                throw new MalformedJson();
            }
            blanks();
        } while (skip(','));
        expect('}');
        return new JsonValue.Members(values);
    }

    private JsonValue items(int depth) {
        List<JsonValue> values = new ArrayList<>();
        expect('[');
        blanks();
        if (skip(']')) {
            return new JsonValue.Items(values);
        }
        do {
            values.add(value(depth + 1));
            blanks();
        } while (skip(','));
        expect(']');
        return new JsonValue.Items(values);
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c == '\\') {
                out.append(escape());
            } else if (c < 0x20) {
                throw new MalformedJson();
            } else {
                out.append(c);
            }
        }
        at++;
        return out.toString();
    }

    private char escape() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw new MalformedJson();
        };
    }

    private char unicode() {
        if (at + 4 > text.length()) {
            throw new MalformedJson();
        }
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(text.charAt(at++), 16);
            if (digit < 0) {
                throw new MalformedJson();
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private JsonValue word() {
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "-+.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String word = text.substring(from, at);
        if (word.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?|true|false|null")) {
            return new JsonValue.Word(word);
        }
        throw new MalformedJson();
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw new MalformedJson();
        }
        return text.charAt(at);
    }

    private boolean skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw new MalformedJson();
        }
    }
}
