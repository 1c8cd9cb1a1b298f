package cn.suyuan.ui.desk;

import cn.suyuan.audit.DrawnPopulation;
import cn.suyuan.audit.SamplePlan;
import cn.suyuan.sampling.AuditSample;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Population, what was settled before the draw, and the sample.
 *
 * @param drawn population and sample
 * @param plan strata, fraction, minimum, hash
 * @param commitments commitments that hold, by party
 * @param risk devices looked at for a risk, with the key of the reason or the auditor's own words
 */
public record DrawView(
        DrawnPopulation drawn, SamplePlan plan, SortedMap<String, String> commitments, SortedMap<String, String> risk) {
    public DrawView {
        commitments = Collections.unmodifiableSortedMap(new TreeMap<>(commitments));
        risk = Collections.unmodifiableSortedMap(new TreeMap<>(risk));
    }

    /** Nothing to draw from yet. */
    public static DrawView none() {
        return new DrawView(
                new DrawnPopulation(
                        List.of(),
                        "",
                        new TreeMap<>(),
                        Optional.empty(),
                        false,
                        new TreeMap<>(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        ""),
                SamplePlan.usual(),
                new TreeMap<>(),
                new TreeMap<>());
    }

    /** Instruments in use in the period, in order of number. */
    public List<String> population() {
        return drawn.instruments();
    }

    /** Digest of the frame that is drawn from, empty where it was refused. */
    public String frameDigest() {
        return drawn.frameDigest();
    }

    /** The drawn sample, empty before the draw. */
    public Optional<AuditSample> sample() {
        return drawn.whole();
    }

    /** Whether one party gave the seed. */
    public boolean oneParty() {
        return drawn.oneParty();
    }
}
