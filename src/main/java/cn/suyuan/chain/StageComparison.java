package cn.suyuan.chain;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Repeats how a stage came from its sources, record by record, by time, as exact decimals, and reports where the stage
 * holds something else (evidence-pack 4 and 5).
 */
public final class StageComparison {

    private static final int ABSENT_ARGUMENTS = 2;

    private final StreamVerification stage;
    private final StageArithmetic arithmetic;
    private final List<SourceWalk> sources = new ArrayList<>();
    private final StreamFindings findings;
    private long compared;

    private StageComparison(StreamVerification stage, StageArithmetic arithmetic) {
        this.stage = stage;
        this.arithmetic = arithmetic;
        this.findings = new StreamFindings(stage.file());
    }

    /**
     * What came of it.
     *
     * @param problems {@code stage_mismatch}, a run of records as one
     * @param compared records that could be compared
     * @param notRepeated message key and arguments where the operation could not be repeated; empty where it was
     */
    public record Result(List<StreamProblem> problems, long compared, List<String> notRepeated) {

        public Result {
            problems = List.copyOf(problems);
            notRepeated = List.copyOf(notRepeated);
        }
    }

    /**
     * A stream with its records.
     *
     * @param verification what was found of it
     * @param readings its records
     */
    public record Stage(StreamVerification verification, RecordedReadings readings) {}

    /**
     * Compares a stage with its sources.
     *
     * @param stage the stage
     * @param sources its sources, in the order of {@code source_stream_ids}
     * @param events replacements and rollovers of the instrument, registers as the meter shows them
     * @throws IOException where records cannot be read again
     */
    public static Result compare(Stage stage, List<Stage> sources, List<MeterEvent> events) throws IOException {
        StreamDeclaration declaration = stage.verification().declaration();
        if (declaration.sources().isEmpty()) {
            return new Result(List.of(), 0, List.of());
        }
        if (sources.size() != declaration.sources().size()) {
            return notRepeated("source", String.join(";", declaration.sources()));
        }
        Optional<StageOperation> operation = StageOperation.read(declaration.operation());
        if (operation.isEmpty()) {
            return notRepeated("operation", declaration.operation());
        }
        Optional<StageArithmetic> arithmetic = StageArithmetic.of(operation.get(), stage, sources, events);
        if (arithmetic.isEmpty()) {
            return notRepeated("unit", declaration.operation());
        }
        StageComparison comparison = new StageComparison(stage.verification(), arithmetic.get());
        try (ReadingPass stored = stage.readings().pass()) {
            for (Stage source : sources) {
                comparison.sources.add(new SourceWalk(source.readings()));
            }
            return comparison.run(stored);
        } finally {
            for (SourceWalk source : comparison.sources) {
                source.pass.close();
            }
        }
    }

    private static Result notRepeated(String reason, String argument) {
        return new Result(List.of(), 0, List.of("chain.stage.not_repeated." + reason, argument));
    }

    private Result run(ReadingPass pass) throws IOException {
        Optional<Defect> run = Optional.empty();
        while (pass.advance()) {
            StreamReading stored = pass.current();
            Optional<List<String>> difference = difference(stored);
            if (difference.isEmpty()) {
                run = Optional.empty();
            } else if (run.isPresent()) {
                run.get().count++;
            } else {
                Defect defect = findings.add(StreamProblemCode.STAGE_MISMATCH, stored.line(), stored.seq(), 1);
                defect.variant = difference.get().size() == ABSENT_ARGUMENTS ? "absent" : "";
                defect.more = difference.get();
                run = Optional.of(defect);
            }
        }
        return new Result(findings.problems(), compared, List.of());
    }

    /** What is different at a record: operation, found, expected; or source and time where it has no source. */
    private Optional<List<String>> difference(StreamReading stored) throws IOException {
        long time = stored.timeMillis();
        List<BigDecimal> values = new ArrayList<>(sources.size());
        for (SourceWalk source : sources) {
            if (!source.advance(time)) {
                arithmetic.lose();
                return isHole(source, time)
                        ? Optional.empty()
                        : Optional.of(List.of(source.streamId, TimeText.of(time)));
            }
            if (source.pass.current().hasValue()) {
                values.add(source.pass.current().value());
            }
        }
        boolean filled = stored.status() == ReadingStatus.ESTIMATED || stored.status() == ReadingStatus.REPLACED;
        if (values.size() < sources.size()) {
            return missingSource(stored, filled);
        }
        compared++;
        if (!stored.hasValue()) {
            arithmetic.lose();
            return different("M", arithmetic.expected(time, values));
        }
        return arithmetic.fits(time, values, stored.value())
                ? Optional.empty()
                : different(stored.value().toPlainString(), arithmetic.lastExpected());
    }

    private Optional<List<String>> different(String found, BigDecimal expected) {
        return Optional.of(List.of(stage.declaration().operation(), found, expected.toPlainString()));
    }

    /** The source has no value: the stage may have none either, or an estimate that it calls one. */
    private Optional<List<String>> missingSource(StreamReading stored, boolean filled) {
        arithmetic.lose();
        boolean invented = stored.hasValue() && !filled;
        return invented
                ? Optional.of(
                        List.of(stage.declaration().operation(), stored.value().toPlainString(), "M"))
                : Optional.empty();
    }

    /** Whether the source has a hole here, which is reported as its own problem. */
    private boolean isHole(SourceWalk source, long time) {
        if (!source.hasBefore || source.ended) {
            return true;
        }
        StreamReading after = source.pass.current();
        long interval = stage.declaration().interval().map(Duration::toMillis).orElse(0L);
        boolean betweenProved = after.isVerified() && source.verifiedBefore;
        return !betweenProved
                || (time > source.timeBefore && after.timeMillis() - source.timeBefore > interval + interval / 2);
    }

    /** The records of a source, beside those of the stage. */
    private static final class SourceWalk {

        private final String streamId;
        private final ReadingPass pass;
        private boolean ended;
        private boolean hasBefore;
        private long timeBefore;
        private boolean verifiedBefore;

        SourceWalk(RecordedReadings readings) throws IOException {
            this.streamId = readings.streamId();
            this.pass = readings.pass();
            this.ended = !pass.advance();
        }

        /** Goes to the record at a time; whether there is one. */
        boolean advance(long time) throws IOException {
            while (!ended && pass.current().timeMillis() < time) {
                hasBefore = true;
                timeBefore = pass.current().timeMillis();
                verifiedBefore = pass.current().isVerified();
                ended = !pass.advance();
            }
            return !ended && pass.current().timeMillis() == time;
        }
    }
}
