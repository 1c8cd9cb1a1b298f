package cn.suyuan.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A JSON value with the line it stands on and its numbers as written. A key that stands twice keeps its first value and
 * is told.
 *
 * @param text of strings and numbers, and {@code true}, {@code false}, {@code null}
 */
record JsonTree(Form form, String text, Map<String, JsonTree> members, List<JsonTree> elements, int line) {

    /** Forms of value. */
    enum Form {
        OBJECT,
        ARRAY,
        STRING,
        NUMBER,
        WORD
    }

    private static final JsonFactory FACTORY = new JsonFactory();

    /**
     * Reads a whole text.
     *
     * @param twice told of each repeated key and its line
     * @throws IOException where the text is no JSON
     */
    static JsonTree read(String text, BiConsumer<String, Integer> twice) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            return value(parser, twice);
        }
    }

    private static JsonTree value(JsonParser parser, BiConsumer<String, Integer> twice) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("no value in line " + line);
        }
        Map<String, JsonTree> members = new LinkedHashMap<>();
        List<JsonTree> elements = new ArrayList<>();
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                int keyLine = parser.currentTokenLocation().getLineNr();
                parser.nextToken();
                if (members.putIfAbsent(key, value(parser, twice)) != null) {
                    twice.accept(key, keyLine);
                }
            }
            return new JsonTree(Form.OBJECT, "", members, elements, line);
        }
        if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(parser, twice));
            }
            return new JsonTree(Form.ARRAY, "", members, elements, line);
        }
        Form form = token.isNumeric() ? Form.NUMBER : token == JsonToken.VALUE_STRING ? Form.STRING : Form.WORD;
        return new JsonTree(form, parser.getText(), members, elements, line);
    }

    /** Returns a member that is there and not {@code null}. */
    Optional<JsonTree> member(String key) {
        return Optional.ofNullable(members.get(key)).filter(found -> !found.isNull());
    }

    boolean isNull() {
        return form == Form.WORD && text.equals("null");
    }
}
