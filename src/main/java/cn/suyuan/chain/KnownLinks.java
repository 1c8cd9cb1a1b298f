package cn.suyuan.chain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Links that are known to belong to a stream: its checkpoints and its link(0). With them records of another stream are recognised. */
public final class KnownLinks {

    private final Map<String, String> streamByLink;

    private KnownLinks(Map<String, String> streamByLink) {
        this.streamByLink = Map.copyOf(streamByLink);
    }

    /** No links. */
    public static KnownLinks none() {
        return new KnownLinks(Map.of());
    }

    /**
     * @param checkpoints checkpoints of all streams of the pack
     * @param firstLines line 1 of every readings file without its line end, by stream
     */
    public static KnownLinks of(Iterable<CheckpointFact> checkpoints, Map<String, byte[]> firstLines) {
        Map<String, String> known = new HashMap<>();
        for (CheckpointFact checkpoint : checkpoints) {
            if (checkpoint.outcome().verifies()) {
                known.put(checkpoint.link(), checkpoint.streamId());
            }
        }
        firstLines.forEach(
                (stream, line) -> known.put(DigestAlgorithm.SM3.of(line).hex(), stream));
        return new KnownLinks(known);
    }

    /** The stream that a link, in lower-case hex, belongs to. */
    public Optional<String> streamOf(String link) {
        return Optional.ofNullable(streamByLink.get(link));
    }

    /** All links, by which a first record can be tried. */
    Map<String, String> all() {
        return streamByLink;
    }
}
