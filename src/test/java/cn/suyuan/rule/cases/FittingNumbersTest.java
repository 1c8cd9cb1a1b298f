package cn.suyuan.rule.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.Checks;
import cn.suyuan.ledger.MeteringLevel;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Judge;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Profile;
import cn.suyuan.rule.RuleChoices;
import cn.suyuan.rule.RulePack;
import cn.suyuan.rule.ShippedRules;
import cn.suyuan.rule.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 配备率: the number of meters required is the one that the auditor confirms (5.2). */
class FittingNumbersTest {

    private static final String GROUP = "electricity/equipment";

    private static List<Observation> judged(SmallCase facts, RuleChoices choices) {
        RulePack pack = ShippedRules.pack().adjusted(choices);
        return new Judge(Checks.all())
                .judge(
                        new CaseView(facts.facts(), pack, Profile.DRAFT),
                        rule -> rule.id().equals("R-5.2-1"));
    }

    private static RuleChoices confirmed(String number) {
        return RuleChoices.none().with(RuleChoices.fitting(GROUP), new RuleChoices.Choice(number, "主要用能设备清单", "王审核"));
    }

    private static SmallCase twoOfTwo() {
        SmallCase facts = new SmallCase();
        facts.units.add(Rows.unit("electricity", MeteringLevel.EQUIPMENT, 1, "D1"));
        facts.units.add(Rows.unit("electricity", MeteringLevel.EQUIPMENT, 1, "D2"));
        return facts.with(SmallDevice.meter()).with(SmallDevice.named("D2"));
    }

    @Test
    void the_confirmed_number_counts_and_is_named_as_confirmed() {
        Observation declared = judged(twoOfTwo(), RuleChoices.none()).get(0);
        assertThat(declared.verdict()).isEqualTo(Verdict.MET);
        assertThat(declared.statement().messageZh()).contains("按申报");

        Observation three = judged(twoOfTwo(), confirmed("3")).get(0);
        assertThat(three.verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(three.statement().found()).startsWith("66.67");
        assertThat(three.statement().messageZh()).contains("应配计量器具3台（审核员确认）");

        assertThat(judged(twoOfTwo(), confirmed("2")).get(0).verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    void a_level_that_the_company_left_out_is_judged_by_the_ledger_once_its_number_is_confirmed() {
        SmallCase facts = new SmallCase().with(SmallDevice.meter().level(MeteringLevel.EQUIPMENT));
        assertThat(judged(facts, RuleChoices.none()).get(0).verdict()).isEqualTo(Verdict.NOT_VERIFIABLE);
        assertThat(judged(facts, confirmed("2")).get(0).verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(judged(facts, confirmed("1")).get(0).verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    void a_number_that_is_none_is_not_taken() {
        for (String wrong : List.of("-1", "1.5", "", "viele")) {
            assertThat(RuleChoices.number(RuleChoices.fitting(GROUP), wrong)).isEmpty();
        }
        assertThat(RuleChoices.number("fitting.electricity/office", "3")).isEmpty();
    }

    @Test
    void the_edition_of_2025_has_no_rates_yet_and_nothing_is_held_against_it() {
        RuleChoices edition = RuleChoices.none()
                .with(RuleChoices.EDITION, new RuleChoices.Choice("GB 17167-2025", "数据期在其实施之后", "王审核"));
        assertThat(judged(twoOfTwo(), edition).get(0).verdict()).isEqualTo(Verdict.NOT_VERIFIABLE);
    }
}
