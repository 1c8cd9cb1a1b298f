package cn.suyuan.uncertainty;

/** Which of the two methods are run. */
public enum EvaluationMethod {
    GUM,
    MONTE_CARLO,
    BOTH;

    /** Returns whether Monte Carlo is run. */
    public boolean monteCarlo() {
        return this != GUM;
    }
}
