package cn.suyuan.audit;

import cn.suyuan.rule.UncertaintyFacts;
import cn.suyuan.traceability.TraceabilityChain;
import java.util.List;

/**
 * What was computed anew from verified evidence; it depends on the settings of a case and on no other decision.
 *
 * @param chains traceability chains
 * @param uncertainty model and its evaluation
 */
public record Recomputation(List<TraceabilityChain> chains, UncertaintyFacts uncertainty) {

    public Recomputation {
        chains = List.copyOf(chains);
    }
}
