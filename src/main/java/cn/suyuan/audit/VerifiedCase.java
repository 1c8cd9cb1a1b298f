package cn.suyuan.audit;

import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.footprint.ReplayedActivity;
import java.util.List;

/**
 * Second station of a case: every digest, chain, seal and signature has its verdict.
 *
 * @param imported what came
 * @param evidence what was found of the pack's signatures, of streams, seals and anchors
 * @param replayed activities recomputed from the readings while these were verified
 */
public record VerifiedCase(ImportedCase imported, StreamEvidence evidence, List<ReplayedActivity> replayed) {

    public VerifiedCase {
        replayed = List.copyOf(replayed);
    }
}
