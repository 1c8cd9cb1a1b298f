package cn.suyuan.ui.kit;

import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.Term;
import cn.suyuan.rule.Verdict;
import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The wording of the window in the language that is switched on; remembers keys that nobody has words for. */
public final class Words {
    private final Map<Language, Messages> all = new EnumMap<>(Language.class);
    private final Set<String> unknown = new TreeSet<>();
    private Language language;

    public Words(Language language) {
        this.language = language;
        for (Language each : Language.values()) {
            all.put(each, Messages.of(each));
        }
    }

    /** Language switched on. */
    public Language language() {
        return language;
    }

    public boolean chinese() {
        return language == Language.ZH;
    }

    /** Switches to another language; views have to be built anew. */
    public void speak(Language other) {
        language = other;
    }

    /** Text of a key with its placeholders filled. */
    public String of(String key, Object... arguments) {
        Messages messages = messages();
        if (!messages.has(key)) {
            unknown.add(key);
        }
        return messages.text(key, arguments);
    }

    /** Text of a key of another room, arguments as a list. */
    public String of(String key, List<String> arguments) {
        if (!messages().has(key)) {
            unknown.add(key);
        }
        return messages().text(key, arguments);
    }

    /** Text of a key, or another text where there is no wording for it. */
    public String orElse(String key, String other) {
        return messages().has(key) ? messages().text(key) : other;
    }

    /** A text whose codes such as {@code NO_CERT} are replaced by the words for them, where there are any. */
    public String plain(String text) {
        return text.matches("[A-Za-z]+") // a word alone is a state
                ? coded(text)
                : CODE.matcher(text).replaceAll(code -> java.util.regex.Matcher.quoteReplacement(coded(code.group())));
    }

    private String coded(String code) {
        String key = code.toLowerCase(Locale.ROOT);
        return CODED.stream()
                .filter(prefix -> messages().has(prefix + key))
                .findFirst()
                .map(prefix -> messages().text(prefix + key))
                .orElse(code);
    }

    private static final java.util.regex.Pattern CODE = java.util.regex.Pattern.compile(
            "\\b[A-Za-z]+(?:_[A-Za-z]+)+\\b|\\b(?:CLOSED|SUSPECT|CYCLE|DANGLING|UNVERIFIED)\\b");
    private static final List<String> CODED = List.of(
            "chain.state.",
            "streams.verdict.",
            "streams.anchors.state.",
            "streams.problem.",
            "certificate.kind.",
            "files.integrity.",
            "trust.path.",
            "trust.cryptographic.",
            "instrument.kind.",
            "instrument.deployment.",
            "instrument.status.",
            "sampling.stratum.");

    /** {@code prefix.name} of a constant, in lower case. */
    public String of(String prefix, Enum<?> constant) {
        return of(prefix + "." + constant.name().toLowerCase(Locale.ROOT));
    }

    /** Verdict in the words of the standard. */
    public String verdict(Verdict verdict) {
        return of("verdict", verdict);
    }

    /** Grade in the words of the standard. */
    public String grade(NonconformityGrade grade) {
        return of("grade", grade);
    }

    /** One of two texts by language. */
    public String pick(String zh, String en) {
        return chinese() || en.isBlank() ? zh : en;
    }

    /** The text in the language switched on. */
    public String pick(Term term) {
        return pick(term.zh(), term.en());
    }

    /** Keys that were asked for and have no wording in the language of the time. */
    public Set<String> unknown() {
        return Collections.unmodifiableSet(unknown);
    }

    /** Wording of the language switched on. */
    public Messages messages() {
        Messages messages = all.get(language);
        if (messages == null) {
            throw new IllegalStateException("no wording for " + language);
        }
        return messages;
    }
}
