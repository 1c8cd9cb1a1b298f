package cn.suyuan.rule.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Judge;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Profile;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.RulePack;
import cn.suyuan.rule.ShippedRules;
import cn.suyuan.rule.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the three profiles change: the explanatory note is left out, shown, or decides; the text itself always decides. */
class ProfileTest {

    private static final RulePack PACK = ShippedRules.pack();
    private static final Judge JUDGE = new Judge(ShippedRules.checks());
    private static final List<VerdictCase> CASES = Stream.of(
                    Clause4Cases.all(), Clause5Cases.all(), Clause6Cases.all(), Clause7Cases.all())
            .flatMap(List::stream)
            .filter(each -> each.verdict() == Verdict.NOT_MET)
            .toList();

    /** For each requirement that can fail, the first case in which it does. */
    static Stream<VerdictCase> failures() {
        return PACK.all().stream()
                .flatMap(rule -> CASES.stream()
                        .filter(each -> each.rule().equals(rule.id()))
                        .limit(1));
    }

    private static List<Observation> judged(VerdictCase each, Profile profile) {
        return JUDGE
                .judge(
                        new CaseView(each.facts(), PACK, profile),
                        rule -> rule.id().equals(each.rule()))
                .stream()
                .filter(observation -> observation.verdict() == Verdict.NOT_MET)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_failure_counts_by_profile_and_kind_of_requirement(VerdictCase each) {
        Rule rule = PACK.rule(each.rule()).orElseThrow();
        boolean note = rule.binding() == Rule.Binding.EXPLANATORY;
        assertThat(judged(each, Profile.DRAFT).isEmpty()).as("left out").isEqualTo(note);
        assertThat(judged(each, Profile.DRAFT_AND_NOTE)).isNotEmpty().allSatisfy(o -> {
            assertThat(o.advisory()).isEqualTo(note);
            assertThat(o.isNonconformity()).isEqualTo(!note && !rule.isTeamDuty());
        });
        assertThat(judged(each, Profile.STRICT)).isNotEmpty().allSatisfy(o -> {
            assertThat(o.advisory()).isFalse();
            assertThat(o.isNonconformity()).isEqualTo(!rule.isTeamDuty());
        });
    }

    @Test
    void all_twelve_statements_of_the_note_are_seen_to_fail() {
        assertThat(failures().filter(each -> each.rule().startsWith("E-"))).hasSize(12);
    }

    @ParameterizedTest
    @CsvSource({"draft, 65, 65", "draft+note, 77, 65", "strict, 77, 77"})
    void a_profile_applies_and_counts_so_many_requirements(String name, int applied, int deciding) {
        Profile profile = Profile.named(name).orElseThrow();
        assertThat(PACK.all().stream().filter(profile::applies)).hasSize(applied);
        assertThat(PACK.all().stream().filter(profile::applies).filter(rule -> !profile.isAdvisory(rule)))
                .hasSize(deciding);
    }
}
