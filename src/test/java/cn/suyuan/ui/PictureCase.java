package cn.suyuan.ui;

import cn.suyuan.audit.DrawnPopulation;
import cn.suyuan.audit.SamplePlan;
import cn.suyuan.chain.DayState;
import cn.suyuan.chain.DaySummary;
import cn.suyuan.chain.RecordCounts;
import cn.suyuan.chain.StreamDeclaration;
import cn.suyuan.chain.StreamForm;
import cn.suyuan.chain.StreamProblem;
import cn.suyuan.chain.StreamProblemCode;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.evidence.AuditScope;
import cn.suyuan.evidence.ContainerKind;
import cn.suyuan.evidence.EvidenceFile;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.evidence.FileState;
import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.evidence.PackIntegrity;
import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.finding.Finding;
import cn.suyuan.footprint.FootprintTables;
import cn.suyuan.footprint.ReplayedActivity;
import cn.suyuan.ledger.Deployment;
import cn.suyuan.ledger.InstrumentIdentity;
import cn.suyuan.ledger.InstrumentKind;
import cn.suyuan.ledger.InstrumentLedger;
import cn.suyuan.ledger.InstrumentRecord;
import cn.suyuan.ledger.InstrumentStatus;
import cn.suyuan.ledger.LedgerTables;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.MeteringLevel;
import cn.suyuan.ledger.MeteringNetwork;
import cn.suyuan.ledger.PlaceOfUse;
import cn.suyuan.measure.DateRange;
import cn.suyuan.measure.Quantity;
import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Term;
import cn.suyuan.rule.Verdict;
import cn.suyuan.sampling.AuditSample;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.traceability.TraceabilityChain;
import cn.suyuan.traceability.TraceabilityTables;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SignedThing;
import cn.suyuan.ui.desk.CaseHead;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.ClauseRow;
import cn.suyuan.ui.desk.DrawView;
import cn.suyuan.ui.desk.FilesView;
import cn.suyuan.ui.desk.JudgedView;
import cn.suyuan.ui.desk.PaperView;
import cn.suyuan.ui.desk.QualityView;
import cn.suyuan.uncertainty.DeclaredResult;
import cn.suyuan.uncertainty.Distribution;
import cn.suyuan.uncertainty.EvaluationProgress;
import cn.suyuan.uncertainty.EvaluationSettings;
import cn.suyuan.uncertainty.InputQuantity;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.OutputQuantity;
import cn.suyuan.uncertainty.UncertaintyComponent;
import cn.suyuan.uncertainty.UncertaintyEvaluation;
import cn.suyuan.uncertainty.UncertaintyEvaluator;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A made-up case that has something of everything that a screen can show. */
final class PictureCase {
    static final DateRange PERIOD = new DateRange(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
    private static final EvidenceReference LEDGER_ROW = new EvidenceReference("data/ledger.csv", 3, "ab".repeat(32));
    private static final TableRow ROW = new TableRow(LEDGER_ROW, "", Map.of());

    private PictureCase() {}

    static CaseView full() {
        return new CaseView(
                head(),
                files(),
                ledger(),
                TraceabilityTables.none(),
                FootprintTables.none(),
                draw(),
                chains(),
                new StreamEvidence(
                        PackIntegrity.INTACT,
                        List.of(),
                        streams().stream()
                                .map(stream -> new VerifiedStream(
                                        stream,
                                        List.of(),
                                        List.of(),
                                        VerifiedStream.Anchored.NO,
                                        Optional.empty(),
                                        Optional.empty()))
                                .toList(),
                        List.of(),
                        List.of()),
                new cn.suyuan.rule.UncertaintyFacts(Optional.empty(), Optional.of(uncertainty())),
                new QualityView(
                        List.of(new ReplayedActivity(
                                "A-001",
                                Optional.of(new BigDecimal("99097239")),
                                Optional.of(new BigDecimal("99617239")),
                                "kWh",
                                List.of())),
                        List.of(BalancePicture.of()),
                        new QualityView.Limits(3.5, 5, 0.05)),
                judged(),
                paper());
    }

    private static UncertaintyEvaluation uncertainty() {
        MeasurementModel model = new MeasurementModel(
                List.of(OutputQuantity.of("CFP", "A*F + B*G")
                        .withUnit("kgCO2e/kWh")
                        .withDeclared(DeclaredResult.of("76.7", "3.6", 1, 0.95))),
                List.of(
                        InputQuantity.of("A", "21.0", UncertaintyComponent.of("meter", Distribution.normal(0.2))),
                        InputQuantity.of("F", "0.5777", UncertaintyComponent.of("factor", Distribution.normal(0.014))),
                        InputQuantity.of("B", "2.2", UncertaintyComponent.of("scale", Distribution.rectangular(0.02))),
                        InputQuantity.of("G", "29.0", UncertaintyComponent.of("supplier", Distribution.normal(1.5)))),
                List.of());
        return UncertaintyEvaluator.evaluate(
                model, EvaluationSettings.standard().withTrials(50_000), EvaluationProgress.silent());
    }

    private static CaseHead head() {
        AuditScope scope = new AuditScope(
                "示例新能源电池有限公司（虚构）",
                "91429999MADEMX0X35",
                "LFP280 方形磷酸铁锂电芯",
                "1 kWh 额定能量",
                Optional.of(PERIOD),
                "示范大道1号",
                "CN-HB",
                List.of("原材料获取", "生产"),
                Optional.of(new Quantity(new BigDecimal("76.7010"), "kgCO2e/kWh")),
                Optional.of(0.047));
        return new CaseHead(
                Path.of("sample.sycase"),
                scope,
                Optional.of(LocalDate.of(2026, 3, 18)),
                "draft+note",
                "产品碳足迹数据质量溯源性要求（草案）",
                List.of(new CaseHead.Member("林示例", "lead", true), new CaseHead.Member("周演示", "auditor", true)),
                "trust",
                cn.suyuan.ui.desk.RulesView.none());
    }

    private static FilesView files() {
        List<EvidenceFile> files = List.of(
                new EvidenceFile("bagit.txt", 55, "11".repeat(32), FileState.INTACT, List.of()),
                new EvidenceFile("data/certificates/E01.pdf", 51234, "22".repeat(32), FileState.INTACT, List.of()),
                new EvidenceFile("data/ledger.csv", 12345, "ab".repeat(32), FileState.INTACT, List.of()),
                new EvidenceFile("data/readings/E-011.csv", 812345, "33".repeat(32), FileState.CHANGED, List.of()),
                new EvidenceFile("data/readings/E-012.csv", 0, "", FileState.MISSING, List.of()));
        ImportProblem problem = new ImportProblem(
                "data/ledger.csv", "", 12, "location", ImportProblem.Code.MISSING, "", "missing", List.of("安装使用地点"));
        return new FilesView(
                new EvidencePack(
                        "demo-pack.zip",
                        Optional.of("cd".repeat(32)),
                        ContainerKind.BAG,
                        true,
                        files,
                        List.of(),
                        List.of(problem),
                        List.of()),
                PackIntegrity.ALTERED,
                List.of(SignatureCheck.failed(SignedThing.PACK, "tagmanifest-sm3.txt.p7s", CryptographicFact.INVALID)));
    }

    private static LedgerTables ledger() {
        List<MeasuringInstrument> instruments = new ArrayList<>();
        for (int i = 1; i <= 63; i++) {
            instruments.add(instrument(String.format(java.util.Locale.ROOT, "NY-E-%03d", i)));
        }
        return new LedgerTables(
                new InstrumentLedger(instruments, List.of(instrument("STD-01"))),
                new MeteringNetwork(List.of()),
                List.of(),
                List.of(),
                List.of());
    }

    static MeasuringInstrument instrument(String number) {
        return new MeasuringInstrument(
                new InstrumentIdentity(number, "三相电能表", "2023010488" + number.substring(4), "DTSD341-MB3", "示例仪表有限公司"),
                InstrumentKind.ELECTRICITY_METER,
                "3×220/380 V 1.5(6) A",
                "0.5S",
                new PlaceOfUse("涂布车间", "electricity", MeteringLevel.SUB_UNIT, Deployment.ONLINE, "", ""),
                new InstrumentRecord(
                        OptionalInt.of(72),
                        InstrumentStatus.IN_USE,
                        false,
                        "",
                        "1",
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        ""),
                ROW);
    }

    private static DrawView draw() {
        List<String> population = ledger().ledger().instruments().stream()
                .map(i -> i.instrumentNo())
                .toList();
        AuditSample sample = new AuditSample(
                "sha256",
                "ef".repeat(32),
                List.of(),
                "0a".repeat(32),
                "",
                new AuditSample.Fraction(1, 10),
                1,
                List.of(new AuditSample.Stratum("all", 63, 7, population.subList(0, 7), List.of(), 0)));
        return new DrawView(
                new DrawnPopulation(
                        population,
                        "ef".repeat(32),
                        new TreeMap<>(Map.of("all", population.size())),
                        Optional.of(sample),
                        true,
                        new TreeMap<>(),
                        List.of(),
                        population.stream().map(no -> "all\t" + no).toList(),
                        List.of(),
                        List.of(),
                        List.of(),
                        ""),
                SamplePlan.usual(),
                new TreeMap<>(),
                new TreeMap<>());
    }

    private static List<TraceabilityChain> chains() {
        TraceabilityChain gap = new TraceabilityChain(
                "NY-E-001",
                ChainState.EXPIRED_IN_PERIOD,
                List.of(
                        new TraceabilityChain.Coverage(
                                new DateRange(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 5, 14)), "XZ2024-0418"),
                        new TraceabilityChain.Coverage(
                                new DateRange(LocalDate.of(2025, 12, 2), LocalDate.of(2025, 12, 31)), "XZ2025-1202")),
                List.of(new DateRange(LocalDate.of(2025, 5, 15), LocalDate.of(2025, 12, 1))),
                List.of(
                        new TraceabilityChain.Link("NY-E-001", "ZX-2025-0308", "公司计量室", "", ChainState.CLOSED),
                        new TraceabilityChain.Link(
                                "STD-01", "XZ2024-0418", "湖北示例计量测试研究院", "湖北示例计量测试研究院", ChainState.EXPIRED_IN_PERIOD)),
                List.of());
        TraceabilityChain none =
                new TraceabilityChain("NY-E-002", ChainState.NO_CERT, List.of(), List.of(PERIOD), List.of(), List.of());
        TraceabilityChain closed = new TraceabilityChain(
                "NY-E-003",
                ChainState.CLOSED,
                List.of(new TraceabilityChain.Coverage(PERIOD, "XZ2024-0999")),
                List.of(),
                List.of(new TraceabilityChain.Link(
                        "NY-E-003", "XZ2024-0999", "华中示例校准有限公司", "华中示例校准有限公司", ChainState.CLOSED)),
                List.of());
        return List.of(gap, none, closed);
    }

