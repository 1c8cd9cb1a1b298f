package cn.suyuan.evidence;

import cn.suyuan.trust.SignatureCheck;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An RFC 3161 token or a blockchain receipt of the pack and what was found of it without a network.
 *
 * @param file the anchor's file
 * @param kind kind of anchor
 * @param state verdict
 * @param covers files of the pack that it covers, such as {@code data/checkpoints.csv}
 * @param time time of the token or of the block
 * @param signature the token's signature, or the proposer's
 * @param problems what does not fit or is missing, as message keys each followed by its arguments
 */
public record AnchorEvidence(
        String file,
        Kind kind,
        State state,
        List<String> covers,
        Optional<Instant> time,
        Optional<SignatureCheck> signature,
        List<List<String>> problems) {

    public AnchorEvidence {
        covers = List.copyOf(covers);
        problems = problems.stream().map(List::copyOf).toList();
    }

    /** Kinds of anchor. */
    public enum Kind {
        RFC3161,
        CHAINMAKER,
        UNKNOWN
    }

    /** Verdicts of anchors.md. */
    public enum State {
        ANCHORED,
        CHAIN_NOT_TRUSTED,
        HASH_DIFFERS,
        PROOF_INCOMPLETE,
        BROKEN;

        /** The word of results.json. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
