package cn.suyuan.audit;

import cn.suyuan.chain.ChainLimits;
import cn.suyuan.chain.CheckpointFact;
import cn.suyuan.chain.HashChainVerifier;
import cn.suyuan.chain.KnownLinks;
import cn.suyuan.chain.MeterEvent;
import cn.suyuan.chain.PlainStream;
import cn.suyuan.chain.ReadingMemory;
import cn.suyuan.chain.ReadingSeries;
import cn.suyuan.chain.ReadingsWindow;
import cn.suyuan.chain.RecordSignatureJudge;
import cn.suyuan.chain.RecordedReadings;
import cn.suyuan.chain.RereadReadings;
import cn.suyuan.chain.SealHead;
import cn.suyuan.chain.ServicePeriod;
import cn.suyuan.chain.SteadyRun;
import cn.suyuan.chain.SteadyRuns;
import cn.suyuan.chain.StreamContext;
import cn.suyuan.chain.StreamDeclaration;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.PlainReadings;
import cn.suyuan.ledger.InstrumentIncident;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.measure.DateRange;
import cn.suyuan.trust.JudgementTime;
import cn.suyuan.trust.RegisteredKey;
import cn.suyuan.trust.SigningKeyRegister;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Verifies single streams, each alone, so that many can be verified at once. */
final class StreamWork {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final ImportedCase imported;
    private final EvidenceContent content;
    private final StreamRows rows;
    private final SigningKeyRegister keys;
    private final Map<String, List<CheckpointFact>> checkpoints;
    private final KnownLinks known;

    StreamWork(
            ImportedCase imported,
            EvidenceContent content,
            StreamRows rows,
            SigningKeyRegister keys,
            List<CheckpointFact> checkpoints)
            throws IOException {
        this(imported, content, rows, keys, checkpoints, firstLines(content, rows));
    }

    private StreamWork(
            ImportedCase imported,
            EvidenceContent content,
            StreamRows rows,
            SigningKeyRegister keys,
            List<CheckpointFact> checkpoints,
            Map<String, byte[]> firstLines) {
        this.imported = imported;
        this.content = content;
        this.rows = rows;
        this.keys = keys;
        this.checkpoints = checkpoints.stream().collect(Collectors.groupingBy(CheckpointFact::streamId));
        this.known = KnownLinks.of(checkpoints, firstLines);
    }

    /** For streams verified alone: records of others are not recognised as theirs, and no other file is opened. */
    static StreamWork alone(
            ImportedCase imported,
            EvidenceContent content,
            StreamRows rows,
            SigningKeyRegister keys,
            List<CheckpointFact> checkpoints) {
        return new StreamWork(imported, content, rows, keys, checkpoints, Map.of());
    }

    /**
     * A stream verified.
     *
     * @param verification what was found
     * @param readings its records
     * @param events what makes registers of its meter jump
     * @param steady where its values stand still or follow a straight line
     */
    record Done(
            StreamVerification verification,
            RecordedReadings readings,
            List<MeterEvent> events,
            List<SteadyRun> steady) {
        Done {
            events = List.copyOf(events);
            steady = List.copyOf(steady);
        }

        /** A stream without readings. */
        static Done missing(StreamDeclaration declaration, List<MeterEvent> events) {
            return new Done(
                    StreamVerification.missing(declaration),
                    new ReadingSeries(declaration.streamId()),
                    events,
                    List.of());
        }

        /** The same with what the comparison of stages and of streams found. */
        Done with(StreamVerification other) {
            return new Done(other, readings, events, steady);
        }
    }

    /**
     * Verifies a stream.
     *
     * @param verifier how
     * @param memory where its records are kept, as long as there is room
     * @param limits what it is held to
     */
    Done verify(
            StreamDeclaration declaration,
            List<SealHead> heads,
            HashChainVerifier verifier,
            ReadingMemory memory,
            StreamLimits limits)
            throws IOException {
        Optional<PlainReadings> plain = imported.tables().plain(declaration.streamId());
        if (plain.isPresent() && heads.isEmpty()) { // what a seal names claims a chain, and is held to it
            return plain(declaration, plain.get(), limits);
        }
        String file = rows.file(declaration.streamId());
        ReadingMemory.Keeper keeper = memory.keeper(declaration.streamId());
        List<MeterEvent> events = events(declaration.instrumentNo());
        Optional<InputStream> found = content.open(file);
        if (found.isEmpty()) {
            return Done.missing(declaration, events);
        }
        StreamContext context = context(declaration, file, heads, events, limits.chain());
        SteadyRuns steady = new SteadyRuns(limits.steady());
        try (InputStream in = found.get()) {
            StreamVerification verification =
                    verifier.verify(in, context, recordJudge(declaration), keeper.then(steady));
            RereadReadings.Opened again = () -> content.open(file).orElseThrow(() -> new IOException(file));
            return new Done(
                    verification,
                    keeper.readings(again, context, verification),
                    events,
                    steady.found(declaration, verification.header()));
        }
    }

