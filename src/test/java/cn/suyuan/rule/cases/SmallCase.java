package cn.suyuan.rule.cases;

import cn.suyuan.evidence.ContainerKind;
import cn.suyuan.evidence.DocumentEntry;
import cn.suyuan.evidence.EvidenceFile;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.evidence.FileState;
import cn.suyuan.evidence.PackIntegrity;
import cn.suyuan.evidence.PackTables;
import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.CrossCheck;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.footprint.FootprintTables;
import cn.suyuan.footprint.MeterQuantity;
import cn.suyuan.footprint.ReplayedActivity;
import cn.suyuan.intake.UncertaintyModelReader;
import cn.suyuan.ledger.ClockReading;
import cn.suyuan.ledger.EnergyUnit;
import cn.suyuan.ledger.InstrumentIncident;
import cn.suyuan.ledger.InstrumentLedger;
import cn.suyuan.ledger.LedgerTables;
import cn.suyuan.ledger.MeteringNetwork;
import cn.suyuan.ledger.SiteObservation;
import cn.suyuan.measure.DateRange;
import cn.suyuan.rule.AnswerSheet;
import cn.suyuan.rule.AuditConduct;
import cn.suyuan.rule.AuditTeam;
import cn.suyuan.rule.Facts;
import cn.suyuan.rule.FactsBuilder;
import cn.suyuan.rule.FootprintFacts;
import cn.suyuan.rule.TraceabilityFacts;
import cn.suyuan.rule.UncertaintyFacts;
import cn.suyuan.sampling.AuditSample;
import cn.suyuan.traceability.CalibrationPlanEntry;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityChain;
import cn.suyuan.traceability.TraceabilityTables;
import cn.suyuan.traceability.TraceabilityTables.DocumentContradiction;
import cn.suyuan.uncertainty.CertificateUncertainty;
import cn.suyuan.uncertainty.EvaluationProgress;
import cn.suyuan.uncertainty.EvaluationSettings;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.UncertaintyEvaluator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A case so small that one thing decides it: all tables came and are empty but for what a test puts in. */
final class SmallCase {

    static final Set<String> ALL_TABLES = Set.of(
            "pack",
            "ledger",
            "reference-standards",
            "certificates",
            "calibration-plan",
            "energy-units",
            "network",
            "clock",
            "cross-checks",
            "documents",
            "keys",
            "streams",
            "checkpoints",
            "incidents",
            "activity",
            "factors",
            "uncertainty");

    final List<DocumentContradiction> contradictions = new ArrayList<>();
    final List<SmallDevice> devices = new ArrayList<>();
    final List<SmallDevice> standards = new ArrayList<>();
    final List<TraceabilityCertificate> certificates = new ArrayList<>();
    final List<CalibrationPlanEntry> plan = new ArrayList<>();
    final List<TraceabilityChain> chains = new ArrayList<>();
    final List<ActivityDatum> activities = new ArrayList<>();
    final List<EmissionFactor> factors = new ArrayList<>();
    final List<CrossCheck> crossChecks = new ArrayList<>();
    final List<ReplayedActivity> replayed = new ArrayList<>();
    final List<MeterQuantity> metered = new ArrayList<>();
    final List<EnergyUnit> units = new ArrayList<>();
    final List<InstrumentIncident> incidents = new ArrayList<>();
    final List<ClockReading> clocks = new ArrayList<>();
    final List<MeteringNetwork.Edge> edges = new ArrayList<>();
    final List<SiteObservation> site = new ArrayList<>();
    final List<DocumentEntry> documents = new ArrayList<>();
    final List<EvidenceFile> files = new ArrayList<>();
    final Set<String> submitted = new TreeSet<>(ALL_TABLES);
    StreamEvidence streams =
            new StreamEvidence(PackIntegrity.NOT_VERIFIABLE, List.of(), List.of(), List.of(), List.of());
    Optional<MeasurementModel> model = Optional.empty();
    final List<CertificateUncertainty> certified = new ArrayList<>();
    Optional<AuditSample> sample = Optional.empty();
    AnswerSheet answers = AnswerSheet.blank();
    AuditTeam team = AuditTeam.none();
    Optional<DateRange> period = Optional.of(FactsBuilder.YEAR);

    SmallCase seen(SiteObservation observation) {
        site.add(observation);
        return this;
    }

    SmallCase without(String table) {
        submitted.remove(table);
        return this;
    }

