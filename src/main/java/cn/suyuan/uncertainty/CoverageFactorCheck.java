package cn.suyuan.uncertainty;

/** Whether a coverage factor fits a coverage probability and effective degrees of freedom. */
final class CoverageFactorCheck {
    private static final double AGREEMENT = 0.05;
    // k = 2 is customary for 95 % where nu_eff is large; from 50 on t differs from it by less than a hundredth
    private static final double LARGE_DOF = 50;

    private CoverageFactorCheck() {}

    /** JCGM 100, G.4.1: truncated to the next lower integer, unless that is 0. */
    static double truncated(double dof) {
        return dof >= 1 ? Math.floor(dof) : dof;
    }

    static boolean fits(double k, double probability, double dof) {
        if (!(k > 0) || !(probability > 0 && probability < 1) || !(dof > 0)) {
            return false;
        }
        if (Math.abs(probability - 0.95) < 1e-9 && dof >= LARGE_DOF && k >= 1.9 && k <= 2.1) {
            return true;
        }
        double exact = Quantiles.coverageFactor(probability, dof);
        double stepped = Quantiles.coverageFactor(probability, truncated(dof));
        return Math.abs(k - exact) <= AGREEMENT * exact || Math.abs(k - stepped) <= AGREEMENT * stepped;
    }
}
