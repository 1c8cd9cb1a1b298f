package cn.suyuan.chain;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Recomputes the quantity of a time span from verified readings: register difference over replacements and rollovers,
 * sum, mean (evidence-pack 2, 3 and 5). What cannot be recomputed is empty, with the reason.
 */
public final class RegisterReplay {

    /** Decimals beyond those recorded, where a value is interpolated or a mean taken. */
    private static final int MORE_DECIMALS = 6;

    private final long from;
    private final long to;
    private final List<List<String>> remarks = new ArrayList<>();
    private long widest;
    private BigDecimal uncertain = BigDecimal.ZERO;

    private RegisterReplay(ServicePeriod span) {
        this.from = span.from().toEpochMilli();
        this.to = span.to().toEpochMilli();
    }

    /**
     * A quantity recomputed.
     *
     * @param quantity the quantity in the unit of the streams; empty where it cannot be recomputed
     * @param remarks message keys {@code chain.replay.<key>}, each followed by its arguments; the reason where the
     *     quantity is empty
     */
    public record Result(Optional<BigDecimal> quantity, List<List<String>> remarks) {

        public Result {
            remarks = remarks.stream().map(List::copyOf).toList();
        }
    }

    /**
     * The quantity of one of several spans.
     *
     * @param result quantity and remarks
     * @param widest longest time between two readings between which an end of the span lies; zero where there are readings
     * @param uncertain how much was measured between such readings, of which the span has an interpolated part
     */
    public record Part(Result result, Duration widest, BigDecimal uncertain) {}

    /**
     * One stream of an activity.
     *
     * @param readings its records
     * @param kind register or interval
     * @param interval time between records, where it is declared
     * @param events replacements and rollovers, registers as this stream shows them; see {@link MeterEvent#behind}
     */
    public record Input(
            RecordedReadings readings, StreamKind kind, Optional<Duration> interval, List<MeterEvent> events) {

        public Input {
            events = List.copyOf(events);
        }
    }

    /**
     * The sum over the streams of the value at the end of the span less the value at its beginning.
     *
     * @throws IOException where records cannot be read again
     */
    public static Result registerDifference(List<Input> streams, ServicePeriod span) throws IOException {
        RegisterReplay replay = new RegisterReplay(span);
        return replay.total(streams, replay::difference);
    }

    /**
     * The sum over the streams of the values of the intervals in the span.
     *
     * @throws IOException where records cannot be read again
     */
    public static Result sum(List<Input> streams, ServicePeriod span) throws IOException {
        RegisterReplay replay = new RegisterReplay(span);
        return replay.total(streams, input -> replay.intervals(input, false));
    }

    /**
     * The mean over the streams of the mean of the values in the span.
     *
     * @throws IOException where records cannot be read again
     */
    public static Result mean(List<Input> streams, ServicePeriod span) throws IOException {
        RegisterReplay replay = new RegisterReplay(span);
        Result total = replay.total(streams, input -> replay.intervals(input, true));
        return new Result(
                total.quantity()
                        .map(sum -> sum.divide(
                                BigDecimal.valueOf(streams.size()),
                                sum.scale() + MORE_DECIMALS,
                                RoundingMode.HALF_EVEN))
                        .map(mean -> shorten(mean)),
                total.remarks());
    }

    /**
     * What one stream measured in each of several spans, in one pass over its records: register differences, or sums of
     * intervals.
     *
     * @throws IOException where records cannot be read again
     */
    public static List<Part> each(Input input, List<ServicePeriod> spans) throws IOException {
        List<RegisterReplay> replays = spans.stream().map(RegisterReplay::new).toList();
        List<Part> parts = new ArrayList<>();
        if (input.kind() == StreamKind.REGISTER) {
            long[] ends = replays.stream()
                    .flatMapToLong(replay -> LongStream.of(replay.from, replay.to))
                    .distinct()
                    .toArray();
            RegisterCurve curve = new RegisterCurve(input.readings(), input.events(), ends);
            replays.forEach(replay -> parts.add(replay.part(replay.difference(curve))));
            return parts;
        }
        List<Span> sums = new ArrayList<>();
        for (RegisterReplay replay : replays) {
            sums.add(replay.new Span(input, false));
        }
        try (ReadingPass pass = input.readings().pass()) {
            while (pass.advance()) {
                sums.forEach(span -> span.add(pass.current()));
            }
        }
        for (int i = 0; i < sums.size(); i++) {
            RegisterReplay replay = replays.get(i);
            parts.add(replay.part(replay.quantity(sums.get(i), input.readings().streamId(), false)));
        }
        return parts;
    }

    private Part part(Optional<BigDecimal> quantity) {
        return new Part(new Result(quantity, remarks), Duration.ofMillis(widest), uncertain);
    }

    /** Recomputes one stream. */
    @FunctionalInterface
    private interface OneStream {
        Optional<BigDecimal> of(Input input) throws IOException;
    }

