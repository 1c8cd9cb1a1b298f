package cn.suyuan.rule.cases;

import cn.suyuan.chain.DaySummary;
import cn.suyuan.chain.RecordCounts;
import cn.suyuan.chain.StreamDeclaration;
import cn.suyuan.chain.StreamForm;
import cn.suyuan.chain.StreamProblem;
import cn.suyuan.chain.StreamProblemCode;
import cn.suyuan.chain.StreamSpan;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.evidence.AnchorEvidence;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.evidence.SignedMeterRecord;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.CrossCheck;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.ledger.ClockReading;
import cn.suyuan.ledger.EnergyUnit;
import cn.suyuan.ledger.InstrumentIdentity;
import cn.suyuan.ledger.InstrumentIncident;
import cn.suyuan.ledger.MeteringLevel;
import cn.suyuan.measure.Quantity;
import cn.suyuan.rule.AnswerSheet;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Verdict;
import cn.suyuan.sampling.AuditSample;
import cn.suyuan.traceability.CalibrationPlanEntry;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityCertificate.Kind;
import cn.suyuan.trust.CertificationPath;
import cn.suyuan.trust.CertificationPathState;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.OcmfPayload;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SignatureCoverage;
import cn.suyuan.trust.SignedThing;
import cn.suyuan.trust.TimestampState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Rows of the tables, each in order but for what a test says. */
final class Rows {

    private Rows() {}

    static TableRow row(String file) {
        return new TableRow(new EvidenceReference(file, 2, ""), "", Map.of());
    }

    private static Optional<LocalDate> day(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }

