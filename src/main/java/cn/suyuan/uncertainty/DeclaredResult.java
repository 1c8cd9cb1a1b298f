package cn.suyuan.uncertainty;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the company states as the result, with the digits as written; any part may be absent.
 *
 * @param method as written, for instance {@code GUM} or {@code MC}
 */
public record DeclaredResult(
        Optional<BigDecimal> value,
        Optional<BigDecimal> expandedUncertainty,
        OptionalDouble coverageFactor,
        OptionalDouble coverageProbability,
        Optional<BigDecimal> intervalLow,
        Optional<BigDecimal> intervalHigh,
        Optional<String> method,
        OptionalLong trials,
        OptionalLong seed) {

    /** Returns a declaration of value, U, k and p. */
    public static DeclaredResult of(String value, String expanded, double k, double p) {
        return new DeclaredResult(
                Optional.of(new BigDecimal(value)),
                Optional.of(new BigDecimal(expanded)),
                OptionalDouble.of(k),
                OptionalDouble.of(p),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    /** Returns the same declaration with an interval. */
    public DeclaredResult withInterval(Optional<BigDecimal> low, Optional<BigDecimal> high) {
        return new DeclaredResult(
                value, expandedUncertainty, coverageFactor, coverageProbability, low, high, method, trials, seed);
    }

    /** Returns the same declaration with a method and its trials. */
    public DeclaredResult withMethod(String other, OptionalLong otherTrials, OptionalLong otherSeed) {
        return new DeclaredResult(
                value,
                expandedUncertainty,
                coverageFactor,
                coverageProbability,
                intervalLow,
                intervalHigh,
                Optional.of(other),
                otherTrials,
                otherSeed);
    }

    /** Returns whether the method as written is a Monte Carlo method. */
    public boolean saysMonteCarlo() {
        String said = method.orElse("").toLowerCase(java.util.Locale.ROOT);
        return said.contains("monte") || said.equals("mc") || said.equals("mcm") || said.contains("蒙特卡");
    }
}
