package cn.suyuan.chain;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks for frozen values and straight lines while a stream is read, in constant memory. Only proved readings with status
 * A count: what is labelled as estimated or replaced does not pretend. A screening, whose result is to be explained:
 *
 * <p>Frozen is a value that does not move for a long time, in a stream that else never stands still so long: machines that
 * stop at night are looked at, those that stop at weekends are not. A straight line are equal quantities in a row, each of
 * many last digits, in a stream of which else few quantities equal the one before: a constant load is no fault. Neither is
 * said of streams with few quantities, nor of what fills most of a stream.
 */
public final class SteadyRuns implements RecordSink {

    private static final int KEPT = 12;

    private final Steps differences;
    private final Steps values;

    private boolean started;
    private boolean follows;
    private int scale;
    private long lastDigits;
    private long lastTime;
    private long lastLine;

    public SteadyRuns(SteadyLimits limits) {
        differences = new Steps(limits);
        values = new Steps(limits);
    }

    @Override
    public void accept(StreamReading reading) {
        boolean counts = reading.isVerified() && reading.hasValue() && reading.status() == ReadingStatus.ACTUAL;
        if (!counts || !isWritable(reading)) {
            interrupt();
            return;
        }
        long time = reading.timeMillis();
        if (follows && time <= lastTime) {
            return;
        }
        long digits = digits(reading);
        if (follows) {
            differences.add(digits - lastDigits, lastTime, time, lastLine);
            values.add(lastDigits, lastTime, time, lastLine);
        }
        follows = true;
        lastDigits = digits;
        lastTime = time;
        lastLine = reading.line();
    }

    private void interrupt() {
        follows = false;
        differences.close();
        values.close();
    }

    /** Whether the value can be written in whole last digits of the first value. */
    private boolean isWritable(StreamReading reading) {
        if (!started) {
            started = true;
            scale = reading.scale();
        }
        if (reading.isCompact() && reading.scale() == scale) {
            return true;
        }
        BigDecimal value = reading.value().stripTrailingZeros();
        return value.scale() <= scale && value.precision() - value.scale() + scale <= 18;
    }

    private long digits(StreamReading reading) {
        return reading.isCompact() && reading.scale() == scale
                ? reading.unscaled()
                : reading.value().setScale(scale).unscaledValue().longValue();
    }

    /**
     * What was conspicuous in all that was read, the longest first in each kind and at most twelve of it; to be asked once,
     * at the end.
     *
     * @param kind what the values are
     */
    public List<SteadyRun> found(StreamKind kind) {
        interrupt();
        return kind == StreamKind.REGISTER ? differences.found(scale) : values.found(scale);
    }

    /**
     * Records that are already there, all taken.
     *
     * @throws IOException where they cannot be read again
     */
    public static SteadyRuns in(RecordedReadings readings, SteadyLimits limits) throws IOException {
        SteadyRuns runs = new SteadyRuns(limits);
        try (ReadingPass pass = readings.pass()) {
            while (pass.advance()) {
                runs.accept(pass.current());
            }
        }
        return runs;
    }

    /** A run as counted. */
    private record Counted(long line, long from, long to, long steps, long digits) {

        long millis() {
            return to - from;
        }

        SteadyRun run(int scale) {
            return new SteadyRun(
                    line,
                    Instant.ofEpochMilli(from),
                    Instant.ofEpochMilli(to),
                    steps,
                    BigDecimal.valueOf(digits, scale));
        }
    }

    /** Quantities in a row. */
    private static final class Steps {

        private final SteadyLimits limits;
        private final List<Counted> frozen = new ArrayList<>();
        private final List<Counted> straight = new ArrayList<>();
        private long all;
        private long moving;
        private long frozenSteps;
        private long straightSteps;
        private long equalByChance;
        private long longestStop;

        private long length;
        private long digits;
        private long from;
        private long to;
        private long line;

        Steps(SteadyLimits limits) {
            this.limits = limits;
        }

        void add(long quantity, long begin, long end, long place) {
            if (length == 0 || quantity != digits) {
                close();
                digits = quantity;
                from = begin;
                line = place;
            }
            length++;
            to = end;
        }

        void close() {
            if (length == 0) {
                return;
            }
            Counted run = new Counted(line, from, to, length, digits);
            all += length;
            if (digits == 0) {
                stopped(run);
            } else {
                moved(run);
            }
            length = 0;
        }

        private void stopped(Counted run) {
            if (run.steps() >= limits.frozenQuantities()
                    && run.millis() >= limits.frozen().toMillis()) {
                frozenSteps += run.steps();
                keep(frozen, run);
            } else {
                longestStop = Math.max(longestStop, run.millis());
            }
        }

        private void moved(Counted run) {
            moving += run.steps();
            SteadyLimits.Line line = limits.line();
            boolean resolved = run.digits() >= line.digits() || run.digits() <= -line.digits();
            if (resolved
                    && run.steps() >= line.quantities()
                    && run.millis() >= line.time().toMillis()) {
                straightSteps += run.steps();
                keep(straight, run);
            } else {
                equalByChance += run.steps() - 1;
            }
        }

        private static void keep(List<Counted> runs, Counted run) {
            runs.add(run);
            runs.sort(Comparator.comparingLong(Counted::steps).reversed().thenComparingLong(Counted::from));
            if (runs.size() > KEPT) {
                runs.remove(KEPT);
            }
        }

        private static boolean atMost(long part, BigDecimal share, long whole) {
            return BigDecimal.valueOf(part).compareTo(share.multiply(BigDecimal.valueOf(whole))) <= 0;
        }

        List<SteadyRun> found(int scale) {
            List<SteadyRun> found = new ArrayList<>();
            boolean enough = all >= limits.leastQuantities();
            if (enough
                    && atMost(frozenSteps, limits.mostShare(), all)
                    && longestStop <= limits.usualStop().toMillis()) {
                frozen.forEach(run -> found.add(run.run(scale)));
            }
            long others = moving - straightSteps;
            if (enough
                    && atMost(straightSteps, limits.mostShare(), moving)
                    && atMost(equalByChance, limits.line().chanceShare(), others)) {
                straight.forEach(run -> found.add(run.run(scale)));
            }
            return found;
        }
    }

    /**
     * The conspicuous runs of a stream that was not made from another; none where that shows in its source.
     *
     * @param header line 1 of the stream, where it could be read
     */
    public List<SteadyRun> found(StreamDeclaration declaration, Optional<StreamHeader> header) {
        return declaration.sources().isEmpty()
                ? header.map(StreamHeader::kind).map(this::found).orElse(List.of())
                : List.of();
    }
}
