package cn.suyuan.intake;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Half of the central 95 % interval of a distribution, relative to its amount, as the uncertainty of a table row. Normal
 * and lognormal: 1.96 standard deviations; the others from their quantiles at 0.025 and 0.975 (JCGM 101:2008, 6.4).
 */
final class StatedSpread {
    private static final double QUANTILE = 1.959963984540054;

    private StatedSpread() {}

    static Optional<BigDecimal> normal(double mean, double deviation) {
        return relative(QUANTILE * deviation, mean);
    }

    /** Lognormal with the geometric standard deviation {@code spread}, above 1. */
    static Optional<BigDecimal> lognormal(double spread) {
        double factor = StrictMath.pow(spread, QUANTILE);
        return spread > 1 ? relative((factor - 1 / factor) / 2, 1) : Optional.empty();
    }

    static Optional<BigDecimal> uniform(double from, double to) {
        return relative(0.95 * (to - from) / 2, (from + to) / 2);
    }

    static Optional<BigDecimal> triangular(double from, double mode, double to) {
        return relative((quantile(0.975, from, mode, to) - quantile(0.025, from, mode, to)) / 2, mode);
    }

    private static double quantile(double p, double from, double mode, double to) {
        double width = to - from;
        double rise = mode - from;
        return p * width < rise
                ? from + StrictMath.sqrt(p * width * rise)
                : to - StrictMath.sqrt((1 - p) * width * (to - mode));
    }

    private static Optional<BigDecimal> relative(double half, double amount) {
        double share = StrictMath.abs(half / amount);
        return Double.isFinite(share) && share > 0
                ? Optional.of(new BigDecimal(share).round(new MathContext(6)).stripTrailingZeros())
                : Optional.empty();
    }
}
