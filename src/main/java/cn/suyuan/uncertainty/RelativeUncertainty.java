package cn.suyuan.uncertainty;

/**
 * The figures that can stand for the relative expanded uncertainty at the coverage probability, as fractions of
 * |estimate|. The largest decides.
 *
 * @param propagation U / |y| of the law of propagation
 * @param halfLength half the length of the probabilistically symmetric Monte Carlo interval; NaN without Monte Carlo
 * @param longerArm the longer of the two arms of that interval about y; NaN without Monte Carlo
 * @param noise numerical standard deviation of the largest figure
 */
public record RelativeUncertainty(double propagation, double halfLength, double longerArm, double noise, double limit) {

    /** Where the largest figure stands against the limit. */
    public enum State {
        WITHIN,
        ABOVE,
        /** Within three numerical standard deviations of the limit. */
        UNDECIDED
    }

    /** Returns the largest of the figures there are. */
    public double largest() {
        double largest = propagation;
        for (double figure : new double[] {halfLength, longerArm}) {
            if (!(largest >= figure) && !Double.isNaN(figure)) {
                largest = figure;
            }
        }
        return largest;
    }

    /** Returns where the largest figure stands; {@code UNDECIDED} also when there is none. */
    public State state() {
        double largest = largest();
        if (Double.isNaN(largest)) {
            return State.UNDECIDED;
        }
        // 3 numerical standard deviations: nothing is decided inside the noise of the run
        if (Math.abs(largest - limit) <= 3 * noise && noise > 0) {
            return State.UNDECIDED;
        }
        return largest <= limit ? State.WITHIN : State.ABOVE;
    }
}