    private static Optional<BigDecimal> number(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    static CalibrationPlanEntry plan(String no, String due, String done, String measure) {
        return new CalibrationPlanEntry(no, day(due), day(done), "", measure, row("data/calibration-plan.csv"));
    }

    /** A certificate of D1: kind, class, day of the work, valid until, U, correction, confirmation. */
    static TraceabilityCertificate certificate(
            String no, TraceabilityCertificate.Kind kind, String accuracy, String performed) {
        return certificate("D1", no, kind, accuracy, performed, "", "", "有确认记录");
    }

    static TraceabilityCertificate certificate(
            String device,
            String no,
            TraceabilityCertificate.Kind kind,
            String accuracy,
            String performed,
            String uncertainty,
            String correction,
            String confirmed,
            TraceabilityCertificate.StandardUse... standards) {
        return new TraceabilityCertificate(
                no,
                kind,
                new InstrumentIdentity(device, "", "S-" + device, "", ""),
                new TraceabilityCertificate.Issue(
                        "示例院", "", Optional.empty(), day(performed), day(performed), day("2026-12-31")),
                "JJG 596-2012",
                "合格",
                new TraceabilityCertificate.Results(
                        accuracy, "", "电能", "", number(uncertainty), "%", number("2"), Optional.empty(), correction),
                List.of(standards),
                confirmed,
                "",
                row("data/certificates.csv"));
    }

    /** A type approval of D1 that names a model. */
    static TraceabilityCertificate approval(String model) {
        TraceabilityCertificate plain = certificate("2014F123-42", Kind.TYPE_APPROVAL, "", "2014-01-01");
        return new TraceabilityCertificate(
                plain.certificateNo(),
                plain.kind(),
                new InstrumentIdentity("D1", "", "", model, ""),
                plain.issue(),
                "",
                "",
                plain.results(),
                List.of(),
                "",
                "",
                plain.row());
    }

    static ActivityDatum activity(String id, String level, String streams, String u95, String time, String place) {
        boolean none = streams.isEmpty();
        return new ActivityDatum(
                id,
                "活动",
                "production",
                Optional.of(new ActivityDatum.Span(
                        OffsetDateTime.parse("2025-01-01T00:00:00+08:00"),
                        OffsetDateTime.parse("2026-01-01T00:00:00+08:00"))),
                Optional.of(new Quantity(new BigDecimal("1000"), "kWh")),
                level,
                none ? List.of() : List.of(streams.split(";", -1)),
                none ? ActivityDatum.Operation.DECLARED : ActivityDatum.Operation.REGISTER_DIFFERENCE,
                number(u95),
                new ActivityDatum.Labels(time, place, "抄表", none ? "D1" : ""),
                row("data/activity.csv"));
    }

    static ActivityDatum activity(String level, String streams) {
        return activity("A1", level, streams, "0.01", "2025-12-31T24:00", "配电室");
    }

    static ActivityDatum undated() {
        ActivityDatum a = activity("2", "");
        return new ActivityDatum(
                a.activityId(),
                a.name(),
                "",
                Optional.empty(),
                a.quantity(),
                a.dataLevel(),
                List.of(),
                a.operation(),
                a.relativeU95(),
                a.labels(),
                a.row());
    }

    /** A factor F1: source, rating, region, year; coefficient and basis make it a default value where given. */
    static EmissionFactor factor(
            String source,
            String rating,
            String region,
            String year,
            boolean isDefault,
            String coefficient,
            String basis,
            String justification) {
        return new EmissionFactor(
                "F1",
                "因子",
                Optional.of(new Quantity(new BigDecimal("0.6205"), "kgCO2e/kWh")),
                new EmissionFactor.Origin(source, rating, region, year),
                isDefault,
                number(coefficient),
                Optional.of(new BigDecimal("0.04")),
                Optional.empty(),
                "",
                justification,
                basis,
                row("data/factors.csv"));
    }

    static EmissionFactor factor(String year, String justification) {
        return factor("生态环境部公告2024年第12号", "2", "CN", year, false, "", "", justification);
    }

    static CrossCheck check(
            CrossCheck.Kind kind, String own, String reference, String bodyNo, String date, String why) {
        return new CrossCheck(
                "factor:F1",
                kind,
                number(own),
                number(reference),
                "",
                "示例机构",
                bodyNo,
                "R-1",
                day(date),
                why,
                row("data/cross-checks.csv"));
    }

    static VerifiedStream stream(
            long records, boolean interval, List<SignatureCheck> checkpoints, StreamProblemCode... problems) {
        return stream(records, interval, checkpoints, "", problems);
    }

    static VerifiedStream stream(
            long records,
            boolean interval,
            List<SignatureCheck> checkpoints,
            String anchored,
            StreamProblemCode... codes) {
        return stream(records, interval, checkpoints, anchored, "2025-05-02", codes);
    }

    /** The only defect, where there is one, lasts from 1 May to the given day. */
    static VerifiedStream stream(
            long records,
            boolean interval,
            List<SignatureCheck> checkpoints,
            String anchored,
            String until,
            StreamProblemCode... codes) {
        StreamDeclaration declaration = new StreamDeclaration(
                "T1",
                "D1",
                "acquired",
                List.of(),
                "",
                "K1",
                interval ? Optional.of(Duration.ofMinutes(15)) : Optional.empty());
        List<StreamProblem> problems = Stream.of(codes)
                .map(c -> new StreamProblem(
                        c,
                        "data/readings/T1.csv",
                        3,
                        1,
                        1,
                        Optional.empty(),
                        "chain.problem." + c.wireName(),
                        List.of("3", "1", "1", "2025-05-01T00:00:00+08:00", until + "T00:00:00+08:00")))
                .toList();
        Instant last = Instant.parse("2025-12-31T16:00:00Z");
        StreamVerification verification = new StreamVerification(
                declaration,
                records == 0 ? "" : "data/readings/T1.csv",
                Optional.empty(),
                new RecordCounts(records, 0, 0, 0),
                records == 0
                        ? Optional.empty()
                        : Optional.of(new StreamSpan(1, Instant.parse("2024-12-31T16:00:00Z"), records, last, "")),
                problems,
                new StreamForm(0, 0, 0, 0, true),
                List.<DaySummary>of(),
                Map.of(),
                List.of(),
                List.of());
        return new VerifiedStream(
                verification,
                checkpoints,
                List.of(),
                VerifiedStream.Anchored.NO,
                anchored.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(anchored)),
                Optional.empty());
    }