    private Result total(List<Input> streams, OneStream part) throws IOException {
        if (streams.isEmpty()) {
            remark("no_stream");
            return new Result(Optional.empty(), remarks);
        }
        Optional<BigDecimal> total = Optional.of(BigDecimal.ZERO);
        for (Input input : streams) {
            Optional<BigDecimal> quantity = part.of(input);
            Optional<BigDecimal> before = total;
            total = quantity.flatMap(value -> before.map(value::add));
        }
        return new Result(total, remarks);
    }

    private void remark(String key, String... arguments) {
        List<String> remark = new ArrayList<>();
        remark.add("chain.replay." + key);
        remark.addAll(List.of(arguments));
        remarks.add(remark);
    }

    // register difference

    private Optional<BigDecimal> difference(Input input) throws IOException {
        String stream = input.readings().streamId();
        if (input.kind() != StreamKind.REGISTER) {
            remark("not_a_register", stream);
            return Optional.empty();
        }
        return difference(new RegisterCurve(input.readings(), input.events(), from, to));
    }

    private Optional<BigDecimal> difference(RegisterCurve curve) {
        Optional<RegisterCurve.Value> begin = curve.at(from);
        Optional<RegisterCurve.Value> end = curve.at(to);
        List<RegisterCurve.Bridge> bridges = curve.between(begin, end);
        for (RegisterCurve.Bridge bridge : bridges) {
            List<String> said = bridge.remark();
            remark(said.get(0), said.subList(1, said.size()).toArray(String[]::new));
        }
        if (bridges.stream().anyMatch(bridge -> bridge.shift().isEmpty())) {
            return Optional.empty();
        }
        Optional<BigDecimal> first = quantity(begin, from, curve.streamId());
        Optional<BigDecimal> last = quantity(end, to, curve.streamId());
        return last.flatMap(value -> first.map(value::subtract));
    }

    private Optional<BigDecimal> quantity(Optional<RegisterCurve.Value> value, long time, String stream) {
        if (value.isEmpty()) {
            remark("not_covered", stream, TimeText.of(time));
            return Optional.empty();
        }
        RegisterCurve.Value found = value.get();
        if (found.isInterpolated()) {
            widest = Math.max(widest, found.after().time() - found.before().time());
            uncertain = uncertain.add(found.span().abs());
            remark(
                    "interpolated",
                    stream,
                    TimeText.of(time),
                    TimeText.of(found.before().time()),
                    TimeText.of(found.after().time()),
                    found.span().toPlainString());
        }
        return Optional.of(found.quantity());
    }

    // intervals

    private Optional<BigDecimal> intervals(Input input, boolean mean) throws IOException {
        String stream = input.readings().streamId();
        if (input.kind() == StreamKind.REGISTER) {
            remark("a_register", stream);
            return Optional.empty();
        }
        Span span = new Span(input, mean);
        try (ReadingPass pass = input.readings().pass()) {
            while (pass.advance()) {
                span.add(pass.current());
            }
        }
        return quantity(span, stream, mean);
    }

    private Optional<BigDecimal> quantity(Span span, String stream, boolean mean) {
        if (span.shared > 0) {
            remark("shared", stream, Long.toString(span.shared));
        }
        boolean some = span.counted > 0;
        if (!some || span.absent() > 0) {
            remark(mean && some ? "mean_of_present" : "missing", stream, Long.toString(span.absent()));
        }
        if (!some || (!mean && span.absent() > 0)) {
            return Optional.empty();
        }
        return Optional.of(mean ? average(span.sum, span.counted) : span.sum);
    }

    /** The intervals of one stream that lie in the span, at least in part. */
    private final class Span {

        private final long interval;
        private final boolean whole;
        private BigDecimal sum = BigDecimal.ZERO;
        private long covered;
        private long counted;
        private long shared;

        /** @param whole whether a partial interval counts with its whole value */
        Span(Input input, boolean whole) {
            this.interval = input.interval().map(Duration::toMillis).orElse(0L);
            this.whole = whole;
        }

        void add(StreamReading reading) {
            long begin = reading.timeMillis();
            long end = begin + interval;
            boolean inside = begin < to && (interval == 0 ? begin >= from : end > from);
            if (!inside || !reading.hasValue() || !reading.isVerified()) {
                return;
            }
            long part = Math.min(end, to) - Math.max(begin, from);
            boolean partial = part != interval && !whole;
            counted++;
            covered += part;
            shared += partial ? 1 : 0;
            if (partial) {
                widest = Math.max(widest, interval);
                uncertain = uncertain.add(reading.value().abs());
            }
            sum = sum.add(partial ? share(reading.value(), part, interval) : reading.value());
        }

        /** Intervals without a value. */
        long absent() {
            return interval == 0 ? 0 : Math.max(0, (to - from - covered + interval - 1) / interval);
        }
    }

    private static BigDecimal average(BigDecimal sum, long count) {
        return sum.divide(BigDecimal.valueOf(count), sum.scale() + MORE_DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal share(BigDecimal value, long part, long interval) {
        return shorten(value.multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(interval), value.scale() + MORE_DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal shorten(BigDecimal value) {
        return value.round(MathContext.DECIMAL128);
    }
}
