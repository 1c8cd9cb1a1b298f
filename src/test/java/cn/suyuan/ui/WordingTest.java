package cn.suyuan.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.ActKind;
import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Wording with blanks by name: templates of findings and sentences of the journal. */
class WordingTest {
    private static final Pattern BLANK = Pattern.compile("\\{([a-z_.]+)");
    private static final List<Messages> BOTH = List.of(Messages.of(Language.ZH), Messages.of(Language.EN));

    @Test
    void every_blank_of_a_template_has_a_name_in_both_languages() {
        for (Messages messages : BOTH) {
            Set<String> templates = messages.keys().stream()
                    .filter(key -> key.startsWith("finding.template.") && key.endsWith(".text"))
                    .collect(Collectors.toSet());
            assertThat(templates).hasSize(8);
            for (String template : templates) {
                assertThat(blanks(messages.raw(template)))
                        .isNotEmpty()
                        .allSatisfy(blank -> assertThat(messages.has("finding.blank." + blank))
                                .as(template + " " + blank)
                                .isTrue());
            }
        }
    }

    @Test
    void templates_and_sentences_have_the_same_blanks_in_both_languages() {
        for (String key : BOTH.get(0).keys()) {
            if (key.startsWith("finding.template.") || key.startsWith("log.says.")) {
                assertThat(blanks(BOTH.get(1).raw(key)))
                        .as(key)
                        .isEqualTo(blanks(BOTH.get(0).raw(key)));
            }
        }
    }

    @Test
    void every_kind_of_act_has_a_name() {
        for (ActKind kind : ActKind.values()) {
            assertThat(BOTH.get(0).has("log.kind." + kind.wireName()))
                    .as(kind.wireName())
                    .isTrue();
        }
    }

    private static Set<String> blanks(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = BLANK.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
