package cn.suyuan.uncertainty;

import java.util.Locale;

/** The shapes of distribution that a budget may name (JCGM 101, table 1, and those of footprint databases). */
public enum DistributionKind {
    NORMAL,
    T,
    RECTANGULAR,
    TRIANGULAR,
    TRAPEZOIDAL,
    CURVILINEAR_TRAPEZOID,
    ARCSINE,
    LOGNORMAL,
    EXPONENTIAL,
    GAMMA,
    BETA,
    EMPIRICAL;

    /** Returns the word that stands in an evidence pack, for instance {@code curvilinear_trapezoid}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
