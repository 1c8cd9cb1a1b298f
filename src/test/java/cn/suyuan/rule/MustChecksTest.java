package cn.suyuan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.footprint.CrossCheck;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.ledger.InstrumentStatus;
import cn.suyuan.ledger.LedgerFixture;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.measure.DateRange;
import cn.suyuan.measure.Quantity;
import cn.suyuan.traceability.CalibrationPlanEntry;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.traceability.TraceabilityChain;
import cn.suyuan.traceability.TraceabilityChain.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MustChecksTest {

    private final RulePack pack = ShippedRules.pack();
    private final Judge judge = new Judge(ShippedRules.checks());
    private final MeasuringInstrument meter = LedgerFixture.meter("E01", "S1");

    @ParameterizedTest
    @CsvSource({
        "CLOSED, MET, MET",
        "EXPIRED_IN_PERIOD, MET, MET",
        "NO_CERT, NOT_MET, NOT_MET",
        "SUSPECT, NOT_MET, MET",
        "CYCLE, NOT_MET, MET",
        "ISSUER_NOT_RECOGNISED, NOT_MET, MET",
        "PARENT_EXPIRED_AT_USE, NOT_MET, MET",
        "UNVERIFIED, NOT_VERIFIABLE, MET"
    })
    void the_state_of_the_chain_decides_traceability(ChainState state, Verdict chain, Verdict days) {
        Facts facts =
                new FactsBuilder().with(meter).with(chain(state, List.of())).build();
        assertThat(verdict("R-4.1-1", "instrument:E01", facts)).isEqualTo(chain);
        assertThat(verdict("R-4.1-3", "instrument:E01", facts)).isEqualTo(days);
    }

    @Test
    void a_gap_hides_no_certificate_that_could_not_be_verified() {
        LocalDate day = LocalDate.of(2025, 12, 31);
        TraceabilityChain gap = chain(ChainState.EXPIRED_IN_PERIOD, List.of(new DateRange(day, day)));
        Reason missing = new Reason(ChainState.UNVERIFIED, "document_missing", List.of("Z-1", "z.pdf"), "Z-1");
        Facts facts = new FactsBuilder()
                .with(meter)
                .with(new TraceabilityChain(
                        gap.instrumentNo(), gap.state(), gap.coverage(), gap.gaps(), gap.path(), List.of(missing)))
                .build();
        assertThat(verdict("R-4.1-1", "instrument:E01", facts)).isEqualTo(Verdict.NOT_VERIFIABLE);
        assertThat(verdict("R-4.1-3", "instrument:E01", facts)).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void a_single_bare_day_fails_and_is_named() {
        LocalDate day = LocalDate.of(2025, 12, 31);
        Facts facts = new FactsBuilder()
                .with(meter)
                .with(chain(ChainState.EXPIRED_IN_PERIOD, List.of(new DateRange(day, day))))
                .build();
        Observation observation = observation("R-4.1-3", "instrument:E01", facts);
        assertThat(observation.verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(observation.statement().messageZh()).contains("自2025-12-31起共1天无有效溯源证书");
    }

    @Test
    void without_period_or_chain_nothing_is_said_to_be_covered() {
        assertThat(verdict(
                        "R-4.1-3",
                        "instrument:E01",
                        new FactsBuilder().with(meter).build()))
                .isEqualTo(Verdict.NOT_VERIFIABLE);
        assertThat(verdict(
                        "R-4.1-3",
                        "instrument:E01",
                        new FactsBuilder().with(meter).withoutPeriod().build()))
                .isEqualTo(Verdict.NOT_VERIFIABLE);
    }

    @Test
    void an_instrument_out_of_use_before_the_period_is_not_judged() {
        MeasuringInstrument retired = LedgerFixture.instrument(
                "E27", "S27", InstrumentStatus.SUSPENDED, Optional.of(LocalDate.of(2024, 12, 1)), 12);
        Facts facts = new FactsBuilder().with(retired).build();
        assertThat(verdict("R-4.1-1", "ledger", facts)).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(verdict("R-5.3-4", "plan", facts)).isEqualTo(Verdict.NOT_APPLICABLE);
    }

    @Test
    void a_class_that_only_the_ledger_states_proves_nothing_and_other_kinds_do_not_apply() {
        Facts facts = new FactsBuilder().with(meter).build();
        assertThat(verdict("R-5.1-1", "instrument:E01", facts)).isEqualTo(Verdict.NOT_VERIFIABLE);
        assertThat(verdict("R-5.1-9", "ledger", facts)).isEqualTo(Verdict.NOT_APPLICABLE);
    }

    @Test
    void the_plan_must_name_every_instrument_in_use() {
        assertThat(verdict("R-5.3-4", "plan", new FactsBuilder().with(meter).build()))
                .isEqualTo(Verdict.NOT_MET);
        Facts facts = new FactsBuilder()
                .with(meter)
                .with(plan("E02", "2025-05-01", "2025-04-20"))
                .build();
        assertThat(verdict("R-5.3-4", "instrument:E01", facts)).isEqualTo(Verdict.NOT_MET);
        assertThat(verdict(
                        "R-5.3-4",
                        "instrument:E01",
                        new FactsBuilder()
                                .with(meter)
                                .with(plan("E01", "2025-05-01", "2025-04-20"))
                                .build()))
                .isEqualTo(Verdict.MET);
    }

    @ParameterizedTest
    @CsvSource({"2025-05-01, NOT_VERIFIABLE", "2025-05-02, NOT_MET"})
    void the_due_day_itself_is_in_time_but_needs_its_certificate(String done, Verdict verdict) {
        Facts facts = new FactsBuilder()
                .with(meter)
                .with(plan("E01", "2025-05-01", done))
                .build();
        assertThat(verdict("R-5.3-5", "instrument:E01", facts)).isEqualTo(verdict);
    }

    // sample-company.md, 7, test 8: 24 months pass, 24 months and a day need a justification
    @ParameterizedTest
    @CsvSource({"2023, '', MET", "2022, '', NOT_MET", "2022, 行业特殊, NOT_APPLICABLE", "'', '', NOT_VERIFIABLE"})
    void exactly_24_months_pass(String year, String justification, Verdict verdict) {
        Facts facts = new FactsBuilder().with(factor(year, justification)).build();
        assertThat(verdict("R-6.2-1", "factor:F1", facts)).isEqualTo(verdict);
    }

    // sample-company.md, 7, test 7: ±5.0 % passes, 5.01 % fails
    @ParameterizedTest
    @CsvSource({"1.05, MET", "0.95, MET", "1.0501, NOT_MET", "0.9499, NOT_MET"})
    void exactly_5_per_cent_pass(String own, Verdict verdict) {
        Facts facts = new FactsBuilder().with(thirdParty(own)).build();
        assertThat(verdict("R-6.2-8", "factor:F9", facts)).isEqualTo(verdict);
    }

    @Test
    void without_third_party_values_the_error_rate_is_open() {
        assertThat(verdict("R-6.2-8", "case", new FactsBuilder().build())).isEqualTo(Verdict.NOT_VERIFIABLE);
    }

    private Verdict verdict(String rule, String subject, Facts facts) {
        return observation(rule, subject, facts).verdict();
    }

    private Observation observation(String rule, String subject, Facts facts) {
        return judge.judge(pack, Profile.DRAFT_AND_NOTE, facts).stream()
                .filter(o -> o.key().equals(rule + "/" + subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no observation " + rule + "/" + subject));
    }

    private static TraceabilityChain chain(ChainState state, List<DateRange> gaps) {
        return new TraceabilityChain("E01", state, List.of(), gaps, List.of(), List.of());
    }

    private static CalibrationPlanEntry plan(String no, String due, String done) {
        return new CalibrationPlanEntry(
                no,
                Optional.of(LocalDate.parse(due)),
                Optional.of(LocalDate.parse(done)),
                "C1",
                "",
                FactsBuilder.row("data/calibration-plan.csv", 2));
    }

    private static EmissionFactor factor(String year, String justification) {
        return new EmissionFactor(
                "F1",
                "因子",
                Optional.of(new Quantity(new BigDecimal("0.6205"), "kgCO2e/kWh")),
                new EmissionFactor.Origin("公告", "1", "CN", year),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                justification,
                "",
                FactsBuilder.row("data/factors.csv", 2));
    }

    private static CrossCheck thirdParty(String own) {
        return new CrossCheck(
                "factor:F9",
                CrossCheck.Kind.THIRD_PARTY,
                Optional.of(new BigDecimal(own)),
                Optional.of(new BigDecimal("1.00")),
                "",
                "示例机构",
                "CNAS VB99921",
                "R1",
                Optional.of(LocalDate.of(2025, 12, 30)),
                "",
                FactsBuilder.row("data/cross-checks.csv", 2));
    }
}
