package cn.suyuan.rule.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.footprint.CrossCheck;
import cn.suyuan.measure.AccuracyStatement;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Facts;
import cn.suyuan.rule.Judge;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Profile;
import cn.suyuan.rule.RulePack;
import cn.suyuan.rule.ShippedRules;
import cn.suyuan.rule.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Acceptance tests of the sample company by number, as far as rules decide them: 1, 3, 6, 7, 8, 13. The others carry their
 * number in their name too: 2 and 3 in {@code TicketDrawTest}, 4 and 5 in {@code ChainClosureTest}, 9 and 10 in
 * {@code AcceptanceNumbersTest}, 11 and 12 in {@code AcceptanceFormTest}, 14 in {@code SamplePacksTest}.
 */
class AcceptanceTest {

    private final RulePack pack = ShippedRules.pack();
    private final Judge judge = new Judge(ShippedRules.checks());

    private Verdict verdict(String rule, Facts facts) {
        return judge.judge(new CaseView(facts, pack, Profile.DRAFT_AND_NOTE), r -> r.id().equals(rule)).stream()
                .map(Observation::verdict)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "9, 1", "10, 1", "11, 2", "63, 7"})
    void test_1_ten_per_cent_rounded_up_are_enough_and_one_less_is_not(int devices, int wanted) {
        for (int drawn : new int[] {wanted, wanted - 1}) {
            SmallCase s = new SmallCase();
            List<String> numbers =
                    IntStream.rangeClosed(1, devices).mapToObj(i -> "D" + i).toList();
            numbers.forEach(no -> s.with(SmallDevice.named(no)));
            s.sample =
                    Optional.of(Rows.sample(devices, numbers.subList(0, drawn).toArray(new String[0])));
            assertThat(verdict("R-7.2-1", s.facts())).isEqualTo(drawn == wanted ? Verdict.MET : Verdict.NOT_MET);
        }
    }

    @Test
    void test_3_a_ledger_that_changed_after_the_draw_is_told() {
        SmallCase s = new SmallCase();
        s.with(SmallDevice.named("D1")).with(SmallDevice.named("D2"));
        s.sample = Optional.of(Rows.sample(2, "D1"));
        assertThat(verdict("R-7.2-1", s.facts())).isEqualTo(Verdict.MET);
        s.with(SmallDevice.named("D3"));
        assertThat(verdict("R-7.2-1", s.facts())).isEqualTo(Verdict.NOT_VERIFIABLE);
    }

    @ParameterizedTest
    @CsvSource({"93.075, MET", "93.138, NOT_MET"})
    void test_6_fifteen_per_cent_pass_and_15_01_need_an_analysis(String expanded, Verdict verdict) {
        SmallCase s = new SmallCase().model(Models.with("0.03", Models.declared("620.5", expanded, "2", "0.95")));
        assertThat(verdict("R-6.3B-5", s.facts())).isEqualTo(verdict);
        assertThat(verdict("R-6.3B-6", s.facts()))
                .isEqualTo(verdict == Verdict.MET ? Verdict.NOT_APPLICABLE : Verdict.NOT_MET);
    }

    @ParameterizedTest
    @CsvSource({"1.05, MET", "0.95, MET", "1.0501, NOT_MET", "0.9499, NOT_MET"})
    void test_7_five_per_cent_pass_and_5_01_do_not(String own, Verdict verdict) {
        SmallCase s = new SmallCase();
        s.crossChecks.add(Rows.check(CrossCheck.Kind.THIRD_PARTY, own, "1.00", "CNAS", "2025-12-30", ""));
        assertThat(verdict("R-6.2-8", s.facts())).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"2025-12-31, MET", "2026-01-01, NOT_MET"})
    void test_8_24_months_pass_and_a_day_more_needs_a_reason(String periodEnd, Verdict verdict) {
        SmallCase s = new SmallCase();
        s.period = Optional.of(new cn.suyuan.measure.DateRange(
                java.time.LocalDate.of(2025, 1, 1), java.time.LocalDate.parse(periodEnd)));
        s.factors.add(Rows.factor("2023", ""));
        assertThat(verdict("R-6.2-1", s.facts())).isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5S级", "０．５s", "±0.5%", "0.5%FS", "C级", "III", "Ⅲ", "1.6级", "MPE:±(0.15+0.002|t|)℃"})
    void test_13_the_spellings_of_classes_are_read(String text) {
        assertThat(AccuracyStatement.parse(text).isUnderstood()).isTrue();
    }
}
