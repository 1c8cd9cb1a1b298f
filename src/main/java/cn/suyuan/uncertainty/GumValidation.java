package cn.suyuan.uncertainty;

/**
 * Comparison of the law of propagation with Monte Carlo (JCGM 101, clause 8).
 *
 * @param significantDigits digits of u(y) regarded as meaningful
 * @param delta numerical tolerance, half a unit of the last meaningful digit of u(y)
 */
public record GumValidation(
        int significantDigits,
        double delta,
        double symmetricLow,
        double symmetricHigh,
        double shortestLow,
        double shortestHigh) {

    /** Returns whether both ends agree with the probabilistically symmetric interval. */
    public boolean validated() {
        return symmetricLow <= delta && symmetricHigh <= delta;
    }

    /** Returns whether both ends agree with the shortest interval. */
    public boolean validatedByShortest() {
        return shortestLow <= delta && shortestHigh <= delta;
    }
}
