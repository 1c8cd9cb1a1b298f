package cn.suyuan.ui.findings;

import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence for one case of nonconformity with blanks by name. A blank that was not filled stands as {@code 〔name〕}, so
 * that it is seen, and a description with one is not saved.
 *
 * @param key case, {@code finding.template.<key>}
 * @param text sentence with {@code {blank}}s
 */
record WordingTemplate(String key, String text) {

    /** Cases in the order in which auditors meet them. */
    static final List<String> CASES = List.of(
            "no_certificate", "hole", "standard_lapsed", "accuracy", "tamper", "time", "indirect", "uncertainty");

    private static final Pattern BLANK = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern OPEN = Pattern.compile("〔([^〕]*)〕");

    static List<WordingTemplate> all(Words words) {
        return CASES.stream()
                .map(key -> new WordingTemplate(key, words.of("finding.template." + key + ".text")))
                .toList();
    }

    /** Names of the blanks in their order, each once. */
    List<String> blanks() {
        List<String> names = new ArrayList<>();
        Matcher matcher = BLANK.matcher(text);
        while (matcher.find()) {
            if (!names.contains(matcher.group(1))) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    /** The sentence with its blanks filled. */
    String filled(Map<String, String> values, Words words) {
        return BLANK.matcher(text).replaceAll(match -> {
            String value = values.getOrDefault(match.group(1), "").strip();
            return Matcher.quoteReplacement(
                    value.isEmpty() ? "〔" + words.of("finding.blank." + match.group(1)) + "〕" : value);
        });
    }

    /** Blanks that a text still has open. */
    static List<String> open(String text) {
        return OPEN.matcher(text)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }
}
