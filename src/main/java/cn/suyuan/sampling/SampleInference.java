package cn.suyuan.sampling;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a sample without replacement allows to conclude about the population (hypergeometric distribution), in exact
 * whole-number arithmetic.
 */
public final class SampleInference {

    private static final MathContext TEN_DIGITS = new MathContext(10, RoundingMode.HALF_EVEN);

    private SampleInference() {}

    /**
     * An inspected stratum.
     *
     * @param size devices in it, N
     * @param inspected devices drawn, n
     * @param nonconforming devices found nonconforming, x; drawn but not inspected ones count as such
     */
    public record Inspected(int size, int inspected, int nonconforming) {
        public Inspected {
            if (nonconforming < 0 || inspected < nonconforming || size < inspected) {
                throw new IllegalArgumentException(
                        "expected 0 ≤ x ≤ n ≤ N, found x=" + nonconforming + " n=" + inspected + " N=" + size);
            }
        }
    }

    /**
     * Probability to meet at least one of the defective devices, to ten digits.
     *
     * @param size devices, N
     * @param inspected sample, n
     * @param defective defective devices, D
     */
    public static BigDecimal detectionProbability(int size, int inspected, int defective) {
        new Inspected(size, inspected, 0);
        BigInteger all = binomial(size, inspected);
        BigInteger none = binomial(size - defective, inspected);
        return new BigDecimal(all.subtract(none)).divide(new BigDecimal(all), TEN_DIGITS);
    }

    /**
     * Probability to meet at least one of the defective devices of several strata, where they are spread in the way that
     * hides them best; with one stratum that of {@link #detectionProbability}.
     *
     * @param strata samples
     * @param defective defective devices in all strata together, at most all devices
     */
    public static BigDecimal detectionInAll(List<Inspected> strata, int defective) {
        if (strata.size() == 1) {
            return detectionProbability(strata.get(0).size(), strata.get(0).inspected(), defective);
        }
        BigDecimal[] hidden = new BigDecimal[defective + 1];
        java.util.Arrays.fill(hidden, BigDecimal.ZERO);
        hidden[0] = BigDecimal.ONE;
        for (Inspected stratum : strata) {
            BigDecimal[] next = new BigDecimal[defective + 1];
            for (int all = 0; all <= defective; all++) {
                next[all] = BigDecimal.ZERO;
                for (int here = 0; here <= Math.min(all, stratum.size()); here++) {
                    if (hidden[all - here].signum() > 0) {
                        BigDecimal missed = BigDecimal.ONE.subtract(
                                detectionProbability(stratum.size(), stratum.inspected(), here));
                        next[all] = next[all].max(hidden[all - here].multiply(missed, TEN_DIGITS));
                    }
                }
            }
            hidden = next;
        }
        return BigDecimal.ONE.subtract(hidden[defective], TEN_DIGITS);
    }

    /**
     * One-sided upper limit for the number of defective devices: the largest D for which P(X ≤ x) &gt; 1 − confidence.
     *
     * @param sample what was found
     * @param confidence such as 0.95, between 0 and 1
     */
    public static int upperLimit(Inspected sample, BigDecimal confidence) {
        int low = sample.nonconforming();
        int high = sample.size() - (sample.inspected() - sample.nonconforming());
        while (low < high) {
            int middle = low + (high - low + 1) / 2;
            if (isPlausible(sample, middle, confidence)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /**
     * Upper limit over several strata: the sum of their limits, each at a confidence raised so that all of them hold
     * together (Bonferroni); with one stratum its own limit.
     */
    public static int upperLimitInAll(List<Inspected> strata, BigDecimal confidence) {
        if (strata.isEmpty()) {
            return 0;
        }
        BigDecimal risk =
                BigDecimal.ONE.subtract(confidence).divide(BigDecimal.valueOf(strata.size()), MathContext.DECIMAL128);
        BigDecimal each = BigDecimal.ONE.subtract(risk);
        return strata.stream().mapToInt(s -> upperLimit(s, each)).sum();
    }

    /**
     * The smallest sample for which the upper limit is at most {@code wanted} when {@code nonconforming} are found; empty
     * where not even all devices suffice.
     */
    public static OptionalInt neededSize(int size, int nonconforming, int wanted, BigDecimal confidence) {
        if (size < nonconforming || upperLimit(new Inspected(size, size, nonconforming), confidence) > wanted) {
            return OptionalInt.empty();
        }
        int low = Math.max(nonconforming, 1);
        int high = size;
        while (low < high) {
            int middle = low + (high - low) / 2;
            if (upperLimit(new Inspected(size, middle, nonconforming), confidence) <= wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return OptionalInt.of(low);
    }

    /** Whether P(X ≤ x) exceeds 1 − confidence when {@code defective} of the devices are defective. */
    private static boolean isPlausible(Inspected sample, int defective, BigDecimal confidence) {
        BigInteger ways = BigInteger.ZERO;
        int sound = sample.size() - defective;
        for (int x = 0; x <= Math.min(sample.nonconforming(), defective); x++) {
            ways = ways.add(binomial(defective, x).multiply(binomial(sound, sample.inspected() - x)));
        }
        BigDecimal limit = BigDecimal.ONE.subtract(confidence);
        return new BigDecimal(ways)
                        .compareTo(limit.multiply(new BigDecimal(binomial(sample.size(), sample.inspected()))))
                > 0;
    }

    private static BigInteger binomial(int n, int k) {
        if (k < 0 || k > n) {
            return BigInteger.ZERO;
        }
        BigInteger value = BigInteger.ONE;
        for (int i = 1; i <= Math.min(k, n - k); i++) {
            value = value.multiply(BigInteger.valueOf(n - i + 1L)).divide(BigInteger.valueOf(i));
        }
        return value;
    }
}
