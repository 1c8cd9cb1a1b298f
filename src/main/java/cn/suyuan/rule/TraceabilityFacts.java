package cn.suyuan.rule;

import cn.suyuan.traceability.TraceabilityChain;
import cn.suyuan.traceability.TraceabilityTables;
import java.util.List;

/**
 * Certificates as submitted, and the chains followed from them.
 *
 * @param tables certificates, plan, authorities
 * @param chains one chain for each instrument that served in the period and for each own standard
 */
public record TraceabilityFacts(TraceabilityTables tables, List<TraceabilityChain> chains) {

    public TraceabilityFacts {
        chains = List.copyOf(chains);
    }

    /** Facts of a pack without certificates. */
    public static TraceabilityFacts none() {
        return new TraceabilityFacts(TraceabilityTables.none(), List.of());
    }
}