    private static List<StreamVerification> streams() {
        List<StreamVerification> streams = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            String id = String.format(java.util.Locale.ROOT, "E%02d-acquired", i);
            List<DaySummary> days = new ArrayList<>();
            for (LocalDate day = PERIOD.from(); !day.isAfter(PERIOD.to()); day = day.plusDays(1)) {
                boolean may = day.getMonthValue() == 5;
                DayState state = i == 3 && may
                        ? DayState.ALTERED
                        : i == 5 && day.getDayOfYear() % 90 < 11 ? DayState.GAP : DayState.INTACT;
                days.add(new DaySummary(day, 24, 0, 0, state));
            }
            List<StreamProblem> problems = i == 3
                    ? List.of(new StreamProblem(
                            StreamProblemCode.LINK_MISMATCH,
                            "data/readings/E03.csv",
                            2883,
                            2881,
                            720,
                            Optional.empty(),
                            "chain.problem.link_mismatch",
                            List.of("2883", "2881", "720")))
                    : List.of();
            streams.add(new StreamVerification(
                    new StreamDeclaration(
                            id, "NY-E-" + i, "acquired", List.of(), "", "k1", Optional.of(Duration.ofHours(1))),
                    "data/readings/E" + i + ".csv",
                    Optional.empty(),
                    new RecordCounts(8760, 0, 0, 0),
                    Optional.empty(),
                    problems,
                    new StreamForm(0, 0, 0, 0, true),
                    days,
                    Map.of(),
                    List.of(),
                    List.of()));
        }
        return streams;
    }

    private static JudgedView judged() {
        Observation observation = new Observation(
                "R-4.1-3",
                "4.1",
                Subject.instrument("NY-E-001"),
                Verdict.NOT_MET,
                false,
                Optional.of(NonconformityGrade.SERIOUS),
                new Observation.Statement(
                        "数据期内每一天有有效的溯源证书",
                        "0 天",
                        "201 天",
                        "4.1",
                        "G1",
                        "NY-E-001 三相电能表自 2025-05-15 起共 201 天无有效溯源证书。",
                        "NY-E-001 had no valid traceability certificate for 201 days from 2025-05-15."),
                List.of(LEDGER_ROW),
                Optional.of(new Observation.FootprintEffect(3.2, 0.042)));
        List<ClauseRow> clauses = new ArrayList<>();
        clauses.add(new ClauseRow(
                "R-4.1-3",
                "4.1",
                "automatic",
                true,
                "seed",
                new Term(
                        "禁止使用未取得计量器具型式批准证书或有效溯源证书的设备",
                        "No instrument without type approval or a valid traceability certificate may be used."),
                new Term("数据期内的每一天是否都有有效的溯源证书？", "Was there a valid certificate on every day of the period?"),
                Map.of(),
                List.of(observation),
                Map.of()));
        clauses.add(new ClauseRow(
                "R-5.2-3",
                "5.2",
                "manual",
                true,
                "to_confirm",
                new Term("需符合 GB 17167 的要求", "GB 17167 is to be met."),
                new Term("器具上的标签是否与台账一致？", "Does the label at the device agree with the ledger?"),
                Map.of(
                        "01", new Term("器具具有标识", "The device carries a label"),
                        "02", new Term("标识编号与台账一致", "Its number agrees with the ledger")),
                List.of(),
                Map.of("case", new ClauseRow.Answer(Verdict.MET, "observation", "标签齐全，与台账一致", "林示例", Map.of()))));
        List<Finding> findings = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            findings.add(new Finding(
                    "F-" + i,
                    i,
                    List.of("4.1"),
                    i % 3 == 0 ? NonconformityGrade.GENERAL : NonconformityGrade.SERIOUS,
                    "G1 关键设备不可追溯",
                    "经查，涂布车间三相电能表（管理编号 NY-E-00" + i + "）自 2025-05-15 起共 201 天无有效溯源证书，不符合 4.1 的要求。",
                    "Meter NY-E-00" + i + " had no valid traceability certificate for 201 days, contrary to 4.1.",
                    Finding.VerificationMode.B,
                    List.of(observation.key()),
                    i == 2 ? Finding.Status.ACCEPTED : Finding.Status.DRAFT,
                    List.of()));
        }
        return new JudgedView(clauses, List.of(observation), findings, "nonconforming");
    }

    private static PaperView paper() {
        return new PaperView(
                List.of(new PaperView.JournalLine(
                        1, "2026-03-18T09:12:00+08:00", "林示例", "evidence_imported", "demo-pack.zip", "cd".repeat(32))),
                true,
                Optional.of(new PaperView.IssuedReport(
                        "aa".repeat(32), "2026-03-18T15:30:00+08:00", List.of("CN=林示例"), "open", "")),
                List.of(),
                new PaperView.Steps(Optional.empty(), Optional.empty()));
    }
}
