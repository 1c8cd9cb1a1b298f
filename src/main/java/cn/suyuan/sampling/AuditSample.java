package cn.suyuan.sampling;

import java.util.List;

/**
 * The drawn sample (clause 7.2), with everything that is needed to draw it again; sampling.md.
 *
 * @param hash {@code sha256} or {@code sm3}
 * @param frameDigest digest of the sampling frame, lower-case hex
 * @param commitments commitments in order of label; empty when one party gave the seed
 * @param seed seed, lower-case hex
 * @param publicText agreed public text, may be empty
 * @param fraction numerator and denominator of the fraction
 * @param minimum least number in a stratum
 * @param strata draw by stratum, in order of name
 */
public record AuditSample(
        String hash,
        String frameDigest,
        List<Commitment> commitments,
        String seed,
        String publicText,
        Fraction fraction,
        int minimum,
        List<Stratum> strata) {

    public AuditSample {
        commitments = List.copyOf(commitments);
        strata = List.copyOf(strata);
    }

    /**
     * @param label party
     * @param digest its commitment, lower-case hex
     */
    public record Commitment(String label, String digest) {}

    /**
     * @param numerator at least 1
     * @param denominator at least the numerator
     */
    public record Fraction(int numerator, int denominator) {
        @Override
        public String toString() {
            return numerator + "/" + denominator;
        }
    }

    /**
     * @param name stratum
     * @param size devices in it
     * @param wanted devices to draw
     * @param selected drawn devices in order of ticket
     * @param skipped unavailable devices that were passed over, in order of ticket
     * @param shortfall devices that could not be drawn because too few are left
     */
    public record Stratum(
            String name, int size, int wanted, List<String> selected, List<String> skipped, int shortfall) {
        public Stratum {
            selected = List.copyOf(selected);
            skipped = List.copyOf(skipped);
        }
    }

    /** All drawn devices, stratum by stratum. */
    public List<String> selected() {
        return strata.stream().flatMap(s -> s.selected().stream()).toList();
    }

    /** Number of devices in the frame. */
    public int populationSize() {
        return strata.stream().mapToInt(Stratum::size).sum();
    }
}
