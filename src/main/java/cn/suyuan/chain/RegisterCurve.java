package cn.suyuan.chain;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A register as one rising curve, looked at in one pass at times asked for beforehand: over replacements and rollovers
 * what lies between is bridged by their rows.
 */
final class RegisterCurve {

    private static final int MORE_DECIMALS = 6;

    private final String streamId;
    private final List<Step> steps = new ArrayList<>();
    private final List<Neighbours> asked = new ArrayList<>();
    private final List<Bridge> bridges = new ArrayList<>();

    /**
     * A jump with a known cause.
     *
     * @param point from which point on it counts
     * @param shift how much is added from there on; empty where the incident does not say
     * @param remark key and arguments of what has to be said
     */
    record Bridge(long point, Optional<BigDecimal> shift, List<String> remark) {}

    /** A record with a value that is proved, by its place among such. */
    record Point(long index, long time, BigDecimal register) {}

    /**
     * The curve at a time.
     *
     * @param quantity register plus what was bridged
     * @param before the reading before
     * @param after the reading after, the same where there is one at that time
     * @param span how much the register moved between the two
     */
    record Value(BigDecimal quantity, Point before, Point after, BigDecimal span) {

        boolean isInterpolated() {
            return before.time() != after.time();
        }
    }

    /**
     * @param times at which the curve will be asked for, in ms
     * @throws IOException where the records cannot be read again
     */
    RegisterCurve(RecordedReadings readings, List<MeterEvent> events, long... times) throws IOException {
        this.streamId = readings.streamId();
        for (long time : times) {
            asked.add(new Neighbours(time));
        }
        for (MeterEvent event : events) {
            if (event.kind() != MeterEvent.Kind.RATIO_CHANGE) {
                steps.add(new Step(event));
            }
        }
        try (ReadingPass pass = readings.pass()) {
            walk(pass);
        }
        steps.forEach(this::bridge);
    }

    private void walk(ReadingPass pass) throws IOException {
        Last last = new Last();
        while (pass.advance()) {
            StreamReading reading = pass.current();
            boolean rises = last.index < 0 || reading.timeMillis() > last.time;
            if (!reading.hasValue() || !reading.isVerified() || !rises) {
                continue;
            }
            for (Step step : steps) {
                step.meet(last, reading);
            }
            for (Neighbours neighbours : asked) {
                neighbours.meet(last, reading);
            }
            last.take(reading);
        }
    }

    /** The point before, without an object for its value. */
    private static final class Last {

        private long index = -1;
        private long time;
        private boolean compact;
        private long unscaled;
        private int scale;
        private BigDecimal large = BigDecimal.ZERO;

        void take(StreamReading reading) {
            index++;
            time = reading.timeMillis();
            compact = reading.isCompact();
            unscaled = reading.unscaled();
            scale = reading.scale();
            if (!compact) {
                large = reading.value();
            }
        }

        BigDecimal register() {
            return compact ? BigDecimal.valueOf(unscaled, scale) : large;
        }

        Optional<Point> point() {
            return index < 0 ? Optional.empty() : Optional.of(new Point(index, time, register()));
        }
    }

    /** Where an event shows: where the register falls near it, else at the first point after its end. */
    private static final class Step {

        private final MeterEvent event;
        private final long begin;
        private final long end;
        private boolean fell;
        private long point = -1;
        private long time;

        Step(MeterEvent event) {
            this.event = event;
            this.begin = event.from().toEpochMilli();
            this.end = event.to().toEpochMilli();
        }

        void meet(Last last, StreamReading reading) {
            if (fell || last.index < 0 || last.time > end || reading.timeMillis() < begin) {
                return;
            }
            fell = reading.value().compareTo(last.register()) < 0;
            boolean after = point < 0 && reading.timeMillis() >= end && event.kind() != MeterEvent.Kind.ROLLOVER;
            if (fell || after) {
                point = last.index + 1;
                time = reading.timeMillis();
            }
        }
    }

    /** The point at or after a time and the one before it. */
    private static final class Neighbours {

        private final long time;
        private Optional<Point> before = Optional.empty();
        private Optional<Point> after = Optional.empty();

        Neighbours(long time) {
            this.time = time;
        }

        void meet(Last last, StreamReading reading) {
            if (after.isEmpty() && reading.timeMillis() >= time) {
                before = last.point();
                after = Optional.of(new Point(last.index + 1, reading.timeMillis(), reading.value()));
            }
        }
    }

    String streamId() {
        return streamId;
    }

    /** Jumps between two values of the curve; all of it where one of the two is not known. */
    List<Bridge> between(Optional<Value> begin, Optional<Value> end) {
        return bridges.stream()
                .filter(bridge -> begin.isEmpty()
                        || end.isEmpty()
                        || (begin.get().before().index() < bridge.point()
                                && bridge.point() <= end.get().after().index()))
                .toList();
    }

    private void bridge(Step step) {
        if (step.point < 0) {
            return;
        }
        MeterEvent event = step.event;
        Optional<BigDecimal> shift = shiftOf(event);
        List<String> remark = shift.isEmpty()
                ? List.of("without_registers", streamId, event.incidentId())
                : List.of(
                        "bridged",
                        streamId,
                        event.incidentId(),
                        TimeText.of(step.time),
                        shift.get().toPlainString());
        bridges.add(new Bridge(step.point, shift, remark));
    }

    /** What is added from the event on: last − first of a replacement, the range of the register at a rollover. */
    private static Optional<BigDecimal> shiftOf(MeterEvent event) {
        Optional<BigDecimal> last = event.lastRegister();
        if (event.kind() == MeterEvent.Kind.ROLLOVER) {
            return event.modulus().or(() -> last.map(shown -> shown.add(shown.ulp())));
        }
        return last.flatMap(old -> event.firstRegister().map(old::subtract));
    }

    /** The curve at a time asked for; empty before the first and after the last reading. */
    Optional<Value> at(long time) {
        Neighbours found = asked.stream()
                .filter(one -> one.time == time)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not asked for: " + time));
        if (found.after.isEmpty()) {
            return Optional.empty();
        }
        Point after = found.after.get();
        if (after.time() == time) {
            return Optional.of(new Value(quantity(after), after, after, BigDecimal.ZERO));
        }
        return found.before.map(before -> between(before, after, time));
    }

    private Value between(Point before, Point after, long time) {
        BigDecimal begin = quantity(before);
        BigDecimal span = quantity(after).subtract(begin);
        BigDecimal part = span.multiply(BigDecimal.valueOf(time - before.time()))
                .divide(
                        BigDecimal.valueOf(after.time() - before.time()),
                        span.scale() + MORE_DECIMALS,
                        RoundingMode.HALF_EVEN);
        return new Value(begin.add(part), before, after, span);
    }

    private BigDecimal quantity(Point point) {
        BigDecimal quantity = point.register();
        for (Bridge bridge : bridges) {
            boolean counts = bridge.point() <= point.index();
            quantity = counts ? quantity.add(bridge.shift().orElse(BigDecimal.ZERO)) : quantity;
        }
        return quantity;
    }
}
