package cn.suyuan.rule.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.ledger.MeteringLevel;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Judge;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Profile;
import cn.suyuan.rule.RuleChoices;
import cn.suyuan.rule.RulePack;
import cn.suyuan.rule.RulePackException;
import cn.suyuan.rule.ShippedRules;
import cn.suyuan.rule.Verdict;
import cn.suyuan.traceability.TraceabilityCertificate.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** GB 17167-2025 can be chosen for a case; while its limits are 待核对 nothing is held against them, nor passed. */
class EditionOfAccuracyTest {

    private static final RuleChoices NEW_EDITION = new RuleChoices(new TreeMap<>())
            .with(RuleChoices.EDITION, new RuleChoices.Choice("GB 17167-2025", "委托方要求", "林示例"));
    private static final Judge JUDGE = new Judge(ShippedRules.checks());

    private static Observation judged(RulePack pack, String rule, String accuracy) {
        SmallCase s = new SmallCase()
                .with(SmallDevice.meter().level(MeteringLevel.SITE).accuracy(accuracy));
        s.certificates.add(Rows.certificate("C1", Kind.VERIFICATION, accuracy, "2025-01-01"));
        return JUDGE.judge(new CaseView(s.facts(), pack, Profile.DRAFT_AND_NOTE), r -> r.id().equals(rule))
                .get(0);
    }

    @Test
    void by_default_the_table_of_2006_decides_and_is_named() {
        Observation found = judged(ShippedRules.pack(), "R-5.2-2", "3");
        assertThat(found.verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(found.statement().limit()).startsWith("GB 17167-2006");
        assertThat(found.statement().source()).contains("待核对");
    }

    @Test
    void limits_that_nobody_entered_neither_pass_nor_fail() {
        RulePack chosen = ShippedRules.pack().adjusted(NEW_EDITION);
        for (String accuracy : new String[] {"0.2S", "3"}) {
            Observation found = judged(chosen, "R-5.2-2", accuracy);
            assertThat(found.verdict()).isEqualTo(Verdict.NOT_VERIFIABLE);
            assertThat(found.statement().messageZh()).contains("GB 17167-2025", "待核对");
        }
        assertThat(judged(chosen, "R-2-1", "1").verdict()).isEqualTo(Verdict.NOT_VERIFIABLE);
    }

    @Test
    void entered_by_a_rule_pack_they_decide_and_stay_marked() throws RulePackException {
        RulePack entered = RulePack.read(
                        name -> ShippedRules.source()
                                .bytes(name)
                                .flatMap(bytes -> Optional.of(
                                        name.equals("gb17167-2025-accuracy.csv")
                                                ? new String(bytes, StandardCharsets.UTF_8)
                                                        .replace("按2025版用户分类,,", "按2025版用户分类,0.5S,")
                                                        .getBytes(StandardCharsets.UTF_8)
                                                : bytes)),
                        ShippedRules.checks())
                .adjusted(NEW_EDITION);
        Observation found = judged(entered, "R-5.2-2", "1");
        assertThat(found.verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(found.statement().limit()).isEqualTo("GB 17167-2025 0.5S");
        assertThat(found.statement().source()).contains("待核对");
        assertThat(judged(entered, "R-5.2-2", "0.2S").verdict()).isEqualTo(Verdict.MET);
    }
}
