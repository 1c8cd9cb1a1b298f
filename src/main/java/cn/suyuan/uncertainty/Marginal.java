package cn.suyuan.uncertainty;

/**
 * The distribution of one quantity, its parameters resolved: moments for the law of propagation, quantiles for copulas
 * and Sobol sequences, draws for Monte Carlo.
 */
interface Marginal {
    double mean();

    /** Returns the standard deviation; infinite where it does not exist. */
    double standardDeviation();

    /** Returns what the law of propagation takes as u; differs from the standard deviation for Student's t. */
    default double propagatedUncertainty() {
        return standardDeviation();
    }

    /** Returns the value below which a draw falls with the probability, which is between 0 and 1. */
    double quantile(double probability);

    /** Fills the first {@code count} cells with draws. */
    void fill(RandomStream stream, double[] out, int count);
}
