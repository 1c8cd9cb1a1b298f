package cn.suyuan.rule.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.rule.AnswerSheet;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Facts;
import cn.suyuan.rule.Judge;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.PointOutcome;
import cn.suyuan.rule.Profile;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.RulePack;
import cn.suyuan.rule.ShippedRules;
import cn.suyuan.rule.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every requirement has a case for every verdict that it can have, and the table of them in the documentation is true. */
class EveryVerdictTest {

    private static final Path TABLE = Path.of("src", "docs", "clauses-served.md");
    private static final RulePack PACK = ShippedRules.pack();
    private static final Judge JUDGE = new Judge(ShippedRules.checks());
    /** From the worst to the best that an observation of a requirement can say. */
    private static final List<Verdict> WORST_FIRST =
            List.of(Verdict.NOT_MET, Verdict.NOT_VERIFIABLE, Verdict.MET, Verdict.NOT_APPLICABLE);

    /** Made once: some of them evaluate a model. */
    private static final List<VerdictCase> CASES = Stream.of(
                    Clause4Cases.all(),
                    Clause5Cases.all(),
                    Clause6Cases.all(),
                    Clause7Cases.all(),
                    GapCases.all(),
                    BalanceCases.all(),
                    SiteAndConfirmationCases.all())
            .flatMap(List::stream)
            .toList();

    static Stream<VerdictCase> cases() {
        return CASES.stream();
    }

    static Stream<Rule> rules() {
        return PACK.all().stream();
    }

    private static List<Observation> judge(String rule, Facts facts) {
        return JUDGE.judge(new CaseView(facts, PACK, Profile.STRICT), r -> r.id().equals(rule));
    }

    private static Verdict worst(List<Observation> observations) {
        return observations.stream()
                .map(Observation::verdict)
                .min(Comparator.comparing(WORST_FIRST::indexOf))
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_case_has_its_verdict_and_a_sentence(VerdictCase each) {
        List<Observation> observations = judge(each.rule(), each.facts());
        assertThat(worst(observations))
                .as(observations.stream()
                        .map(o -> o.verdict() + " " + o.statement().messageZh())
                        .toList()
                        .toString())
                .isEqualTo(each.verdict());
        assertThat(observations).allSatisfy(o -> {
            assertThat(o.statement().messageZh())
                    .isNotBlank()
                    .doesNotContain(PACK.word("judge.fault").zh());
            assertThat(o.statement().messageEn()).isNotBlank();
            assertThat(o.evidence()).isNotEmpty();
        });
    }

    /** What the checks leave open, people can settle, with evidence, in each way. */
    @ParameterizedTest
    @MethodSource("rules")
    void an_answer_settles_what_is_open(Rule rule) {
        Facts open = cases().filter(c -> c.rule().equals(rule.id()) && c.verdict() == Verdict.NOT_VERIFIABLE)
                .map(VerdictCase::facts)
                .findFirst()
                .orElseThrow();
        String subject = judge(rule.id(), open).stream()
                .filter(o -> o.verdict() == Verdict.NOT_VERIFIABLE)
                .map(o -> o.subject().text())
                .findFirst()
                .orElseThrow();
        for (Verdict verdict : Verdict.values()) {
            AnswerSheet.Answer answer = Rows.answer(rule.id(), subject, verdict, "observation")
                    .checked(rule.points().keySet().stream()
                            .collect(Collectors.toMap(point -> point, point -> PointOutcome.YES)));
            Facts answered = answered(open, answer);
            assertThat(judge(rule.id(), answered))
                    .filteredOn(o -> o.subject().text().equals(subject))
                    .extracting(Observation::verdict)
                    .contains(verdict);
        }
    }

    private static Facts answered(Facts f, AnswerSheet.Answer answer) {
        return new Facts(
                f.scope(),
                f.asOf(),
                f.pack(),
                f.tables(),
                f.ledger(),
                f.traceability(),
                f.streams(),
                f.footprint(),
                f.uncertainty(),
                f.sample(),
                f.answers().with(answer),
                f.team());
    }

    @Test
    void every_verdict_of_every_row_is_shown_by_a_case_an_answer_or_excluded_with_its_reason() {
        List<String> missing = new ArrayList<>();
        for (Rule rule : PACK.all()) {
            for (Verdict verdict : Verdict.values()) {
                if (cell(rule, verdict).isEmpty()) {
                    missing.add(rule.id() + " " + verdict);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void the_table_in_the_documentation_is_this_one() throws Exception {
        StringBuilder text = new StringBuilder();
        text.append("# 每一条款由什么判定，由哪些用例证明\n\n")
                .append("Made by `EveryVerdictTest`; a row for each of the ")
                .append(PACK.all().size())
                .append(" requirements. 「作答」: reached by the auditor's answer to what the check leaves open, ")
                .append("shown by `an_answer_settles_what_is_open`.\n\n")
                .append("| 条目 | 条款 | 方式 | 判定 | 符合 | 不符合 | 无法验证 | 不适用 |\n")
                .append("|---|---|---|---|---|---|---|---|\n");
        for (Rule rule : PACK.all()) {
            text.append("| ")
                    .append(rule.id())
                    .append(" | ")
                    .append(rule.clause())
                    .append(" | ")
                    .append(mode(rule));
            text.append(" | ").append(server(rule));
            for (Verdict verdict :
                    List.of(Verdict.MET, Verdict.NOT_MET, Verdict.NOT_VERIFIABLE, Verdict.NOT_APPLICABLE)) {
                text.append(" | ").append(cell(rule, verdict));
            }
            text.append(" |\n");
        }
        String made = text.toString();
        String there = Files.exists(TABLE) ? Files.readString(TABLE, StandardCharsets.UTF_8) : "";
        if (!there.equals(made)) {
            Path fresh = Path.of("target", "clauses-served.md");
            Files.createDirectories(fresh.getParent());
            Files.writeString(fresh, made, StandardCharsets.UTF_8);
        }
        assertThat(there).as("copy target/clauses-served.md to " + TABLE).isEqualTo(made);
    }

    private static String mode(Rule rule) {
        return switch (rule.mode()) {
            case AUTOMATIC -> "自动";
            case CONFIRMED -> "自动，审核员确认";
            case MANUAL -> "问答";
        };
    }

    private static String server(Rule rule) {
        return rule.mode() == Rule.Mode.MANUAL
                ? "引导式提问：" + rule.ask().zh()
                : ShippedRules.checks().stream()
                        .filter(c -> c.name().equals(rule.check()))
                        .map(c -> "`" + c.getClass().getSimpleName() + "`（" + c.name() + "）")
                        .findFirst()
                        .orElseThrow();
    }

    private static String cell(Rule rule, Verdict verdict) {
        List<String> names = cases().filter(c -> c.rule().equals(rule.id()) && c.verdict() == verdict)
                .map(VerdictCase::name)
                .toList();
        boolean open = cases().anyMatch(c -> c.rule().equals(rule.id()) && c.verdict() == Verdict.NOT_VERIFIABLE);
        return names.isEmpty() ? (open ? "作答" : "") : String.join("；", names);
    }
}
