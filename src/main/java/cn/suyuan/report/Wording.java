package cn.suyuan.report;

import cn.suyuan.text.Messages;
import java.util.Arrays;
import java.util.List;

/**
 * Wording of a report in its language; in a report in both languages Chinese comes first, English on the next line.
 *
 * @param language language of the report
 * @param zh Chinese wording
 * @param en English wording
 */
record Wording(ReportLanguage language, Messages zh, Messages en) {

    String text(String key, Object... arguments) {
        List<String> texts = Arrays.stream(arguments).map(String::valueOf).toList();
        return pick(zh.text(key, texts), en.text(key, texts));
    }

    /** One line in both languages, for titles and labels that must stay on one line. */
    String inline(String key, Object... arguments) {
        return text(key, arguments).replace('\n', ' ');
    }

    String pick(String chinese, String english) {
        return switch (language) {
            case ZH -> chinese;
            case EN -> english;
            case BOTH -> chinese.equals(english) ? chinese : chinese + "\n" + english;
        };
    }
}