    /** A year of quarter hours, one day of it estimated. */
    static VerifiedStream estimated() {
        VerifiedStream sound = stream(35_040, true, List.of());
        StreamVerification v = sound.verification();
        return new VerifiedStream(
                new StreamVerification(
                        v.declaration(),
                        v.file(),
                        v.header(),
                        new RecordCounts(35_040, 96, 0, 0),
                        v.span(),
                        v.problems(),
                        v.form(),
                        List.of(new DaySummary(
                                java.time.LocalDate.of(2025, 5, 1), 96, 96, 0, cn.suyuan.chain.DayState.ESTIMATED)),
                        v.recordSignatures(),
                        v.headsFit(),
                        v.fittingCheckpoints()),
                sound.checkpoints(),
                sound.recordSignatures(),
                sound.anchored(),
                sound.firstIndependentTime(),
                sound.latency());
    }

    static SignatureCheck signature(String algorithm, CryptographicFact fact, CertificationPathState path) {
        boolean usable = fact == CryptographicFact.VALID && path == CertificationPathState.TRUSTED;
        return new SignatureCheck(
                SignedThing.CHECKPOINT,
                "data/checkpoints.csv",
                algorithm,
                "CN=示例",
                Optional.of("K1"),
                fact,
                new CertificationPath(path, List.of(), List.of(), true, List.of()),
                Optional.empty(),
                TimestampState.ABSENT,
                SignatureCoverage.WHOLE,
                usable,
                List.of());
    }

    /** A signed meter record of meter S-D1, page T1. */
    static SignedMeterRecord record(
            SignatureCheck check, SignedMeterRecord.Identity identity, SignedMeterRecord.Page page) {
        return new SignedMeterRecord(
                "data/signed-readings/a.xml",
                check.at("data/signed-readings/a.xml#1"),
                Optional.of(new OcmfPayload("S-D1", "", "T1", "", "", List.of())),
                identity,
                List.of("D1"),
                page,
                page == SignedMeterRecord.Page.GAP ? 3 : 0);
    }

    static SignatureCheck good() {
        return signature("SM2withSM3", CryptographicFact.VALID, CertificationPathState.TRUSTED);
    }

    static AnchorEvidence anchor(AnchorEvidence.State state) {
        return new AnchorEvidence(
                "data/anchors/a.json",
                AnchorEvidence.Kind.CHAINMAKER,
                state,
                List.of("data/checkpoints.csv"),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    static InstrumentIncident incident(InstrumentIncident.Kind kind, String from, String approved, String assessment) {
        Optional<OffsetDateTime> time =
                from.isEmpty() ? Optional.empty() : Optional.of(OffsetDateTime.parse(from + "T08:00:00+08:00"));
        return new InstrumentIncident(
                "I1",
                "D1",
                kind,
                time,
                time.map(t -> t.plusDays(3)),
                new InstrumentIncident.Registers(
                        "", "", number("10"), number("0"), Optional.empty(), Optional.empty(), Optional.empty()),
                approved,
                assessment,
                "",
                row("data/incidents.csv"));
    }

    static ClockReading clock(String offset) {
        return new ClockReading(
                "GW-1",
                Optional.of(OffsetDateTime.parse("2025-02-01T00:00:00+08:00")),
                number(offset),
                "NTSC",
                row("data/clock.csv"));
    }

    static EnergyUnit unit(String carrier, MeteringLevel level, int required, String... meters) {
        return new EnergyUnit(
                "U1",
                "车间",
                level,
                carrier,
                "",
                required < 0 ? OptionalInt.empty() : OptionalInt.of(required),
                List.of(meters),
                row("data/energy-units.csv"));
    }

    static AuditSample sample(int size, String... drawn) {
        return new AuditSample(
                "sm3",
                "",
                List.of(),
                "00",
                "",
                new AuditSample.Fraction(1, 10),
                1,
                List.of(new AuditSample.Stratum("s", size, drawn.length, List.of(drawn), List.of(), 0)));
    }

    static AnswerSheet.Answer answer(String rule, String subject, Verdict verdict, String method) {
        return new AnswerSheet.Answer(
                        rule,
                        new Subject(subject),
                        verdict,
                        "现场查证。",
                        Optional.empty(),
                        List.of(new EvidenceReference("attachments/photo.jpg", 0, "aa")))
                .by(method);
    }
}
