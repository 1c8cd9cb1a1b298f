package cn.suyuan.evidence;

import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.TimestampState;
import java.util.List;
import java.util.Optional;

/**
 * A seal over all streams of a period and what was found of it (anchors.md).
 *
 * @param file the {@code .seal} file
 * @param from beginning of the sealed period as written
 * @param to end of the sealed period as written, not included
 * @param streams streams that its heads name
 * @param fits root, count, heads and link to the seal before all fit
 * @param signatures detached signatures over it
 * @param timestamp state of its RFC 3161 token
 * @param timestampCheck the token's own signature, where there is a token
 * @param problems what does not fit, as message keys each followed by its arguments
 */
public record SealEvidence(
        String file,
        String from,
        String to,
        List<String> streams,
        boolean fits,
        List<SignatureCheck> signatures,
        TimestampState timestamp,
        Optional<SignatureCheck> timestampCheck,
        List<List<String>> problems) {

    public SealEvidence {
        streams = List.copyOf(streams);
        signatures = List.copyOf(signatures);
        problems = problems.stream().map(List::copyOf).toList();
    }

    /** Whether it binds its streams: it fits, and at least one signature over it is usable. */
    public boolean binds() {
        return fits && signatures.stream().anyMatch(SignatureCheck::usable);
    }
}
