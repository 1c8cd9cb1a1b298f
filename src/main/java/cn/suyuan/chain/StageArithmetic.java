package cn.suyuan.chain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The arithmetic of one stage: what a record must be, given those of its sources at the same time. */
final class StageArithmetic {

    private final StageOperation operation;
    private final UnitConversion.Fraction fraction;
    private final List<MeterEvent> events;
    private final boolean increments;

    private boolean hasBefore;
    private boolean holed;
    private BigDecimal lastExpected = BigDecimal.ZERO;
    private long timeBefore;
    private BigDecimal sourceBefore = BigDecimal.ZERO;
    private BigDecimal storedBefore = BigDecimal.ZERO;
    private BigDecimal expectedBefore = BigDecimal.ZERO;

    private StageArithmetic(
            StageOperation operation, UnitConversion.Fraction fraction, List<MeterEvent> events, boolean increments) {
        this.operation = operation;
        this.fraction = fraction;
        this.events = List.copyOf(events);
        this.increments = increments;
    }

    /** The arithmetic of an operation; empty where its unit cannot be reached. */
    static Optional<StageArithmetic> of(
            StageOperation operation,
            StageComparison.Stage stage,
            List<StageComparison.Stage> sources,
            List<MeterEvent> events) {
        UnitConversion.Fraction fraction = new UnitConversion.Fraction(BigDecimal.ONE, BigDecimal.ONE);
        if (operation.kind() == StageOperation.Kind.CONVERT) {
            Optional<UnitConversion.Fraction> found = UnitConversion.between(unit(sources.get(0)), operation.unit());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            fraction = found.get();
        }
        boolean register = stage.verification()
                .header()
                .filter(header -> header.kind() == StreamKind.REGISTER)
                .isPresent();
        boolean increments = operation.kind() == StageOperation.Kind.SCALE
                && register
                && (operation.isDated() || events.stream().anyMatch(StageArithmetic::changesMultiplier));
        return Optional.of(new StageArithmetic(operation, fraction, events, increments));
    }

    private static String unit(StageComparison.Stage stage) {
        return stage.verification().header().map(StreamHeader::unit).orElse("");
    }

    private static boolean changesMultiplier(MeterEvent event) {
        return event.kind() == MeterEvent.Kind.REPLACEMENT
                && event.oldMultiplier().isPresent()
                && event.newMultiplier().isPresent()
                && event.oldMultiplier().get().compareTo(event.newMultiplier().get()) != 0;
    }

    /** A record is not there or has no value: the next increment spans a hole. */
    void lose() {
        holed = true;
    }

    /** Whether a stored value is what the operation gives; then {@link #lastExpected()} is known. */
    boolean fits(long time, List<BigDecimal> values, BigDecimal stored) {
        lastExpected = expected(time, values);
        if (!increments) {
            return same(lastExpected, stored);
        }
        BigDecimal source = values.get(0);
        boolean fits = hasBefore ? fitsIncrement(time, source, stored) : same(lastExpected, stored);
        hasBefore = true;
        holed = false;
        timeBefore = time;
        sourceBefore = source;
        storedBefore = stored;
        expectedBefore = fits ? stored : lastExpected;
        return fits;
    }

    /** From what was right before, or from what was stored before, so that one wrong step is one wrong record. */
    private boolean fitsIncrement(long time, BigDecimal source, BigDecimal stored) {
        BigDecimal before = factorAt(Instant.ofEpochMilli(timeBefore));
        if (holed && before.compareTo(factorAt(Instant.ofEpochMilli(time))) != 0) {
            // The factor changed inside a hole; where in it the register stood cannot be known.
            return true;
        }
        for (BigDecimal increment : incrementsTo(time, source)) {
            if (same(expectedBefore.add(increment), stored) || same(storedBefore.add(increment), stored)) {
                return true;
            }
        }
        return false;
    }

    /** What the last value that was compared should have been. */
    BigDecimal lastExpected() {
        return lastExpected;
    }

