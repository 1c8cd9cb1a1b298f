package cn.suyuan.evidence;

import cn.suyuan.trust.SignatureCheck;
import java.util.List;

/**
 * Everything cryptographic about a pack after verification: the pack itself, its streams, seals and anchors.
 *
 * @param integrity whether the pack is what was sealed
 * @param packSignatures checks of {@code signatures/*}
 * @param streams streams in the order of {@code streams.csv}
 * @param seals seals in the order of their periods
 * @param anchors tokens and receipts, sorted by file
 * @param documentSignatures signatures inside certificates and other documents; they say nothing about the pack
 * @param signedReadings signed meter records, in the order of their files
 */
public record StreamEvidence(
        PackIntegrity integrity,
        List<SignatureCheck> packSignatures,
        List<VerifiedStream> streams,
        List<SealEvidence> seals,
        List<AnchorEvidence> anchors,
        List<SignatureCheck> documentSignatures,
        List<SignedMeterRecord> signedReadings) {

    /** Evidence whose documents carry no signatures, without signed meter records. */
    public StreamEvidence(
            PackIntegrity integrity,
            List<SignatureCheck> packSignatures,
            List<VerifiedStream> streams,
            List<SealEvidence> seals,
            List<AnchorEvidence> anchors) {
        this(integrity, packSignatures, streams, seals, anchors, List.of(), List.of());
    }

    public StreamEvidence {
        packSignatures = List.copyOf(packSignatures);
        streams = List.copyOf(streams);
        seals = List.copyOf(seals);
        anchors = List.copyOf(anchors);
        documentSignatures = List.copyOf(documentSignatures);
        signedReadings = List.copyOf(signedReadings);
    }

    /** A pack without signatures, streams, seals and anchors. */
    public static StreamEvidence none() {
        return new StreamEvidence(PackIntegrity.NOT_VERIFIABLE, List.of(), List.of(), List.of(), List.of());
    }
}
