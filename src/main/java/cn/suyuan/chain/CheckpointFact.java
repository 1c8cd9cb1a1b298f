package cn.suyuan.chain;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A row of {@code checkpoints.csv} with what was found of its signature.
 *
 * @param streamId stream
 * @param seq record
 * @param link link of that record as written, 64 lower-case hex where well-formed
 * @param time time as written
 * @param keyId key as written
 * @param outcome what the signature over {@link #signedBytes} is worth
 * @param file path inside the pack
 * @param line line in that file
 */
public record CheckpointFact(
        String streamId,
        long seq,
        String link,
        Optional<OffsetDateTime> time,
        String keyId,
        SignatureOutcome outcome,
        String file,
        long line) {

    /** The bytes that a checkpoint's signature covers; all parts exactly as the row writes them. */
    public static byte[] signedBytes(String streamId, String seq, String link, String time) {
        return ("suyuan-checkpoint-v1\n" + streamId + "\n" + seq + "\n" + link + "\n" + time + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
