package cn.suyuan.traceability;

import static cn.suyuan.traceability.CertificateFixture.CNAS;
import static cn.suyuan.traceability.CertificateFixture.LEGAL;
import static cn.suyuan.traceability.CertificateFixture.certificate;
import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.ledger.InstrumentKind;
import cn.suyuan.ledger.InstrumentLedger;
import cn.suyuan.ledger.InstrumentRecord;
import cn.suyuan.ledger.LedgerFixture;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.MeteringLevel;
import cn.suyuan.ledger.PlaceOfUse;
import cn.suyuan.measure.DateRange;
import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import cn.suyuan.traceability.TraceabilityCertificate.Kind;
import cn.suyuan.traceability.TraceabilityChain.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** 强制检定 by others than the authorised, and papers that look made afterwards or copied. */
class MandatoryVerificationTest {

    private static final DateRange YEAR = new DateRange(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
    private static final MeasuringInstrument OWN = LedgerFixture.meter("E01", "S1");
    private static final TracingRules RULES = new TracingRules(
            IssuerPatterns.none(), new ManagedCatalogue(Set.of(InstrumentKind.ELECTRICITY_METER), Set.of()), 20, 3, 5);

    private TracingRules rules = RULES;
    private List<DigitalCertificate> digital = List.of();

    private TraceabilityChain chain(MeasuringInstrument instrument, CertificateFixture... certificates) {
        TraceabilityTables tables = new TraceabilityTables(
                Arrays.stream(certificates).map(CertificateFixture::build).toList(),
                List.of(),
                Optional.of(List.of(LEGAL, CNAS)),
                List.of(),
                digital);
        List<MeasuringInstrument> all =
                List.of(instrument, LedgerFixture.meter("E02", "S2"), LedgerFixture.meter("STD", "N1"));
        TraceabilityChain chain = new ChainClosure(new ChainClosure.Input(
                        new InstrumentLedger(all, List.of()),
                        List.of(),
                        tables,
                        YEAR,
                        LocalDate.of(2026, 3, 18),
                        rules))
                .ofInstruments()
                .get(0);
        for (Language language : Language.values()) {
            assertThat(chain.reasons())
                    .allSatisfy(r -> assertThat(
                                    Messages.of(language).text("traceability.reason." + r.key(), r.arguments()))
                            .doesNotContain("{", "traceability.reason"));
        }
        return chain;
    }

    private static CertificateFixture good() {
        return certificate("Z-1", "E01", "S1", "2024-06-01").until("2030-05-31");
    }

    private static MeasuringInstrument with(String owner, MeteringLevel level, String mandatory) {
        InstrumentRecord m = OWN.management();
        PlaceOfUse p = OWN.place();
        return new MeasuringInstrument(
                OWN.identity(),
                OWN.kind(),
                OWN.range(),
                OWN.accuracyClass(),
                new PlaceOfUse(p.location(), p.carrier(), level, p.deployment(), p.usedAt(), p.serves()),
                new InstrumentRecord(
                        m.intervalMonths(),
                        m.status(),
                        m.critical(),
                        m.typeApprovalNo(),
                        m.dataLevel(),
                        m.removable(),
                        m.commissioned(),
                        m.retired(),
                        m.multiplier(),
                        m.condition(),
                        owner),
                new TableRow(new EvidenceReference("data/ledger.csv", 2, ""), "", Map.of("mandatory", mandatory)));
    }

    @Test
    void the_suppliers_meter_counts_as_traced_only_when_a_legal_institute_verified_it() {
        MeasuringInstrument trade = with("supplier", MeteringLevel.SITE, "");
        assertThat(chain(trade, good()).state()).isEqualTo(ChainState.CLOSED);
        TraceabilityChain byLaboratory = chain(trade, good().issuer(CNAS.name(), CNAS.number()));
        assertThat(byLaboratory.state()).isEqualTo(ChainState.ISSUER_NOT_RECOGNISED);
        assertThat(byLaboratory.isMandatoryByOther()).isTrue();
        TraceabilityChain calibrated = chain(trade, good().kind(Kind.CALIBRATION));
        assertThat(calibrated.state()).isEqualTo(ChainState.ISSUER_NOT_RECOGNISED);
        assertThat(calibrated.reasons()).extracting(Reason::key).containsExactly(Reason.MANDATORY_CALIBRATED);
    }

    @Test
    void a_suppliers_meter_of_a_kind_of_which_certain_sizes_are_listed_is_asked_about() {
        rules = new TracingRules(
                IssuerPatterns.none(),
                new ManagedCatalogue(
                        Set.of(InstrumentKind.ELECTRICITY_METER), Set.of(InstrumentKind.ELECTRICITY_METER)),
                20,
                3,
                5);
        MeasuringInstrument trade = with("supplier", MeteringLevel.SITE, "");
        assertThat(chain(trade, good()).state()).isEqualTo(ChainState.CLOSED);
        TraceabilityChain calibrated = chain(trade, good().kind(Kind.CALIBRATION));
        assertThat(calibrated.state()).isEqualTo(ChainState.UNVERIFIED);
        assertThat(calibrated.reasons()).extracting(Reason::key).containsExactly("mandatory_by_size");
        assertThat(chain(with("supplier", MeteringLevel.SITE, "是"), good().kind(Kind.CALIBRATION))
                        .state())
                .isEqualTo(ChainState.ISSUER_NOT_RECOGNISED);
    }

    @Test
    void the_column_of_the_ledger_decides_over_owner_and_level() {
        CertificateFixture byLaboratory = good().issuer(CNAS.name(), CNAS.number());
        assertThat(chain(with("own", MeteringLevel.EQUIPMENT, "是"), byLaboratory)
                        .state())
                .isEqualTo(ChainState.ISSUER_NOT_RECOGNISED);
        assertThat(chain(with("supplier", MeteringLevel.SITE, "否"), byLaboratory)
                        .state())
                .isEqualTo(ChainState.CLOSED);
        assertThat(chain(with("own", MeteringLevel.SITE, ""), byLaboratory).state())
                .isEqualTo(ChainState.CLOSED);
    }

    @Test
    void a_self_calibrated_meter_where_energy_enters_is_asked_about() {
        CertificateFixture standard =
                certificate("N-1", "STD", "N1", "2024-01-01").until("2030-01-01");
        CertificateFixture self = good().internal("STD@N-1");
        TraceabilityChain asked = chain(with("own", MeteringLevel.SITE, ""), self, standard);
        assertThat(asked.state()).isEqualTo(ChainState.UNVERIFIED);
        assertThat(asked.reasons()).extracting(Reason::key).containsExactly("mandatory_perhaps");
        assertThat(chain(with("own", MeteringLevel.SITE, "否"), good().internal("STD@N-1"), standard)
                        .state())
                .isEqualTo(ChainState.CLOSED);
        assertThat(chain(with("own", MeteringLevel.SUB_UNIT, ""), good().internal("STD@N-1"), standard)
                        .state())
                .isEqualTo(ChainState.CLOSED);
    }

    @Test
    void three_certificates_of_different_days_issued_on_one_day_are_asked_about() {
        TraceabilityChain two = chain(
                OWN,
                good().issued("2025-12-30"),
                certificate("Z-2", "E01", "S1", "2025-02-01")
                        .until("2030-01-01")
                        .issued("2025-12-30"));
        assertThat(two.state()).isEqualTo(ChainState.CLOSED);
        TraceabilityChain three = chain(
                OWN,
                good().issued("2025-12-30"),
                certificate("Z-2", "E01", "S1", "2025-02-01")
                        .until("2030-01-01")
                        .issued("2025-12-30"),
                certificate("Z-3", "E01", "S1", "2025-03-01")
                        .until("2030-01-01")
                        .issued("2025-12-30"));
        assertThat(three.state()).isEqualTo(ChainState.UNVERIFIED);
        assertThat(three.reasons()).extracting(Reason::key).contains("issued_together");
    }

    @Test
    void two_digital_certificates_with_the_same_five_values_for_different_meters_are_asked_about() {
        List<String> values = List.of("0.12", "0.15", "-0.03", "0.08", "0.11");
        CertificateFixture other = certificate("Z-9", "E02", "S2", "2024-06-01")
                .until("2030-05-31")
                .file("certificates/b.xml");
        digital = List.of(dcc("data/certificates/a.xml", values), dcc("data/certificates/b.xml", values));
        TraceabilityChain copied = chain(OWN, good().file("certificates/a.xml"), other);
        assertThat(copied.state()).isEqualTo(ChainState.UNVERIFIED);
        assertThat(copied.reasons().get(0).arguments()).containsExactly("Z-1", "Z-9", "E02");
        digital = List.of(
                dcc("data/certificates/a.xml", values.subList(0, 4)),
                dcc("data/certificates/b.xml", values.subList(0, 4)));
        assertThat(chain(OWN, good().file("certificates/a.xml"), other).state())
                .describedAs("four values may agree by chance")
                .isEqualTo(ChainState.CLOSED);
    }

    private static DigitalCertificate dcc(String file, List<String> values) {
        DigitalCertificate.Result errors = new DigitalCertificate.Result(
                "示值误差",
                "basic_measurementError",
                values,
                "%",
                List.of(new BigDecimal("0.10")),
                Optional.empty(),
                Optional.empty());
        return new DigitalCertificate(
                file,
                "3.2.1",
                "",
                new DigitalCertificate.Period(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                new DigitalCertificate.Laboratory("", ""),
                List.of(),
                List.of(errors),
                List.of(),
                List.of());
    }
}
