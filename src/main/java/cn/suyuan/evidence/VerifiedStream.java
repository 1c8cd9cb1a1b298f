package cn.suyuan.evidence;

import cn.suyuan.chain.AnchoringLatency;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.trust.SignatureCheck;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stream with what binds it: its chain, its signatures, its first independent time.
 *
 * @param verification what was found of its records
 * @param checkpoints signature checks of its checkpoints, in the order of their rows
 * @param recordSignatures one representative signature check for each key and outcome met among its records; empty for
 *     unsigned streams
 * @param anchored whether an independent time covers its last record
 * @param firstIndependentTime earliest timestamp or block that covers its last record
 * @param latency from the readings to the first independent time over each; absent where there are no records
 */
public record VerifiedStream(
        StreamVerification verification,
        List<SignatureCheck> checkpoints,
        List<SignatureCheck> recordSignatures,
        Anchored anchored,
        Optional<Instant> firstIndependentTime,
        Optional<AnchoringLatency> latency) {

    public VerifiedStream {
        checkpoints = List.copyOf(checkpoints);
        recordSignatures = List.copyOf(recordSignatures);
    }

    /** Whether an independent time covers a stream, as in results.json. */
    public enum Anchored {
        YES,
        NO,
        NOT_VERIFIABLE;

        /** The word of results.json. */
        public String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Identity of the stream. */
    public String stream() {
        return verification.stream();
    }

    /** Instrument of the stream. */
    public String instrument() {
        return verification.instrument();
    }
}
