package cn.suyuan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeContractTest {

    private final RulePack pack = ShippedRules.pack();
    private final Judge judge = new Judge(ShippedRules.checks());

    @ParameterizedTest
    @EnumSource(Profile.class)
    void no_check_faults_on_empty_facts(Profile profile) {
        for (Facts facts : List.of(FactsBuilder.empty(), new FactsBuilder().build())) {
            for (Observation observation : judge.judge(pack, profile, facts)) {
                assertThat(observation.statement().messageZh())
                        .as(observation.key())
                        .doesNotContain(pack.word("judge.fault").zh());
                assertThat(observation.evidence()).as(observation.key()).isNotEmpty();
            }
        }
    }

    @Test
    void every_rule_observes_something_even_of_nothing() {
        List<String> observed = judge.judge(pack, Profile.DRAFT_AND_NOTE, FactsBuilder.empty()).stream()
                .map(Observation::ruleId)
                .distinct()
                .toList();
        assertThat(observed).hasSize(77);
    }

    @Test
    void equal_facts_give_equal_observations() {
        Facts facts = new FactsBuilder().build();
        assertThat(judge.judge(pack, Profile.STRICT, facts)).isEqualTo(judge.judge(pack, Profile.STRICT, facts));
    }

    @Test
    void of_nothing_the_substance_of_no_clause_is_met() {
        List<String> met = judge.judge(pack, Profile.STRICT, FactsBuilder.empty()).stream()
                .filter(o -> o.verdict() != Verdict.NOT_VERIFIABLE)
                .map(Observation::key)
                .toList();
        assertThat(met).isEmpty();
    }

    @Test
    void the_plain_profile_leaves_the_explanatory_note_out() {
        assertThat(judge.judge(pack, Profile.DRAFT, FactsBuilder.empty()))
                .noneMatch(o -> o.ruleId().startsWith("E-"));
    }

    @Test
    void the_note_is_advisory_by_default_and_decides_in_the_strict_profile() {
        assertThat(judge.judge(pack, Profile.DRAFT_AND_NOTE, FactsBuilder.empty()))
                .filteredOn(o -> o.ruleId().startsWith("E-"))
                .allMatch(Observation::advisory);
        assertThat(judge.judge(pack, Profile.STRICT, FactsBuilder.empty()))
                .filteredOn(o -> o.ruleId().startsWith("E-"))
                .noneMatch(Observation::advisory);
    }

    @Test
    void a_check_that_throws_becomes_not_verifiable_and_names_the_fault() {
        Check broken = new Check() {
            @Override
            public String name() {
                return "ledger-fields";
            }

            @Override
            public java.util.Map<String, Integer> cases() {
                return java.util.Map.of();
            }

            @Override
            public List<Observation> check(Rule rule, CaseView view) {
                throw new IllegalStateException("out of ink");
            }
        };
        assertThat(new Judge(List.of(broken)).judge(pack, Profile.DRAFT, FactsBuilder.empty()))
                .filteredOn(o -> o.ruleId().equals("R-5.3-2"))
                .singleElement()
                .satisfies(o -> {
                    assertThat(o.verdict()).isEqualTo(Verdict.NOT_VERIFIABLE);
                    assertThat(o.statement().messageZh()).contains("out of ink");
                });
    }

    @Test
    void an_answer_settles_what_only_people_can_judge() {
        AnswerSheet.Answer answer = new AnswerSheet.Answer(
                "R-1-1", new Subject("case"), Verdict.NOT_MET, "使用阶段被略去，未说明理由。", java.util.Optional.empty(), List.of());
        Facts facts = new FactsBuilder().answered(answer).build();
        assertThat(judge.judge(pack, Profile.DRAFT, facts))
                .filteredOn(o -> o.ruleId().equals("R-1-1"))
                .singleElement()
                .satisfies(o -> {
                    assertThat(o.verdict()).isEqualTo(Verdict.NOT_MET);
                    assertThat(o.proposedGrade()).contains(NonconformityGrade.SERIOUS);
                });
    }

    @Test
    void a_checklist_is_met_only_when_every_point_was_found_in_order() {
        AnswerSheet.Answer met = new AnswerSheet.Answer(
                "R-7.2-4", new Subject("case"), Verdict.MET, "已审查。", java.util.Optional.empty(), List.of());
        java.util.Map<String, PointOutcome> points = new java.util.TreeMap<>();
        pack.rule("R-7.2-4").orElseThrow().points().keySet().forEach(p -> points.put(p, PointOutcome.YES));
        assertThat(verdictOf(met)).describedAs("no point looked at").isEqualTo(Verdict.NOT_VERIFIABLE);
        assertThat(verdictOf(met.checked(points))).isEqualTo(Verdict.MET);
        points.put("02", PointOutcome.NOT_APPLICABLE);
        assertThat(verdictOf(met.checked(points))).isEqualTo(Verdict.MET);
        points.put("02", PointOutcome.NO);
        assertThat(verdictOf(met.checked(points))).isEqualTo(Verdict.NOT_VERIFIABLE);
    }

    private Verdict verdictOf(AnswerSheet.Answer answer) {
        return judge
                .judge(pack, Profile.DRAFT, new FactsBuilder().answered(answer).build())
                .stream()
                .filter(o -> o.ruleId().equals("R-7.2-4"))
                .findFirst()
                .orElseThrow()
                .verdict();
    }
}