    /** What the operation gives. */
    BigDecimal expected(long time, List<BigDecimal> values) {
        return switch (operation.kind()) {
            case COPY -> values.get(0);
            case SCALE ->
                increments && hasBefore
                        ? expectedBefore.add(incrementsTo(time, values.get(0)).get(0))
                        : operation.factorAt(Instant.ofEpochMilli(time)).multiply(values.get(0));
            case CONVERT -> converted(values.get(0));
            case SUM -> values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            case DIFFERENCE -> values.stream().skip(1).reduce(values.get(0), BigDecimal::subtract);
        };
    }

    private BigDecimal converted(BigDecimal value) {
        BigDecimal over = value.multiply(fraction.numerator());
        try {
            return over.divide(fraction.denominator());
        } catch (ArithmeticException e) {
            return over.divide(fraction.denominator(), MathContext.DECIMAL128);
        }
    }

    /** Exact; a converted value that has no end as a decimal is compared at the stored digits. */
    private boolean same(BigDecimal expected, BigDecimal stored) {
        if (expected.compareTo(stored) == 0) {
            return true;
        }
        boolean endless = operation.kind() == StageOperation.Kind.CONVERT
                && expected.precision() >= MathContext.DECIMAL128.getPrecision();
        return endless
                && expected.setScale(stored.scale(), RoundingMode.HALF_UP).compareTo(stored) == 0;
    }

    /** The increments that are right: where a factor changes just at this time, both factors are. */
    private List<BigDecimal> incrementsTo(long time, BigDecimal value) {
        Instant now = Instant.ofEpochMilli(time);
        for (MeterEvent event : events) {
            boolean between = event.to().toEpochMilli() > timeBefore
                    && event.from().toEpochMilli() <= time
                    && event.to().toEpochMilli() <= time;
            if (between && event.kind() != MeterEvent.Kind.RATIO_CHANGE) {
                Optional<BigDecimal> bridged = bridge(event, now, value);
                if (bridged.isPresent()) {
                    return List.of(bridged.get());
                }
            }
        }
        BigDecimal step = value.subtract(sourceBefore);
        List<BigDecimal> increments = new ArrayList<>();
        increments.add(factorAt(now).multiply(step));
        BigDecimal earlier = factorAt(Instant.ofEpochMilli(timeBefore));
        boolean changesNow =
                operation.factors().stream().anyMatch(dated -> dated.from().equals(now));
        if (changesNow) {
            increments.add(earlier.multiply(step));
        }
        return increments;
    }

    private Optional<BigDecimal> bridge(MeterEvent event, Instant now, BigDecimal value) {
        Optional<BigDecimal> last = event.lastRegister();
        if (event.kind() == MeterEvent.Kind.ROLLOVER) {
            return event.modulus()
                    .or(() -> last.map(shown -> shown.add(shown.ulp())))
                    .map(modulus -> factorAt(now).multiply(value.add(modulus).subtract(sourceBefore)));
        }
        if (last.isEmpty() || event.firstRegister().isEmpty()) {
            return Optional.empty();
        }
        BigDecimal oldFactor = event.oldMultiplier().orElse(factorAt(event.from()));
        BigDecimal newFactor = event.newMultiplier().orElse(factorAt(now));
        BigDecimal before = oldFactor.multiply(last.get().subtract(sourceBefore));
        return Optional.of(before.add(
                newFactor.multiply(value.subtract(event.firstRegister().get()))));
    }

    /** The factor at a time; after a replacement that changed the multiplier, that of its row. */
    private BigDecimal factorAt(Instant time) {
        BigDecimal factor = operation.factorAt(time);
        if (operation.isDated()) {
            return factor;
        }
        for (MeterEvent event : events) {
            if (changesMultiplier(event) && !event.to().isAfter(time)) {
                factor = event.newMultiplier().orElse(factor);
            }
        }
        return factor;
    }
}
