package cn.suyuan.chain;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a stream beside its file.
 *
 * @param declaration its row in {@code streams.csv}
 * @param file path inside the pack, for the problems
 * @param checkpoints its checkpoints, in any order
 * @param heads heads of seals that name it
 * @param events replacements, rollovers and changes of ratio of its instrument
 * @param service what it must cover; absent where no period is declared
 * @param others links of all streams of the pack
 * @param limits limits
 */
public record StreamContext(
        StreamDeclaration declaration,
        String file,
        List<CheckpointFact> checkpoints,
        List<SealHead> heads,
        List<MeterEvent> events,
        Optional<ServicePeriod> service,
        KnownLinks others,
        ChainLimits limits) {

    public StreamContext {
        checkpoints = List.copyOf(checkpoints);
        heads = List.copyOf(heads);
        events = List.copyOf(events);
    }
}
