package cn.suyuan.footprint;

import java.util.ArrayList;
import java.util.List;

/**
 * From when on a loss rate is said to jump; values come from the rule pack.
 *
 * @param robust largest distance from the median in robust standard deviations, for values and for steps
 * @param change largest change from month to month relative to the month before, a fraction
 * @param least smallest distance or step that counts, as a fraction of the tolerance of the balance: smaller ones are within
 *     what meters and reading times make
 * @param fewest months of which the spread is known; with fewer only changes from month to month over the whole tolerance
 *     count
 */
public record LossLimits(double robust, double change, double least, int fewest) {

    public LossLimits {
        if (!(robust > 0) || !(change >= 0) || !(least >= 0) || fewest < 3) {
            throw new IllegalArgumentException("limits of loss rates " + robust + ", " + change + ", " + least);
        }
    }

    /**
     * Places of jumps in a series of loss rates by month.
     *
     * @param rates loss rates as fractions, NaN where not known
     * @param tolerance tolerance of the balance, a fraction
     */
    List<Integer> jumps(List<Double> rates, double tolerance) {
        RobustSpread values = RobustSpread.of(known(rates));
        List<Double> steps = new ArrayList<>();
        steps.add(Double.NaN);
        for (int i = 1; i < rates.size(); i++) {
            steps.add(rates.get(i) - rates.get(i - 1));
        }
        RobustSpread changes = RobustSpread.of(known(steps));
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            boolean far = values.count() >= fewest && values.isBeyond(rates.get(i), robust, least * tolerance);
            boolean steep = i > 0
                    && Math.abs(steps.get(i)) > change * Math.abs(rates.get(i - 1))
                    && !found.contains(i - 1) // the step back from a jump is not another
                    && (changes.count() >= fewest
                            ? changes.isBeyond(steps.get(i), robust, least * tolerance)
                            : Math.abs(steps.get(i)) > tolerance);
            if (far || steep) {
                found.add(i);
            }
        }
        return found;
    }

    private static List<Double> known(List<Double> values) {
        return values.stream().filter(Double::isFinite).toList();
    }
}
