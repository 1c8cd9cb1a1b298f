package cn.suyuan.chain;

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
    private final ReadingSeries stored;
    private final List<ReadingSeries> sources;
    private final StageArithmetic arithmetic;
    private final int[] places;
    private final StreamFindings findings;
    private long compared;

    private StageComparison(
            StreamVerification stage, ReadingSeries stored, List<ReadingSeries> sources, StageArithmetic arithmetic) {
        this.stage = stage;
        this.stored = stored;
        this.sources = sources;
        this.arithmetic = arithmetic;
        this.places = new int[sources.size()];
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
     * @param series its records
     */
    public record Stage(StreamVerification verification, ReadingSeries series) {}

    /**
     * Compares a stage with its sources.
     *
     * @param stage the stage
     * @param sources its sources, in the order of {@code source_stream_ids}
     * @param events replacements and rollovers of the instrument, registers as the meter shows them
     */
    public static Result compare(Stage stage, List<Stage> sources, List<MeterEvent> events) {
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
        List<ReadingSeries> series = sources.stream().map(Stage::series).toList();
        StageComparison comparison =
                new StageComparison(stage.verification(), stage.series(), series, arithmetic.get());
        return comparison.run();
    }

    private static Result notRepeated(String reason, String argument) {
        return new Result(List.of(), 0, List.of("chain.stage.not_repeated." + reason, argument));
    }

    private Result run() {
        Optional<Defect> run = Optional.empty();
        for (int i = 0; i < stored.size(); i++) {
            Optional<List<String>> difference = difference(i);
            if (difference.isEmpty()) {
                run = Optional.empty();
            } else if (run.isPresent()) {
                run.get().count++;
            } else {
                Defect defect = findings.add(StreamProblemCode.STAGE_MISMATCH, stored.line(i), stored.seq(i), 1);
                defect.variant = difference.get().size() == ABSENT_ARGUMENTS ? "absent" : "";
                defect.more = difference.get();
                run = Optional.of(defect);
            }
        }
        return new Result(findings.problems(), compared, List.of());
    }

    /** What is different at a record: operation, found, expected; or source and time where it has no source. */
    private Optional<List<String>> difference(int index) {
        long time = stored.timeMillis(index);
        List<BigDecimal> values = new ArrayList<>();
        for (int s = 0; s < places.length; s++) {
            if (!advance(s, time)) {
                arithmetic.lose();
                return isHole(s, time)
                        ? Optional.empty()
                        : Optional.of(List.of(sources.get(s).streamId(), TimeText.of(time)));
            }
            if (sources.get(s).hasValue(places[s])) {
                values.add(sources.get(s).value(places[s]));
            }
        }
        boolean filled =
                stored.status(index) == ReadingStatus.ESTIMATED || stored.status(index) == ReadingStatus.REPLACED;
        if (values.size() < places.length) {
            return missingSource(index, filled);
        }
        compared++;
        if (!stored.hasValue(index)) {
            arithmetic.lose();
            return different("M", arithmetic.expected(time, values));
        }
        return arithmetic.fits(time, values, stored.value(index))
                ? Optional.empty()
                : different(stored.value(index).toPlainString(), arithmetic.lastExpected());
    }

    private Optional<List<String>> different(String found, BigDecimal expected) {
        return Optional.of(List.of(stage.declaration().operation(), found, expected.toPlainString()));
    }

    /** The source has no value: the stage may have none either, or an estimate that it calls one. */
    private Optional<List<String>> missingSource(int index, boolean filled) {
        arithmetic.lose();
        boolean invented = stored.hasValue(index) && !filled;
        return invented
                ? Optional.of(List.of(
                        stage.declaration().operation(), stored.value(index).toPlainString(), "M"))
                : Optional.empty();
    }

    /** Goes to the record of a source at a time. */
    private boolean advance(int source, long time) {
        ReadingSeries series = sources.get(source);
        while (places[source] < series.size() && series.timeMillis(places[source]) < time) {
            places[source]++;
        }
        return places[source] < series.size() && series.timeMillis(places[source]) == time;
    }

    /** Whether the source has a hole here, which is reported as its own problem. */
    private boolean isHole(int source, long time) {
        ReadingSeries series = sources.get(source);
        int after = places[source];
        if (after == 0 || after >= series.size()) {
            return true;
        }
        long interval = stage.declaration().interval().map(Duration::toMillis).orElse(0L);
        boolean betweenProved = series.isVerified(after) && series.isVerified(after - 1);
        return !betweenProved
                || (time > series.timeMillis(after - 1)
                        && series.timeMillis(after) - series.timeMillis(after - 1) > interval + interval / 2);
    }
}
