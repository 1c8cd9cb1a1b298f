package cn.suyuan.chain;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Readings one after the other between each of which the same quantity passed, to the last digit.
 *
 * @param line line of the first reading after which the quantity repeats
 * @param from where the first of the equal quantities begins
 * @param to where the last of them ends
 * @param steps how many equal quantities, at least 1
 * @param quantity quantity of each in the unit of the stream; zero where the value is frozen
 */
public record SteadyRun(long line, Instant from, Instant to, long steps, BigDecimal quantity) {

    public SteadyRun {
        if (steps < 1 || to.isBefore(from)) {
            throw new IllegalArgumentException("steps " + steps + " from " + from + " to " + to);
        }
    }

    /** Whether the value stands still; else it grows along a straight line, or an interval repeats its quantity. */
    public boolean isFrozen() {
        return quantity.signum() == 0;
    }
}
