package cn.suyuan.ui.log;

import cn.suyuan.finding.Finding;
import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.Verdict;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.ClauseRow;
import cn.suyuan.ui.desk.PaperView.JournalLine;
import cn.suyuan.ui.kit.SettingName;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Entries of the journal in plain words. The sentence of a kind is {@code log.says.<kind>} (of a decision about a finding
 * {@code log.says.finding_decided.<decision>}) with the entry's own values by name: {@code {instrument}}, or
 * {@code {verdict:verdict}} where a value is a word of the program; a part in {@code [[…]]} is left out where all its
 * values are empty. Kinds without a sentence show their values.
 */
public final class EntryWords {

    private static final Pattern VALUE = Pattern.compile("\\{([a-z_.]+)(?::([a-z]+))?}");
    private static final Pattern OPTIONAL = Pattern.compile("\\[\\[(.*?)]]");
    private static final int SHORT_DIGEST = 12;
    private static final int SHORT_TEXT = 60;

    private final Words words;
    private final Optional<CaseView> view;

    public EntryWords(Words words, Optional<CaseView> view) {
        this.words = words;
        this.view = view;
    }

    /** The sentence of an entry. */
    public String of(JournalLine line) {
        String key = "log.says." + line.kind();
        String text = words.orElse(key + "." + line.value("decision"), words.orElse(key, ""));
        if (text.isEmpty()) {
            return line.summary();
        }
        Matcher optional = OPTIONAL.matcher(text);
        String whole = optional.replaceAll(
                part -> Matcher.quoteReplacement(hasValue(part.group(1), line) ? part.group(1) : ""));
        return VALUE.matcher(whole).replaceAll(value -> Matcher.quoteReplacement(value(value, line)));
    }

    /** Name of an entry's kind. */
    public String kind(JournalLine line) {
        return words.orElse("log.kind." + line.kind(), line.kind());
    }

    /** Number and clause of a finding, or the beginning of its words where it has no number. */
    public String finding(String findingId) {
        return view.flatMap(v -> v.judged().findings().stream()
                        .filter(f -> f.findingId().equals(findingId))
                        .findFirst())
                .map(this::label)
                .orElse(words.of("log.finding.gone"));
    }

    private String label(Finding finding) {
        String clauses = String.join(words.of("kit.list.separator"), finding.clauses());
        return finding.no() > 0
                ? words.of("log.finding.numbered", finding.no(), clauses)
                : words.of("log.finding.other", clauses, shortened(finding.descriptionZh()));
    }

    private boolean hasValue(String part, JournalLine line) {
        Matcher value = VALUE.matcher(part);
        while (value.find()) {
            if (!value(value.toMatchResult(), line).isBlank()) {
                return true;
            }
        }
        return false;
    }

    private String value(java.util.regex.MatchResult value, JournalLine line) {
        String name = value.group(1);
        if (name.endsWith(".")) {
            return family(name, String.valueOf(value.group(2)), line);
        }
        return worded(String.valueOf(value.group(2)), line.value(name));
    }

    private String worded(String how, String value) {
        return value.isEmpty()
                ? ""
                : switch (how) {
                    case "finding" -> finding(value);
                    case "findings" -> joined(value.lines().map(this::finding).toList());
                    case "grade" ->
                        named(NonconformityGrade.values(), value)
                                .map(words::grade)
                                .orElse(value);
                    case "verdict" ->
                        named(Verdict.values(), value).map(words::verdict).orElse(value);
                    case "profile" -> words.orElse("task.profile." + value.replace('+', '_'), value);
                    case "role" -> words.orElse("task.role." + value, value);
                    case "result" -> words.orElse("log.result." + value, value);
                    case "setting" -> SettingName.of(words, value);
                    case "rule" -> rule(value);
                    case "digest" -> value.substring(0, Math.min(SHORT_DIGEST, value.length()));
                    case "count" -> Long.toString(value.lines().count());
                    case "lines" -> joined(value.lines().toList());
                    case "short" -> shortened(value);
                    case "kind" -> words.orElse("log.kind." + value, value);
                    case "seq" -> entry(value);
                    default -> value;
                };
    }

    /** All values whose keys begin alike: names of people, parties, files. */
    private String family(String prefix, String how, JournalLine line) {
        List<String> found = new ArrayList<>();
        line.content().forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.add(how.equals("keys") ? key.substring(prefix.length()) : value.split("\t", -1)[0]);
            }
        });
        return joined(found);
    }

    private String entry(String seq) {
        return view.flatMap(v -> v.paper().journal().stream()
                        .filter(line -> Long.toString(line.number()).equals(seq))
                        .filter(line -> !line.kind().equals("act_undone"))
                        .findFirst())
                .map(line -> words.of("log.entry", seq, kind(line)) + " " + of(line))
                .orElse(words.of("log.entry", seq, ""));
    }

    private String rule(String ruleId) {
        return view.flatMap(v -> v.judged().clauses().stream()
                        .filter(row -> row.ruleId().equals(ruleId))
                        .findFirst())
                .map(this::question)
                .orElse(ruleId);
    }

    private String question(ClauseRow row) {
        return row.clause() + " " + words.pick(row.question());
    }

    private String joined(List<String> all) {
        return String.join(words.of("kit.list.separator"), all);
    }

    private static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= SHORT_TEXT ? line : line.substring(0, SHORT_TEXT) + "…";
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String word) {
        return Arrays.stream(all)
                .filter(e -> e.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