    SmallCase withoutPeriod() {
        period = Optional.empty();
        return this;
    }

    SmallCase with(SmallDevice device) {
        devices.add(device);
        return this;
    }

    SmallCase standard(SmallDevice device) {
        standards.add(device);
        return this;
    }

    SmallCase with(TraceabilityCertificate certificate) {
        certificates.add(certificate);
        return this;
    }

    /** The document that a certificate names did not come. */
    SmallCase unread(String certificateNo) {
        contradictions.add(
                new DocumentContradiction(certificateNo, "certificates/x.pdf", DocumentContradiction.MISSING, "", ""));
        return this;
    }

    SmallCase chain(String no, ChainState state, DateRange... gaps) {
        chains.add(new TraceabilityChain(no, state, List.of(), List.of(gaps), List.of(), List.of()));
        return this;
    }

    /** A chain over the whole period that rests on a certificate whose document did not come. */
    SmallCase chainWithoutDocument(String no) {
        chains.add(new TraceabilityChain(
                no,
                ChainState.UNVERIFIED,
                List.of(new TraceabilityChain.Coverage(FactsBuilder.YEAR, "Z-1")),
                List.of(),
                List.of(),
                List.of(new TraceabilityChain.Reason(
                        ChainState.UNVERIFIED, "document_missing", List.of("Z-1", "certificates/z.pdf"), "Z-1"))));
        return this;
    }

    /** A chain of an instrument under mandatory verification whose certificate is by somebody without authorisation. */
    SmallCase verifiedByOther(String no) {
        chains.add(new TraceabilityChain(
                no,
                ChainState.ISSUER_NOT_RECOGNISED,
                List.of(new TraceabilityChain.Coverage(FactsBuilder.YEAR, "Z-1")),
                List.of(),
                List.of(),
                List.of(new TraceabilityChain.Reason(
                        ChainState.ISSUER_NOT_RECOGNISED,
                        TraceabilityChain.Reason.MANDATORY_BY_OTHER,
                        List.of(no, "Z-1", "示例公司"),
                        "Z-1"))));
        return this;
    }

    SmallCase plan(String no, String due, String done) {
        plan.add(Rows.plan(no, due, done, ""));
        return this;
    }

    SmallCase document(String clause, String title, boolean came) {
        String file = "documents/" + title + ".pdf";
        documents.add(new DocumentEntry(clause, title, file, Rows.row("data/documents.csv")));
        if (came) {
            files.add(new EvidenceFile("data/" + file, 1, "aa", FileState.INTACT, List.of()));
        }
        return this;
    }

    SmallCase model(String json) {
        model = UncertaintyModelReader.read(json.getBytes(StandardCharsets.UTF_8), "data/uncertainty.json")
                .model();
        return this;
    }

    SmallCase findings(AuditConduct.Item... items) {
        team = team.with(new AuditConduct(List.of(items)));
        return this;
    }

    Facts facts() {
        Facts empty = new FactsBuilder().build();
        UncertaintyFacts uncertainty = new UncertaintyFacts(
                model,
                model.map(m -> UncertaintyEvaluator.evaluate(
                        m, EvaluationSettings.standard().withTrials(2_000), certified, EvaluationProgress.silent())));
        return new Facts(
                new cn.suyuan.evidence.AuditScope(
                        "示例公司",
                        "",
                        "示例产品",
                        "1 kWh",
                        period,
                        "示例厂",
                        "CN-HB",
                        List.of(),
                        Optional.empty(),
                        Optional.empty()),
                empty.asOf(),
                new EvidencePack(
                        "", Optional.empty(), ContainerKind.FOLDER, false, files, List.of(), List.of(), List.of()),
                new PackTables(documents, List.of(), List.of(), List.of(), submitted, Map.of()),
                new LedgerTables(
                                new InstrumentLedger(
                                        devices.stream().map(SmallDevice::build).toList(),
                                        standards.stream()
                                                .map(SmallDevice::build)
                                                .toList()),
                                new MeteringNetwork(edges),
                                units,
                                incidents,
                                clocks)
                        .with(site),
                new TraceabilityFacts(
                        new TraceabilityTables(certificates, plan, Optional.empty(), contradictions), chains),
                streams,
                new FootprintFacts(new FootprintTables(activities, factors, crossChecks), replayed, metered),
                uncertainty,
                sample,
                answers,
                team);
    }
}
