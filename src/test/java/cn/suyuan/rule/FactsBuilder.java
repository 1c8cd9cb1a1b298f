package cn.suyuan.rule;

import cn.suyuan.evidence.AuditScope;
import cn.suyuan.evidence.ContainerKind;
import cn.suyuan.evidence.DocumentEntry;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.evidence.PackTables;
import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.CrossCheck;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.footprint.FootprintTables;
import cn.suyuan.footprint.ReplayedActivity;
import cn.suyuan.ledger.ClockReading;
import cn.suyuan.ledger.EnergyUnit;
import cn.suyuan.ledger.InstrumentIncident;
import cn.suyuan.ledger.InstrumentLedger;
import cn.suyuan.ledger.LedgerTables;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.MeteringNetwork;
import cn.suyuan.measure.DateRange;
import cn.suyuan.measure.Quantity;
import cn.suyuan.traceability.CalibrationPlanEntry;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityChain;
import cn.suyuan.traceability.TraceabilityTables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Facts for tests, empty but for what a test puts in. */
public final class FactsBuilder {

    /** The year of most tests. */
    public static final DateRange YEAR = new DateRange(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));

    private final List<MeasuringInstrument> instruments = new ArrayList<>();
    private final List<MeasuringInstrument> standards = new ArrayList<>();
    private final List<TraceabilityCertificate> certificates = new ArrayList<>();
    private final List<CalibrationPlanEntry> plan = new ArrayList<>();
    private final List<TraceabilityChain> chains = new ArrayList<>();
    private final List<ActivityDatum> activities = new ArrayList<>();
    private final List<EmissionFactor> factors = new ArrayList<>();
    private final List<CrossCheck> crossChecks = new ArrayList<>();
    private final List<ReplayedActivity> replayed = new ArrayList<>();
    private final List<EnergyUnit> units = new ArrayList<>();
    private final List<InstrumentIncident> incidents = new ArrayList<>();
    private final List<ClockReading> clocks = new ArrayList<>();
    private final List<DocumentEntry> documents = new ArrayList<>();
    private final List<MeteringNetwork.Edge> edges = new ArrayList<>();
    private StreamEvidence streams = StreamEvidence.none();
    private UncertaintyFacts uncertainty = UncertaintyFacts.none();
    private AnswerSheet answers = AnswerSheet.blank();
    private Optional<DateRange> period = Optional.of(YEAR);

    /** Facts of a pack in which there is nothing at all. */
    public static Facts empty() {
        return new Facts(
                AuditScope.unknown(),
                LocalDate.of(2026, 3, 18),
                new EvidencePack(
                        "", Optional.empty(), ContainerKind.FOLDER, false, List.of(), List.of(), List.of(), List.of()),
                PackTables.none(),
                LedgerTables.none(),
                TraceabilityFacts.none(),
                StreamEvidence.none(),
                FootprintFacts.none(),
                UncertaintyFacts.none(),
                Optional.empty(),
                AnswerSheet.blank(),
                AuditTeam.none());
    }

    public FactsBuilder with(MeasuringInstrument instrument) {
        instruments.add(instrument);
        return this;
    }

    public FactsBuilder standard(MeasuringInstrument standard) {
        standards.add(standard);
        return this;
    }

    public FactsBuilder with(TraceabilityCertificate certificate) {
        certificates.add(certificate);
        return this;
    }

    public FactsBuilder with(TraceabilityChain chain) {
        chains.add(chain);
        return this;
    }

    public FactsBuilder with(CalibrationPlanEntry entry) {
        plan.add(entry);
        return this;
    }

    public FactsBuilder with(ActivityDatum activity) {
        activities.add(activity);
        return this;
    }

    public FactsBuilder with(EmissionFactor factor) {
        factors.add(factor);
        return this;
    }

    public FactsBuilder with(CrossCheck check) {
        crossChecks.add(check);
        return this;
    }

    public FactsBuilder with(ReplayedActivity activity) {
        replayed.add(activity);
        return this;
    }

    public FactsBuilder with(EnergyUnit unit) {
        units.add(unit);
        return this;
    }

    public FactsBuilder with(InstrumentIncident incident) {
        incidents.add(incident);
        return this;
    }

    public FactsBuilder with(ClockReading reading) {
        clocks.add(reading);
        return this;
    }

    public FactsBuilder with(DocumentEntry document) {
        documents.add(document);
        return this;
    }

    public FactsBuilder with(StreamEvidence evidence) {
        streams = evidence;
        return this;
    }

    public FactsBuilder with(UncertaintyFacts facts) {
        uncertainty = facts;
        return this;
    }

    public FactsBuilder answered(AnswerSheet.Answer answer) {
        answers = answers.with(answer);
        return this;
    }

    public FactsBuilder withoutPeriod() {
        period = Optional.empty();
        return this;
    }

    /** The facts. */
    public Facts build() {
        AuditScope scope = new AuditScope(
                "示例公司",
                "91429999MADEMX0X35",
                "示例产品",
                "1 kWh",
                period,
                "示例厂",
                "CN-HB",
                List.of("production"),
                Optional.of(new Quantity(new BigDecimal("78.4"), "kgCO2e/kWh")),
                Optional.of(0.082));
        Facts empty = empty();
        return new Facts(
                scope,
                empty.asOf(),
                empty.pack(),
                new PackTables(documents, List.of(), List.of(), List.of(), Set.of("ledger"), Map.of()),
                new LedgerTables(
                        new InstrumentLedger(instruments, standards),
                        new MeteringNetwork(edges),
                        units,
                        incidents,
                        clocks),
                new TraceabilityFacts(new TraceabilityTables(certificates, plan, Optional.empty(), List.of()), chains),
                streams,
                new FootprintFacts(new FootprintTables(activities, factors, crossChecks), replayed, List.of()),
                uncertainty,
                Optional.empty(),
                answers,
                AuditTeam.none());
    }

    /** A row of a table, without cells. */
    public static TableRow row(String file, int row) {
        return new TableRow(new EvidenceReference(file, row, ""), "", Map.of());
    }
}
