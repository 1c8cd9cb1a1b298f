package cn.suyuan.chain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What makes a register jump with a known cause: a row of {@code incidents.csv}.
 *
 * @param incidentId identity of the row
 * @param kind what happened
 * @param from beginning
 * @param to end, not before the beginning
 * @param lastRegister 止码, the last value shown before, of the meter itself
 * @param firstRegister 起码, the first value shown after, of the meter itself
 * @param oldMultiplier 倍率 before
 * @param newMultiplier 倍率 after
 * @param modulus range of the register at a rollover
 */
public record MeterEvent(
        String incidentId,
        Kind kind,
        Instant from,
        Instant to,
        Optional<BigDecimal> lastRegister,
        Optional<BigDecimal> firstRegister,
        Optional<BigDecimal> oldMultiplier,
        Optional<BigDecimal> newMultiplier,
        Optional<BigDecimal> modulus) {

    /** Kinds of event that a register shows. */
    public enum Kind {
        REPLACEMENT,
        ROLLOVER,
        RATIO_CHANGE
    }

    public MeterEvent {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(incidentId + " from " + from + " to " + to);
        }
    }

    /**
     * The event as a stream shows it that was made by an operation from a stream that shows it like this.
     *
     * @param operation operation of the stream; empty or unknown ones leave the event as it is
     * @return empty where the stream shows no jump, because increments were scaled
     */
    public Optional<MeterEvent> behind(String operation) {
        Optional<StageOperation> read = StageOperation.read(operation);
        if (read.isEmpty() || read.get().kind() != StageOperation.Kind.SCALE) {
            return Optional.of(this);
        }
        boolean otherMultiplier = oldMultiplier.isPresent()
                && newMultiplier.isPresent()
                && oldMultiplier.get().compareTo(newMultiplier.get()) != 0;
        if (read.get().isDated() || otherMultiplier) {
            return Optional.empty();
        }
        BigDecimal factor = read.get().factorAt(from);
        return Optional.of(new MeterEvent(
                incidentId,
                kind,
                from,
                to,
                lastRegister.map(factor::multiply),
                firstRegister.map(factor::multiply),
                oldMultiplier,
                newMultiplier,
                modulus.map(factor::multiply)));
    }
}
