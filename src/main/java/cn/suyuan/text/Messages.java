package cn.suyuan.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Wording by key. Each room has a pair of files {@code text/<room>_zh.properties} and {@code text/<room>_en.properties};
 * a test holds their keys and placeholders equal.
 */
public final class Messages {

    /** Rooms that may have a pair of files. */
    public static final List<String> ROOMS = List.of(
            "measure",
            "uncertainty",
            "chain",
            "trust",
            "evidence",
            "ledger",
            "traceability",
            "footprint",
            "sampling",
            "rule",
            "finding",
            "audit",
            "intake",
            "casefile",
            "report",
            "app",
            "cli",
            "ui");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");

    private final Language language;
    private final Map<String, String> texts;

    private Messages(Language language, Map<String, String> texts) {
        this.language = language;
        this.texts = Collections.unmodifiableMap(texts);
    }

    /** Loads all wording of a language from the class path. */
    public static Messages of(Language language) {
        Map<String, String> texts = new TreeMap<>();
        for (String room : ROOMS) {
            String name = "/text/" + room + "_" + language.name().toLowerCase(Locale.ROOT) + ".properties";
            try (InputStream in = Messages.class.getResourceAsStream(name)) {
                if (in != null) {
                    Properties properties = new Properties();
                    properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                    properties.forEach((key, value) -> texts.put((String) key, (String) value));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("wording " + name, e);
            }
        }
        return new Messages(language, texts);
    }

    /** The language of this wording. */
    public Language language() {
        return language;
    }

    /** All keys, sorted. */
    public SortedSet<String> keys() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(texts.keySet()));
    }

    /** Whether there is wording for a key. */
    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /** The raw text of a key with its placeholders, or the key itself. */
    public String raw(String key) {
        return texts.getOrDefault(key, key);
    }

    /** The text of a key, {@code {0}}…{@code {9}} replaced; an unknown key gives the key and its arguments. */
    public String text(String key, List<String> arguments) {
        String text = texts.get(key);
        if (text == null) {
            return arguments.isEmpty() ? key : key + " " + arguments;
        }
        return fill(text, arguments.stream().map(this::named).toList());
    }

    /** An argument that names another text, as {@code {traceability.aspect.issued}}, becomes that text. */
    private String named(String argument) {
        boolean name = argument.length() > 3 && argument.startsWith("{") && argument.endsWith("}");
        return name ? texts.getOrDefault(argument.substring(1, argument.length() - 1), argument) : argument;
    }

    /** The text of a key, {@code {0}}…{@code {9}} replaced. */
    public String text(String key, Object... arguments) {
        return text(key, java.util.Arrays.stream(arguments).map(String::valueOf).toList());
    }

    /** Replaces {@code {0}}…{@code {9}}; a placeholder without argument stays as it is, so that it is seen. */
    public static String fill(String text, List<String> arguments) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            int index = matcher.group(1).charAt(0) - '0';
            String value = index < arguments.size() ? arguments.get(index) : matcher.group();
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }
}
