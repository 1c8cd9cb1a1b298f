package cn.suyuan.report;

import cn.suyuan.text.Messages;
import java.util.Arrays;
import java.util.List;

/**
 * Wording of a report in its language. In a report in both languages a text is the Chinese and the English one with
 * {@link #BETWEEN} between them: what has room sets them side by side, the rest Chinese above English.
 *
 * @param language language of the report
 * @param zh Chinese wording
 * @param en English wording
 */
record Wording(ReportLanguage language, Messages zh, Messages en) {

    /** Between the Chinese and the English text; a noncharacter of Unicode, not for interchange. */
    static final char BETWEEN = '\uFDD0';

    String text(String key, Object... arguments) {
        List<String> texts = Arrays.stream(arguments).map(String::valueOf).toList();
        return pick(zh.text(key, texts), en.text(key, texts));
    }

    /** One line in both languages, for titles and labels that must stay on one line. */
    String inline(String key, Object... arguments) {
        return text(key, arguments).replace(BETWEEN, ' ').replace('\n', ' ');
    }

    /** The Chinese and the English part of a text, or the one text there is. */
    static List<String> sides(String text) {
        int between = text.indexOf(BETWEEN);
        return between < 0
                ? List.of(text)
                : List.of(
                        text.substring(0, between), text.substring(between + 1).replace(BETWEEN, '\n'));
    }

    /** The label of a clause on the page; a bare number stands once, it is the same in both languages. */
    String clause(String label, String english) {
        boolean named = english.chars().anyMatch(Character::isLetter);
        return language == ReportLanguage.BOTH && !named ? label : pick(label, english);
    }

    String pick(String chinese, String english) {
        return switch (language) {
            case ZH -> chinese;
            case EN -> english;
            case BOTH -> chinese.equals(english) ? chinese : chinese + BETWEEN + english;
        };
    }
}
