package cn.suyuan.chain;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * From when on values that stand still or follow a straight line are to be explained; values come from the rule pack.
 *
 * @param frozen shortest time without movement
 * @param frozenQuantities fewest quantities without movement: two readings may be far apart
 * @param usualStop longest stop of a stream that else never stands still
 * @param line what a straight line is
 * @param leastQuantities streams with fewer quantities are not looked at
 * @param mostShare largest share of the quantities of a stream, from 0 to 1, that such runs may fill
 */
public record SteadyLimits(
        Duration frozen,
        int frozenQuantities,
        Duration usualStop,
        Line line,
        int leastQuantities,
        BigDecimal mostShare) {

    public SteadyLimits {
        if (frozen.isNegative()
                || frozenQuantities < 1
                || usualStop.isNegative()
                || leastQuantities < 1
                || mostShare.signum() < 0) {
            throw new IllegalArgumentException("limits of steady runs");
        }
    }

    /**
     * A straight line: equal quantities in a row.
     *
     * @param quantities fewest
     * @param time shortest
     * @param digits smallest quantity, in last digits: smaller ones are equal because they are coarse
     * @param chanceShare largest share of equal neighbours in the rest of the stream, from 0 to 1
     */
    public record Line(int quantities, Duration time, int digits, BigDecimal chanceShare) {

        public Line {
            if (quantities < 2 || time.isNegative() || digits < 1 || chanceShare.signum() < 0) {
                throw new IllegalArgumentException("limits of straight lines");
            }
        }
    }
}