    private Done plain(StreamDeclaration declaration, PlainReadings readings, StreamLimits limits) throws IOException {
        List<MeterEvent> events = events(declaration.instrumentNo());
        StreamContext context = context(declaration, readings.file(), List.of(), events, limits.chain());
        return new Done(
                PlainStream.verify(context, readings.header(), readings.series(), readings.links()),
                readings.series(),
                events,
                SteadyRuns.in(readings.series(), limits.steady()).found(declaration, readings.header()));
    }

    /** Verifies some days of a stream and reads no more of its file than is needed for them. */
    Optional<ReadingsWindow.Result> verify(
            StreamDeclaration declaration,
            List<SealHead> heads,
            ServicePeriod days,
            ReadingsWindow.Source source,
            ChainLimits limits)
            throws IOException {
        StreamContext context = context(
                declaration, rows.file(declaration.streamId()), heads, events(declaration.instrumentNo()), limits);
        return ReadingsWindow.verify(source, context, days, recordJudge(declaration));
    }

    private StreamContext context(
            StreamDeclaration declaration,
            String file,
            List<SealHead> heads,
            List<MeterEvent> events,
            ChainLimits limits) {
        return new StreamContext(
                declaration,
                file,
                checkpoints.getOrDefault(declaration.streamId(), List.of()),
                heads,
                events,
                service(declaration.instrumentNo()),
                known,
                limits);
    }

    /** Records are judged at the end of the period: their own times are what is in question. */
    private RecordSignatureJudge recordJudge(StreamDeclaration declaration) {
        Optional<RegisteredKey> key = keys.find(declaration.keyId());
        Instant at = imported.scope()
                .period()
                .map(p -> p.to().atTime(23, 59, 59).toInstant(CHINA))
                .orElse(Instant.EPOCH);
        return key.map(k -> k.recordJudge(JudgementTime.claimed(at))).orElse(RecordSignatureJudge.withoutKey());
    }

    private Optional<ServicePeriod> service(String instrumentNo) {
        Optional<DateRange> period = imported.scope().period();
        Optional<MeasuringInstrument> instrument = imported.ledger().ledger().find(instrumentNo);
        Optional<DateRange> service = instrument.isPresent() ? period.flatMap(instrument.get()::serviceIn) : period;
        return service.map(days -> new ServicePeriod(
                days.from().atStartOfDay().toInstant(CHINA),
                days.to().plusDays(1).atStartOfDay().toInstant(CHINA)));
    }

    private List<MeterEvent> events(String instrumentNo) {
        List<MeterEvent> events = new ArrayList<>();
        for (InstrumentIncident incident : imported.ledger().incidents()) {
            if (incident.instrumentNo().equals(instrumentNo)) {
                event(incident).ifPresent(events::add);
            }
        }
        return events;
    }

    private static Optional<MeterEvent> event(InstrumentIncident incident) {
        Optional<MeterEvent.Kind> kind = switch (incident.kind()) {
            case REPLACEMENT -> Optional.of(MeterEvent.Kind.REPLACEMENT);
            case ROLLOVER -> Optional.of(MeterEvent.Kind.ROLLOVER);
            case RATIO_CHANGE -> Optional.of(MeterEvent.Kind.RATIO_CHANGE);
            case DAMAGE, REMOVAL, CLOCK_SET, SHUTDOWN, OTHER -> Optional.empty();
        };
        Optional<Instant> from = incident.from().or(incident::to).map(OffsetDateTime::toInstant);
        Optional<Instant> to = incident.to().or(incident::from).map(OffsetDateTime::toInstant);
        if (kind.isEmpty() || from.isEmpty() || to.isEmpty() || to.get().isBefore(from.get())) {
            return Optional.empty();
        }
        InstrumentIncident.Registers registers = incident.registers();
        return Optional.of(new MeterEvent(
                incident.incidentId(),
                kind.get(),
                from.get(),
                to.get(),
                registers.lastRegister(),
                registers.firstRegister(),
                registers.oldMultiplier(),
                registers.newMultiplier(),
                registers.modulus()));
    }

    /** Opens the file of a verified stream again. */
    Optional<InputStream> open(StreamVerification stream) throws IOException {
        return stream.file().isEmpty() ? Optional.empty() : content.open(stream.file());
    }

    private static Map<String, byte[]> firstLines(EvidenceContent content, StreamRows rows) throws IOException {
        Map<String, byte[]> lines = new LinkedHashMap<>();
        for (StreamDeclaration declaration : rows.declarations()) {
            Optional<InputStream> found = content.open(rows.file(declaration.streamId()));
            if (found.isPresent()) {
                try (InputStream in = found.get()) {
                    firstLine(in.readNBytes(4096)).ifPresent(line -> lines.put(declaration.streamId(), line));
                }
            }
        }
        return lines;
    }

    private static Optional<byte[]> firstLine(byte[] start) {
        for (int i = 0; i < start.length; i++) {
            if (start[i] == '\n') {
                int end = i > 0 && start[i - 1] == '\r' ? i - 1 : i;
                return Optional.of(java.util.Arrays.copyOf(start, end));
            }
        }
        return Optional.empty();
    }
}
