package cn.suyuan.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    private final Messages zh = Messages.of(Language.ZH);
    private final Messages en = Messages.of(Language.EN);

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(zh.keys()).hasSizeGreaterThan(100).isEqualTo(en.keys());
    }

    @Test
    void both_languages_have_the_same_placeholders() {
        for (String key : zh.keys()) {
            assertThat(placeholders(en.raw(key))).as(key).isEqualTo(placeholders(zh.raw(key)));
        }
    }

    private static java.util.Set<String> placeholders(String text) {
        TreeSet<String> found = new TreeSet<>();
        PLACEHOLDER.matcher(text).results().forEach(match -> found.add(match.group()));
        return found;
    }
}
