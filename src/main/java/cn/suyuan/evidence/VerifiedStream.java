package cn.suyuan.evidence;

import cn.suyuan.chain.AnchoringLatency;
import cn.suyuan.chain.SteadyRun;
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
 * @param steady where its values stand still or follow a straight line, conspicuous beside its other values
 */
public record VerifiedStream(
        StreamVerification verification,
        List<SignatureCheck> checkpoints,
        List<SignatureCheck> recordSignatures,
        Anchored anchored,
        Optional<Instant> firstIndependentTime,
        Optional<AnchoringLatency> latency,
        List<SteadyRun> steady) {

    public VerifiedStream {
        steady = List.copyOf(steady);
        checkpoints = List.copyOf(checkpoints);
        recordSignatures = List.copyOf(recordSignatures);
    }

    /** A stream in whose values nothing was looked for. */
    public VerifiedStream(
            StreamVerification verification,
            List<SignatureCheck> checkpoints,
            List<SignatureCheck> recordSignatures,
            Anchored anchored,
            Optional<Instant> firstIndependentTime,
            Optional<AnchoringLatency> latency) {
        this(verification, checkpoints, recordSignatures, anchored, firstIndependentTime, latency, List.of());
    }

    /** The same with values that stand still or follow a straight line. */
    public VerifiedStream withSteady(List<SteadyRun> runs) {
        return new VerifiedStream(
                verification, checkpoints, recordSignatures, anchored, firstIndependentTime, latency, runs);
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
