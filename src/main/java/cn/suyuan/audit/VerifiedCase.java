package cn.suyuan.audit;

import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.footprint.MeterQuantity;
import cn.suyuan.footprint.ReplayedActivity;
import java.util.List;

/**
 * Second station of a case: every digest, chain, seal and signature has its verdict.
 *
 * @param imported what came
 * @param evidence what was found of the pack's signatures, of streams, seals and anchors
 * @param replayed activities recomputed from the readings while these were verified
 * @param metered what the meters of the network measured by month, from the same readings
 */
public record VerifiedCase(
        ImportedCase imported, StreamEvidence evidence, List<ReplayedActivity> replayed, List<MeterQuantity> metered) {

    public VerifiedCase {
        replayed = List.copyOf(replayed);
        metered = List.copyOf(metered);
    }

    /** A case none of whose readings were verified. */
    public static VerifiedCase without(ImportedCase imported) {
        return new VerifiedCase(imported, StreamEvidence.none(), List.of(), List.of());
    }
}
