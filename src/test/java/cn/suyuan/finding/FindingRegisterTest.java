package cn.suyuan.finding;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.RulePack;
import cn.suyuan.rule.ShippedRules;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingRegisterTest {

    private final RulePack pack = ShippedRules.pack();
    private final DraftFindings drafts = new DraftFindings(pack);

    @Test
    void three_water_meters_of_class_2_are_one_finding() {
        List<Finding> findings = drafts.of(List.of(
                observation("R-5.1-9", "instrument:W02", NonconformityGrade.GENERAL, "not_met"),
                observation("R-5.1-9", "instrument:W03", NonconformityGrade.GENERAL, "not_met"),
                observation("R-5.1-9", "instrument:W04", NonconformityGrade.GENERAL, "not_met")));
        assertThat(findings).singleElement().satisfies(f -> {
            assertThat(f.clauses()).containsExactly("5.1 9）");
            assertThat(f.observationKeys()).hasSize(3);
            assertThat(f.verification()).isEqualTo(Finding.VerificationMode.A);
            assertThat(f.descriptionZh())
                    .startsWith("经查，")
                    .contains("不符合5.1 9）“水流量表：1”的要求。")
                    .contains("证据：data/ledger.csv 第5行");
        });
    }

    @Test
    void serious_and_general_are_two_findings() {
        assertThat(drafts.of(List.of(
                        observation("R-5.1-2", "instrument:CT04", NonconformityGrade.SERIOUS, "not_met"),
                        observation("R-5.1-2", "instrument:CT05", NonconformityGrade.GENERAL, "not_met"))))
                .extracting(Finding::grade)
                .containsExactly(NonconformityGrade.SERIOUS, NonconformityGrade.GENERAL);
    }

    @Test
    void different_faults_of_ledger_rows_are_different_findings() {
        assertThat(drafts.of(List.of(
                        observation("R-5.3-2", "instrument:A", NonconformityGrade.GENERAL, "missing"),
                        observation("R-5.3-2", "instrument:B", NonconformityGrade.GENERAL, "duplicate"),
                        observation("R-5.3-2", "instrument:C", NonconformityGrade.GENERAL, "missing"))))
                .hasSize(2);
    }

    @Test
    void a_device_without_certificate_is_one_finding_although_three_requirements_are_broken() {
        assertThat(drafts.of(List.of(
                        observation("R-4.1-1", "instrument:E05", NonconformityGrade.SERIOUS, "no_cert"),
                        observation("R-4.1-3", "instrument:E05", NonconformityGrade.SERIOUS, "no_cert"),
                        observation("R-7.2-2", "instrument:E05", NonconformityGrade.SERIOUS, "not_met"))))
                .singleElement()
                .satisfies(f -> assertThat(f.clauses()).containsExactly("4.1", "7.2"));
    }

    @Test
    void advisory_and_unverifiable_observations_draft_nothing() {
        Observation advisory = observation("E-3", "instrument:E05", NonconformityGrade.GENERAL, "not_met");
        assertThat(drafts.of(List.of(advisory(advisory)))).isEmpty();
    }

    @Test
    void a_withdrawn_finding_is_kept_without_a_number() {
        FindingRegister register = register(List.of(new AuditorDecision.Withdraw("R-5.1-9/not_met/general", "复查合格")));
        assertThat(register.findings()).extracting(Finding::no).containsExactly(1, 0);
        assertThat(register.standing()).hasSize(1);
    }

    @Test
    void a_regrade_changes_grade_and_reason() {
        FindingRegister register = register(
                List.of(new AuditorDecision.Regrade("R-5.1-10/not_met/general", NonconformityGrade.SERIOUS, "涉及关键设备")));
        assertThat(register.findings())
                .filteredOn(f -> f.findingId().startsWith("R-5.1-10"))
                .singleElement()
                .satisfies(f -> assertThat(f.gradeReason()).isEqualTo("涉及关键设备"));
    }

    @Test
    void merging_joins_clauses_and_observations() {
        FindingRegister register = register(
                List.of(new AuditorDecision.Merge("R-5.1-10/not_met/general", List.of("R-5.1-9/not_met/general"))));
        assertThat(register.findings()).singleElement().satisfies(f -> {
            assertThat(f.clauses()).containsExactly("5.1 10）", "5.1 9）");
            assertThat(f.observationKeys()).hasSize(3);
        });
    }

    @Test
    void splitting_takes_an_observation_out() {
        FindingRegister register = register(List.of(
                new AuditorDecision.Split("R-5.1-9/not_met/general", "own-1", List.of("R-5.1-9/instrument:W03"))));
        assertThat(register.findings())
                .filteredOn(f -> f.findingId().equals("own-1"))
                .singleElement()
                .satisfies(f -> assertThat(f.observationKeys()).containsExactly("R-5.1-9/instrument:W03"));
    }

    @Test
    void splitting_keeps_grade_words_and_clauses_that_were_decided() {
        FindingRegister register = register(List.of(
                new AuditorDecision.Accept(WATER),
                new AuditorDecision.Regrade(WATER, NonconformityGrade.SERIOUS, "涉及关键设备"),
                new AuditorDecision.Reword(WATER, "审核员的描述", ""),
                new AuditorDecision.Split(WATER, "off", List.of("R-5.1-9/instrument:W03"))));
        assertThat(register.findings())
                .filteredOn(f -> !f.findingId().startsWith("R-5.1-10"))
                .allSatisfy(f -> assertThat(f.grade()).isEqualTo(NonconformityGrade.SERIOUS))
                .allSatisfy(f -> assertThat(f.gradeReason()).isEqualTo("涉及关键设备"))
                .extracting(Finding::status)
                .containsExactly(Finding.Status.ACCEPTED, Finding.Status.DRAFT);
        assertThat(find(register, WATER).descriptionZh()).isEqualTo("审核员的描述");
    }

    @Test
    void nothing_that_stands_is_lost_in_a_withdrawn_finding() {
        FindingRegister register = register(List.of(
                new AuditorDecision.Withdraw(WATER, "复查合格"),
                new AuditorDecision.Merge(WATER, List.of("R-5.1-10/not_met/general"))));
        assertThat(register.standing())
                .singleElement()
                .satisfies(f -> assertThat(f.findingId()).startsWith("R-5.1-10"));
    }

    @Test
    void a_merge_with_a_draft_waits_to_be_accepted_again() {
        FindingRegister register = register(List.of(
                new AuditorDecision.Accept("R-5.1-10/not_met/general"),
                new AuditorDecision.Merge("R-5.1-10/not_met/general", List.of(WATER))));
        assertThat(register.findings()).extracting(Finding::status).containsExactly(Finding.Status.DRAFT);
    }

    @Test
    void a_remark_is_kept_outside_the_form() {
        FindingRegister register = register(List.of(new AuditorDecision.Observe(WATER, "影响很小")));
        assertThat(register.standing()).hasSize(1);
        assertThat(find(register, WATER).no()).isZero();
        assertThat(OverallConclusion.of(List.of(find(register, WATER)), List.of(water())))
                .isNotEqualTo(OverallConclusion.CONFORMING_AFTER_CORRECTION);
    }

    @Test
    void what_was_decided_outlives_evidence_that_no_longer_shows_it() {
        Finding seen = find(register(List.of()), WATER);
        FindingRegister later = FindingRegister.of(
                drafts,
                List.of(),
                List.of(
                        new AuditorDecision.Seen(seen),
                        new AuditorDecision.Regrade(WATER, NonconformityGrade.SERIOUS, "关键设备")));
        assertThat(later.standing())
                .singleElement()
                .satisfies(f -> assertThat(f.grade()).isEqualTo(NonconformityGrade.SERIOUS));
    }

    @Test
    void two_findings_of_one_name_are_both_kept() {
        Finding own = find(register(List.of()), WATER);
        FindingRegister register = register(List.of(new AuditorDecision.Add(own), new AuditorDecision.Add(own)));
        assertThat(register.standing()).hasSize(4);
    }

    @Test
    void evidence_that_is_added_stands_in_the_words() {
        FindingRegister register = register(List.of(new AuditorDecision.Attach(
                WATER, List.of(new EvidenceReference("site/photo-7.jpg", 0, "ab".repeat(32))))));
        assertThat(find(register, WATER).descriptionZh()).endsWith("证据：site/photo-7.jpg。");
        assertThat(find(register, WATER).evidence()).hasSize(1);
    }

    private static final String WATER = "R-5.1-9/not_met/general";

    private Observation water() {
        return observation("R-5.1-9", "instrument:W02", NonconformityGrade.GENERAL, "not_met");
    }

    private static Finding find(FindingRegister register, String id) {
        return register.findings().stream()
                .filter(f -> f.findingId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_decision_about_nothing_changes_nothing() {
        assertThat(register(List.of(new AuditorDecision.Accept("nobody")))).isEqualTo(register(List.of()));
    }

    @Test
    void any_serious_finding_that_stands_is_nonconforming() {
        Observation chain = observation("R-4.1-1", "instrument:E05", NonconformityGrade.SERIOUS, "no_cert");
        List<Finding> findings =
                FindingRegister.of(drafts, List.of(chain), List.of()).findings();
        assertThat(OverallConclusion.of(findings, List.of(chain))).isEqualTo(OverallConclusion.NONCONFORMING);
        assertThat(OverallConclusion.of(List.of(), List.of(chain))).isEqualTo(OverallConclusion.CONFORMING);
        assertThat(OverallConclusion.of(List.of(), List.of())).isEqualTo(OverallConclusion.NONE);
    }

    @Test
    void nothing_is_called_conforming_while_a_requirement_is_unchecked() {
        Observation chain = observation("R-4.1-1", "instrument:E05", NonconformityGrade.SERIOUS, "no_cert");
        Observation open = notVerifiable(chain);
        assertThat(OverallConclusion.of(List.of(), List.of(open))).isEqualTo(OverallConclusion.NONE);
        assertThat(OverallConclusion.of(List.of(), List.of(advisory(open)))).isEqualTo(OverallConclusion.CONFORMING);
    }

    private static Observation notVerifiable(Observation o) {
        return new Observation(
                o.ruleId(),
                o.clause(),
                o.subject(),
                Verdict.NOT_VERIFIABLE,
                false,
                Optional.empty(),
                o.statement(),
                o.evidence(),
                Optional.empty());
    }

    private FindingRegister register(List<AuditorDecision> decisions) {
        return FindingRegister.of(
                drafts,
                List.of(
                        observation("R-5.1-10", "instrument:P04", NonconformityGrade.GENERAL, "not_met"),
                        observation("R-5.1-9", "instrument:W02", NonconformityGrade.GENERAL, "not_met"),
                        observation("R-5.1-9", "instrument:W03", NonconformityGrade.GENERAL, "not_met")),
                decisions);
    }

    private Observation observation(String rule, String subject, NonconformityGrade grade, String caseName) {
        Rule found = pack.rule(rule).orElseThrow();
        String zh = found.wording(caseName)
                .orElseThrow()
                .zh()
                .replace("{subject}", subject)
                .replaceAll("\\{\\d}", "2");
        return new Observation(
                rule,
                found.clause(),
                new Subject(subject),
                Verdict.NOT_MET,
                false,
                Optional.of(grade),
                new Observation.Statement(found.quote().zh(), "", "", "", "G6", zh, zh),
                List.of(new EvidenceReference("data/ledger.csv", 5, "")),
                Optional.empty());
    }

    private static Observation advisory(Observation o) {
        return new Observation(
                o.ruleId(),
                o.clause(),
                o.subject(),
                o.verdict(),
                true,
                Optional.empty(),
                o.statement(),
                o.evidence(),
                o.effect());
    }
}
