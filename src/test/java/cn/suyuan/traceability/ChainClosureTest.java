package cn.suyuan.traceability;

import static cn.suyuan.ledger.LedgerFixture.instrument;
import static cn.suyuan.ledger.LedgerFixture.meter;
import static cn.suyuan.traceability.CertificateFixture.CNAS;
import static cn.suyuan.traceability.CertificateFixture.LEGAL;
import static cn.suyuan.traceability.CertificateFixture.certificate;
import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.ledger.InstrumentIncident;
import cn.suyuan.ledger.InstrumentIncident.Registers;
import cn.suyuan.ledger.InstrumentLedger;
import cn.suyuan.ledger.InstrumentStatus;
import cn.suyuan.ledger.LedgerFixture;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.measure.DateRange;
import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import cn.suyuan.traceability.TraceabilityCertificate.Kind;
import cn.suyuan.traceability.TraceabilityChain.Coverage;
import cn.suyuan.traceability.TraceabilityChain.Reason;
import cn.suyuan.traceability.TraceabilityTables.DocumentContradiction;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChainClosureTest {

    private static final DateRange YEAR = new DateRange(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
    private static final LocalDate AUDIT = LocalDate.of(2026, 3, 18);

    private List<MeasuringInstrument> instruments = List.of(meter("E01", "S1"));
    private List<MeasuringInstrument> standards =
            List.of(meter("STD-01", "N1"), meter("STD-02", "N2"), meter("STD-03", "N3"));
    private List<CalibrationPlanEntry> plan = List.of();
    private List<InstrumentIncident> incidents = List.of();
    private List<DocumentContradiction> contradictions = List.of();
    private Optional<List<Authority>> authorities = Optional.of(List.of(LEGAL, CNAS));

    private ChainClosure closure(CertificateFixture... certificates) {
        TraceabilityTables tables = new TraceabilityTables(
                Arrays.stream(certificates).map(CertificateFixture::build).toList(), plan, authorities, contradictions);
        return new ChainClosure(
                new ChainClosure.Input(new InstrumentLedger(instruments, standards), incidents, tables, YEAR, AUDIT));
    }

    private TraceabilityChain chain(CertificateFixture... certificates) {
        TraceabilityChain chain = closure(certificates).ofInstruments().get(0);
        for (Language language : Language.values()) {
            Messages messages = Messages.of(language);
            assertThat(chain.reasons())
                    .allSatisfy(r -> assertThat(messages.text("traceability.reason." + r.key(), r.arguments()))
                            .doesNotContain("{", "traceability.reason"));
        }
        return chain;
    }

    private static CertificateFixture good() {
        return certificate("Z-1", "E01", "S1", "2024-06-01").until("2030-05-31");
    }

    @Test
    void a_certificate_of_a_recognised_institute_over_the_whole_year_closes_the_chain() {
        TraceabilityChain chain = chain(good());
        assertThat(chain.state()).isEqualTo(ChainState.CLOSED);
        assertThat(chain.coverage()).containsExactly(new Coverage(YEAR, "Z-1"));
        assertThat(chain.gaps()).isEmpty();
        assertThat(chain.path()).hasSize(1);
        assertThat(chain.path().get(0).authority()).isEqualTo(LEGAL.name());
    }

    @Test
    void a_named_document_that_is_missing_or_unreadable_leaves_the_chain_unverified() {
        for (String aspect : List.of(DocumentContradiction.MISSING, DocumentContradiction.UNREADABLE)) {
            contradictions = List.of(new DocumentContradiction("Z-1", "certificates/z.pdf", aspect, "", ""));
            TraceabilityChain chain = chain(good());
            assertThat(chain.state()).isEqualTo(ChainState.UNVERIFIED);
            assertThat(chain.withoutDocument()).containsExactly("Z-1");
        }
    }

    @Test
    void a_certificate_without_number_serial_or_conclusion_or_without_any_end_proves_nothing_yet() {
        assertThat(chain(certificate("", "E01", "S1", "2024-06-01").until("2030-05-31"))
                        .state())
                .isEqualTo(ChainState.UNVERIFIED);
        assertThat(chain(certificate("Z-1", "E01", "", "2024-06-01").until("2030-05-31"))
                        .state())
                .isEqualTo(ChainState.UNVERIFIED);
        assertThat(chain(good().concluded("")).state()).isEqualTo(ChainState.UNVERIFIED);
        assertThat(chain(certificate("Z-1", "E01", "S1", "2024-06-01").until("9999-12-31"))
                        .state())
                .isEqualTo(ChainState.UNVERIFIED);
    }

    @Test
    void a_hole_of_201_days_is_named() {
        // evidence-pack.md, section 4: 2025-05-15 … 2025-12-01 are 201 days
        TraceabilityChain chain = chain(
                certificate("Z-1", "E01", "S1", "2024-05-15").until("2025-05-14"),
                certificate("Z-2", "E01", "S1", "2025-12-02").until("2026-12-01"));
        assertThat(chain.state()).isEqualTo(ChainState.EXPIRED_IN_PERIOD);
        assertThat(chain.gaps()).containsExactly(new DateRange(LocalDate.of(2025, 5, 15), LocalDate.of(2025, 12, 1)));
        assertThat(chain.gaps().get(0).days()).isEqualTo(201);
        assertThat(chain.reasons()).extracting(Reason::key).containsExactly("gap");
    }

    @Test
    void without_valid_until_the_interval_decides_by_month_arithmetic() {
        // 2024-03-08 + 12 months is valid through 2025-03-07
        assertThat(chain(certificate("Z-1", "E01", "S1", "2024-03-08")).coverage())
                .containsExactly(new Coverage(new DateRange(YEAR.from(), LocalDate.of(2025, 3, 7)), "Z-1"));
        instruments = List.of(instrument("E01", "S1", InstrumentStatus.IN_USE, Optional.empty(), 1));
        assertThat(chain(certificate("Z-1", "E01", "S1", "2025-01-31")).coverage())
                .containsExactly(
                        new Coverage(new DateRange(LocalDate.of(2025, 1, 31), LocalDate.of(2025, 2, 27)), "Z-1"));
    }

    @Test
    void an_open_due_date_of_the_plan_ends_a_certificate_earlier_a_fulfilled_one_does_not() {
        plan = List.of(planned("2025-01-05", "2024-06-01", "Z-1"), planned("2025-06-30", "", ""));
        assertThat(chain(good()).coverage())
                .containsExactly(new Coverage(new DateRange(YEAR.from(), LocalDate.of(2025, 6, 30)), "Z-1"));
        plan = List.of(planned("2025-01-05", "2024-06-01", "Z-1"));
        assertThat(chain(good()).state()).isEqualTo(ChainState.CLOSED);
    }

    private static CalibrationPlanEntry planned(String due, String done, String certificateNo) {
        return new CalibrationPlanEntry(
                "E01",
                Optional.of(LocalDate.parse(due)),
                done.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(done)),
                certificateNo,
                "",
                LedgerFixture.row("data/calibration-plan.csv", 2));
    }

    @Test
    void no_certificate_a_factory_paper_or_a_rejection_alone_is_none() {
        assertThat(chain().state()).isEqualTo(ChainState.NO_CERT);
        assertThat(chain(good().kind(Kind.FACTORY)).reasons())
                .extracting(Reason::key)
                .containsExactly("other_paper");
        TraceabilityChain rejected = chain(good().kind(Kind.REJECTION_NOTICE));
        assertThat(rejected.state()).isEqualTo(ChainState.NO_CERT);
        assertThat(rejected.reasons()).extracting(Reason::key).containsExactly("only_rejection");
    }

    @Test
    void a_failed_verification_ends_the_certificate_before_it() {
        TraceabilityChain chain =
                chain(good(), certificate("T-1", "E01", "S1", "2025-09-01").kind(Kind.REJECTION_NOTICE));
        assertThat(chain.state()).isEqualTo(ChainState.EXPIRED_IN_PERIOD);
        assertThat(chain.gaps()).containsExactly(new DateRange(LocalDate.of(2025, 9, 1), YEAR.to()));
    }

    @Test
    void issuers_are_recognised_by_name_alias_or_number_if_they_do_not_contradict() {
        assertThat(chain(good().issuer("湖北示例院", "")).state()).isEqualTo(ChainState.CLOSED);
        assertThat(chain(good().issuer("", "（鄂）法计（2022）99001号")).state()).isEqualTo(ChainState.CLOSED);
        assertThat(chain(good().issuer("江城示例检测技术有限公司", "")).state()).isEqualTo(ChainState.ISSUER_NOT_RECOGNISED);
        assertThat(chain(good().issuer(LEGAL.name(), "CNAS L99901")).state()).isEqualTo(ChainState.SUSPECT);
    }

    @Test
    void an_accreditation_that_had_ended_on_the_day_of_the_work_is_not_recognised() {
        CertificateFixture late = certificate("Z-1", "E01", "S1", "2017-12-31").until("2027-12-30");
        assertThat(chain(late.issuer(CNAS.name(), CNAS.number())).state()).isEqualTo(ChainState.ISSUER_NOT_RECOGNISED);
    }

    @Test
    void scope_is_compared_by_quantity_and_range() {
        assertThat(chain(good().issuer(CNAS.name(), "").quantity("质量", "")).state())
                .isEqualTo(ChainState.OUT_OF_SCOPE);
        assertThat(chain(good().issuer(CNAS.name(), "").quantity("温度", "(0~200) ℃"))
                        .state())
                .isEqualTo(ChainState.CLOSED);
        assertThat(chain(good().issuer(CNAS.name(), "").quantity("温度", "(0~600) ℃"))
                        .state())
                .isEqualTo(ChainState.OUT_OF_SCOPE);
    }

    @Test
    void another_serial_or_model_is_a_mismatch_another_name_or_spelling_is_none() {
        assertThat(chain(certificate("Z-1", "E01", "S2", "2024-06-01").until("2030-01-01"))
                        .state())
                .isEqualTo(ChainState.IDENTITY_MISMATCH);
        assertThat(chain(good().made("DTZ-999")).state()).isEqualTo(ChainState.IDENTITY_MISMATCH);
        assertThat(chain(certificate("Z-1", "E01", "ｓ-1", "2024-06-01")
                                .until("2030-01-01")
                                .made("dtsd 341"))
                        .state())
                .isEqualTo(ChainState.CLOSED);
    }

    @Test
    void a_serial_that_a_spreadsheet_rounded_is_a_defect_of_the_ledger_only() {
        instruments = List.of(meter("E01", "2.02301E+11"));
        assertThat(chain(certificate("Z-1", "E01", "202301048872", "2024-06-01").until("2030-01-01"))
                        .state())
                .isEqualTo(ChainState.CLOSED);
        assertThat(chain(certificate("Z-1", "E01", "202401048872", "2024-06-01").until("2030-01-01"))
                        .state())
                .isEqualTo(ChainState.IDENTITY_MISMATCH);
    }

    @Test
    void without_a_list_of_authorities_nothing_is_verified() {
        authorities = Optional.empty();
        assertThat(chain(good()).state()).isEqualTo(ChainState.UNVERIFIED);
    }

    @Test
    void one_number_for_two_serials_of_one_issuer_is_suspect() {
        TraceabilityChain chain = chain(good(), certificate("Ｚ－1", "E02", "S2", "2024-06-01"));
        assertThat(chain.state()).isEqualTo(ChainState.SUSPECT);
        assertThat(chain(good(), certificate("Z-1", "E02", "S2", "2024-06-01").issuer(CNAS.name(), ""))
                        .state())
                .isEqualTo(ChainState.CLOSED);
    }

    @Test
    void impossible_dates_contradicting_documents_and_hidden_rejections_are_suspect() {
        assertThat(chain(good().received("2024-06-02")).state()).isEqualTo(ChainState.SUSPECT);
        assertThat(chain(good().concluded("检定结果：不合格")).state()).isEqualTo(ChainState.SUSPECT);
        contradictions = List.of(new DocumentContradiction("Z-1", "certificates/z.pdf", "serial_no", "S1", "S9"));
        assertThat(chain(good()).state()).isEqualTo(ChainState.SUSPECT);
    }

    @Test
    void an_internal_calibration_is_closed_over_its_standard() {
        TraceabilityChain chain = chain(
                certificate("I-1", "E01", "S1", "2025-01-01")
                        .internal("STD-01@N-1")
                        .until("2025-12-31"),
                certificate("N-1", "STD-01", "N1", "2024-02-01").until("2025-01-31"));
        assertThat(chain.state()).isEqualTo(ChainState.CLOSED);
        assertThat(chain.path())
                .extracting(TraceabilityChain.Link::instrumentNo)
                .containsExactly("E01", "STD-01");
    }

    @Test
    void test_4_a_standard_valid_today_but_lapsed_on_the_day_of_use_is_found_for_both() {
        CertificateFixture[] certificates = {
            certificate("I-1", "E01", "S1", "2025-03-08").internal("STD-01").until("2026-03-07"),
            certificate("I-0", "E01", "S1", "2024-03-08").internal("STD-01").until("2025-03-07"),
            certificate("N-1", "STD-01", "N1", "2023-12-01").until("2024-11-30"),
            certificate("N-2", "STD-01", "N1", "2025-04-10").until("2026-04-09")
        };
        TraceabilityChain chain = chain(certificates);
        assertThat(chain.state()).isEqualTo(ChainState.PARENT_EXPIRED_AT_USE);
        assertThat(chain.gaps()).isEmpty();
        TraceabilityChain standard = closure(certificates).ofStandards().get(0);
        assertThat(standard.state()).isEqualTo(ChainState.PARENT_EXPIRED_AT_USE);
        assertThat(closure(certificates).usesOf("STD-01")).hasSize(2);
    }

    @Test
    void an_internal_calibration_without_standard_or_with_an_unknown_one_dangles() {
        assertThat(chain(certificate("I-1", "E01", "S1", "2025-01-01").internal())
                        .state())
                .isEqualTo(ChainState.DANGLING);
        assertThat(chain(certificate("I-1", "E01", "S1", "2025-01-01").internal("STD-09"))
                        .state())
                .isEqualTo(ChainState.DANGLING);
        assertThat(chain(certificate("I-1", "E01", "S1", "2025-01-01").internal("STD-01@X-9"))
                        .state())
                .isEqualTo(ChainState.DANGLING);
    }

    @Test
    void test_5_circles_of_one_two_and_three_are_found_and_end() {
        assertThat(chain(certificate("I-1", "E01", "S1", "2025-01-01").internal("E01@I-1"))
                        .state())
                .isEqualTo(ChainState.CYCLE);
        assertThat(chain(
                                certificate("I-1", "E01", "S1", "2025-01-01").internal("STD-02"),
                                certificate("I-2", "STD-02", "N2", "2024-10-01").internal("E01"))
                        .state())
                .isEqualTo(ChainState.CYCLE);
        assertThat(chain(
                                certificate("I-1", "E01", "S1", "2025-01-01").internal("STD-02@I-2"),
                                certificate("I-2", "STD-02", "N2", "2025-01-01").internal("STD-03@I-3"),
                                certificate("I-3", "STD-03", "N3", "2025-01-01").internal("E01@I-1"))
                        .state())
                .isEqualTo(ChainState.CYCLE);
    }

    @Test
    void an_instrument_that_rests_on_a_circle_without_being_in_it_is_not_closed_either() {
        assertThat(chain(
                                certificate("I-1", "E01", "S1", "2025-01-01").internal("STD-02"),
                                certificate("I-2", "STD-02", "N2", "2024-10-01").internal("STD-03"),
                                certificate("I-3", "STD-03", "N3", "2024-11-01").internal("STD-02"))
                        .state())
                .isEqualTo(ChainState.CYCLE);
    }

    @Test
    void a_thousand_links_end_without_exhausting_the_stack() {
        List<CertificateFixture> links = new ArrayList<>();
        links.add(certificate("C-0", "E01", "S1", "2025-01-01").internal("X1@C-1"));
        for (int i = 1; i < 20_000; i++) {
            links.add(certificate("C-" + i, "X" + i, "x", "2025-01-01").internal("X" + (i + 1) + "@C-" + (i + 1)));
        }
        assertThat(chain(links.toArray(CertificateFixture[]::new)).state()).isEqualTo(ChainState.DANGLING);
    }

    @Test
    void the_certificate_of_the_old_meter_counts_up_to_the_replacement() {
        incidents = List.of(replacement("2025-06-18T10:00:00+08:00", "S0", "S1"));
        CertificateFixture old = certificate("Z-0", "E01", "S0", "2020-01-01").until("2026-01-01");
        CertificateFixture now = certificate("Z-1", "E01", "S1", "2025-06-01").until("2031-05-31");
        TraceabilityChain chain = chain(old, now);
        assertThat(chain.state()).isEqualTo(ChainState.CLOSED);
        assertThat(chain.coverage())
                .containsExactly(
                        new Coverage(new DateRange(YEAR.from(), LocalDate.of(2025, 6, 18)), "Z-0"),
                        new Coverage(new DateRange(LocalDate.of(2025, 6, 18), YEAR.to()), "Z-1"));
        TraceabilityChain bare = chain(now);
        assertThat(bare.gaps()).containsExactly(new DateRange(YEAR.from(), LocalDate.of(2025, 6, 18)));
    }

    private static InstrumentIncident replacement(String time, String oldSerial, String newSerial) {
        return new InstrumentIncident(
                "EV-1",
                "E01",
                InstrumentIncident.Kind.REPLACEMENT,
                Optional.of(OffsetDateTime.parse(time)),
                Optional.empty(),
                new Registers(
                        oldSerial,
                        newSerial,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                "",
                "",
                "",
                LedgerFixture.row("data/incidents.csv", 2));
    }

    @Test
    void two_instruments_with_one_number_keep_their_own_certificates() {
        instruments = List.of(meter("E14", "A"), meter("E14", "B"));
        List<TraceabilityChain> chains = closure(
                        certificate("Z-1", "E14", "A", "2024-06-01").until("2030-01-01"),
                        certificate("Z-2", "E14", "B", "2024-06-01").until("2025-06-30"))
                .ofInstruments();
        assertThat(chains)
                .extracting(TraceabilityChain::state)
                .containsExactly(ChainState.CLOSED, ChainState.EXPIRED_IN_PERIOD);
    }

    @Test
    void ten_thousand_instruments_with_a_hundred_thousand_certificates_are_all_closed() {
        List<MeasuringInstrument> many = new ArrayList<>();
        List<CertificateFixture> certificates = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(meter("M" + i, "S" + i));
            for (int j = 0; j < 10; j++) {
                certificates.add(certificate("C" + i + "-" + j, "M" + i, "S" + i, (2016 + j) + "-03-01"));
            }
        }
        instruments = many;
        TraceabilityTables tables = new TraceabilityTables(
                certificates.stream().map(CertificateFixture::build).toList(), plan, authorities, contradictions);
        ChainClosure.Input input =
                new ChainClosure.Input(new InstrumentLedger(instruments, standards), incidents, tables, YEAR, AUDIT);
        List<TraceabilityChain> chains = new ChainClosure(input).ofInstruments();
        assertThat(chains).hasSize(10_000).allMatch(c -> c.state() == ChainState.CLOSED);
    }
}
