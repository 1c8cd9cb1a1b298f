package cn.suyuan.audit;

import cn.suyuan.sampling.AuditSample;
import cn.suyuan.sampling.SampleInference;
import cn.suyuan.sampling.SampleInference.Inspected;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the sample allows to say about all devices (sampling.md, "What it allows to conclude").
 *
 * @param strata what was found, by stratum in the order of the draw
 */
public record SampleConclusion(List<Found> strata) {

    private static final BigDecimal CONFIDENCE = new BigDecimal("0.95");

    public SampleConclusion {
        strata = List.copyOf(strata);
    }

    /**
     * What was found in a stratum.
     *
     * @param stratum its name
     * @param observed devices, inspected, nonconforming
     * @param worst the same where every drawn device that could not be inspected counts as nonconforming
     */
    public record Found(String stratum, Inspected observed, Inspected worst) {}

    /**
     * Counts a sample.
     *
     * @param sample what was drawn
     * @param nonconforming devices found nonconforming
     */
    public static SampleConclusion of(AuditSample sample, Set<String> nonconforming) {
        List<Found> strata = new ArrayList<>();
        for (AuditSample.Stratum stratum : sample.strata()) {
            int inspected = stratum.selected().size();
            int failed = (int)
                    stratum.selected().stream().filter(nonconforming::contains).count();
            int missed = stratum.skipped().size();
            strata.add(new Found(
                    stratum.name(),
                    new Inspected(stratum.size(), inspected, failed),
                    new Inspected(stratum.size(), inspected + missed, failed + missed)));
        }
        return new SampleConclusion(strata);
    }

    /** Devices inspected, all strata. */
    public int inspected() {
        return strata.stream().mapToInt(s -> s.observed().inspected()).sum();
    }

    /** Devices found nonconforming, all strata. */
    public int nonconforming() {
        return strata.stream().mapToInt(s -> s.observed().nonconforming()).sum();
    }

    /** Drawn devices that could not be inspected, all strata. */
    public int missed() {
        return strata.stream()
                .mapToInt(s -> s.worst().inspected() - s.observed().inspected())
                .sum();
    }

    /** One-sided upper limit for all defective devices at 95 %, as observed. */
    public int upperLimit() {
        return SampleInference.upperLimitInAll(
                strata.stream().map(Found::observed).toList(), CONFIDENCE);
    }

    /** The same in the worst case. */
    public int worstLimit() {
        return SampleInference.upperLimitInAll(strata.stream().map(Found::worst).toList(), CONFIDENCE);
    }

    /** Probability of at least one of {@code defective} devices in the sample, wherever among the strata they are. */
    public BigDecimal detection(int defective) {
        return SampleInference.detectionInAll(
                strata.stream().map(Found::observed).toList(), defective);
    }
}
