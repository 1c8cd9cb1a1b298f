package cn.suyuan.rule.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.chain.StreamProblemCode;
import cn.suyuan.evidence.PackIntegrity;
import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.footprint.CrossCheck;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.ledger.MeteringLevel;
import cn.suyuan.measure.Quantity;
import cn.suyuan.rule.AnswerSheet;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Judge;
import cn.suyuan.rule.KeyDevices;
import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.Profile;
import cn.suyuan.rule.RuleChoices;
import cn.suyuan.rule.RulePack;
import cn.suyuan.rule.ShippedRules;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key devices and key data by the rules, and as the auditor marks or unmarks them with a reason. */
class KeyMarksTest {

    private static final RulePack PACK = ShippedRules.pack();

    /** A meter at the boundary that measures all energy of the product, and one that measures none of it. */
    private static SmallCase plant() {
        SmallCase s = new SmallCase()
                .model(Models.plain())
                .with(SmallDevice.named("D1").level(MeteringLevel.SITE))
                .with(SmallDevice.named("D2"));
        s.activities.add(Rows.activity("2", ""));
        s.factors.add(Rows.factor("2023", ""));
        return s;
    }

    private static SmallCase marked(String subject, Verdict verdict) {
        SmallCase s = plant();
        s.answers = AnswerSheet.blank()
                .with(new AnswerSheet.Answer(
                        KeyDevices.MARK, new Subject(subject), verdict, "现场查证", Optional.empty(), List.of()));
        return s;
    }

    private static CaseView look(SmallCase s, RulePack pack) {
        return new CaseView(s.facts(), pack, Profile.DRAFT_AND_NOTE);
    }

    @Test
    void the_rules_alone_make_the_boundary_meter_key_and_the_other_not() {
        CaseView view = look(plant(), PACK);
        assertThat(view.keyReason(Subject.instrument("D1"))).contains("K1");
        assertThat(view.keyReason(Subject.instrument("D2"))).isEmpty();
        assertThat(view.keyReason(new Subject("factor:F1"))).contains("KD");
    }

    @Test
    void a_mark_makes_a_device_key_and_says_why() {
        CaseView view = look(marked("instrument:D2", Verdict.MET), PACK);
        assertThat(view.keyReason(Subject.instrument("D2"))).contains("K5");
        assertThat(view.keyDevices().reason("D2").orElseThrow().said()).isEqualTo("现场查证");
    }

    @Test
    void an_unmarked_device_is_no_key_device_and_is_kept_on_record() {
        CaseView view = look(marked("instrument:D1", Verdict.NOT_MET), PACK);
        assertThat(view.keyReason(Subject.instrument("D1"))).isEmpty();
        assertThat(view.keyDevices().lifted()).containsOnlyKeys("D1");
        assertThat(view.keyDevices().lifted().values())
                .extracting(KeyDevices.KeyReason::code)
                .containsExactly("K1");
    }

    @Test
    void a_datum_can_be_unmarked_too() {
        CaseView view = look(marked("factor:F1", Verdict.NOT_MET), PACK);
        assertThat(view.keyReason(new Subject("factor:F1"))).isEmpty();
        assertThat(view.shares().lifted()).containsEntry("factor:F1", "现场查证");
    }

    /** The factor is declared a twentieth of what a third party found; beside it a material makes up nearly all. */
    @Test
    void a_value_made_too_small_stays_a_key_datum_and_its_defect_serious() {
        String material = "," + Models.input("M1", "activity:A2", "1000", "[]") + ","
                + Models.input("F2", "factor:F2", "1", "[]");
        String json = Models.with("0.03", "null")
                .replace("E1*F1", "E1*F1+M1*F2")
                .replace("0.6205", "0.031")
                .replace("}]}]", "}]}" + material + "]");
        SmallCase s = new SmallCase().model(json);
        s.factors.add(smaller(Rows.factor("2023", "")));
        CaseView alone = look(s, PACK);
        assertThat(alone.keyReason(new Subject("factor:F2"))).contains("KD");
        assertThat(alone.keyReason(new Subject("factor:F1"))).isEmpty();
        s.crossChecks.add(Rows.check(CrossCheck.Kind.THIRD_PARTY, "0.6205", "0.6205", "CNAS", "2025-12-30", ""));
        CaseView sampled = look(s, PACK);
        assertThat(sampled.keyReason(new Subject("factor:F1"))).contains("KD");
        assertThat(sampled.shares().share("factor:F1").orElseThrow()).isBetween(0.38, 0.39);
        assertThat(grades("R-6.2-8", sampled)).containsExactly(NonconformityGrade.SERIOUS);
    }

    private static EmissionFactor smaller(EmissionFactor f) {
        return new EmissionFactor(
                f.factorId(),
                f.name(),
                Optional.of(new Quantity(new BigDecimal("0.031"), "kgCO2e/kWh")),
                f.origin(),
                f.isDefault(),
                f.deviationCoefficient(),
                f.relativeU95(),
                f.validity(),
                "",
                "",
                "",
                f.row());
    }

    private static List<NonconformityGrade> grades(String rule, CaseView view) {
        return new Judge(ShippedRules.checks())
                .judge(view, r -> r.id().equals(rule)).stream()
                        .flatMap(o -> o.proposedGrade().stream())
                        .toList();
    }

    @ParameterizedTest
    @CsvSource({"2025-05-18, GENERAL", "2025-06-02, SERIOUS"})
    void more_than_a_twentieth_of_a_carrier_missing_is_serious(String until, NonconformityGrade grade) {
        SmallCase s = new SmallCase().with(SmallDevice.meter().carrier("electricity"));
        s.activities.add(Rows.activity("1", "T1"));
        s.streams = new StreamEvidence(
                PackIntegrity.INTACT,
                List.of(),
                List.of(Rows.stream(100, true, List.of(), "", until, StreamProblemCode.GAP)),
                List.of(),
                List.of());
        assertThat(grades("R-6.3A-2", look(s, PACK))).containsExactly(grade);
    }

    @Test
    void the_share_that_makes_a_device_key_can_be_settled_for_the_case() {
        RulePack loose = PACK.adjusted(choice("key.floor", "1"));
        SmallCase small = plant();
        small.activities.clear(); // nothing feeds the calculation, so no share is known
        assertThat(look(small, loose).keyReason(Subject.instrument("D1"))).isEmpty();
        assertThat(loose.setting("key.floor").source()).contains("调整", "合同约定");
        assertThat(loose.shipped("key.floor").orElseThrow().text()).isEqualTo("0.02");
        assertThat(loose.sm3()).isEqualTo(PACK.sm3());
    }

    @ParameterizedTest
    @CsvSource({
        "materiality, 0",
        "materiality, 1.5",
        "materiality, -0.1",
        "materiality, abc",
        "materiality, 1e9",
        "grade.devices, 2.5",
        "grade.devices, 0",
        "balance.other, 0.1",
        "nonsense, 0.1"
    })
    void what_no_setting_can_be_changes_nothing(String name, String value) {
        RulePack adjusted = PACK.adjusted(choice(name, value));
        assertThat(adjusted.settings()).isEqualTo(PACK.settings());
        assertThat(RuleChoices.number(name, value)).isEmpty();
    }

    private static RuleChoices choice(String name, String value) {
        return new RuleChoices(new TreeMap<>()).with(name, new RuleChoices.Choice(value, "合同约定", "林示例"));
    }
}
