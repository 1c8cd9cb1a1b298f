package cn.suyuan.audit;

import cn.suyuan.footprint.ReplayedActivity;
import cn.suyuan.rule.Facts;
import cn.suyuan.rule.FootprintFacts;
import cn.suyuan.rule.TraceabilityFacts;
import cn.suyuan.rule.UncertaintyFacts;
import cn.suyuan.traceability.TraceabilityChain;
import java.util.List;

/**
 * Third station of a case: chains followed, activities and uncertainty recomputed, sample drawn.
 *
 * @param verified the case as verified
 * @param decisions what the journal says
 * @param chains traceability chain of each instrument in service and each own standard
 * @param uncertainty model and its evaluation
 * @param population population and sample
 */
public record EvaluatedCase(
        VerifiedCase verified,
        CaseDecisions decisions,
        List<TraceabilityChain> chains,
        UncertaintyFacts uncertainty,
        DrawnPopulation population) {

    public EvaluatedCase {
        chains = List.copyOf(chains);
    }

    /** Activities recomputed from readings. */
    public List<ReplayedActivity> replayed() {
        return verified.replayed();
    }

    /** Everything that is judged. */
    public Facts facts() {
        ImportedCase came = verified.imported();
        return new Facts(
                came.scope(),
                decisions.settings().asOf(),
                came.pack(),
                came.tables(),
                came.ledger().with(decisions.fieldWork().observations()),
                new TraceabilityFacts(came.traceability(), chains),
                verified.evidence(),
                new FootprintFacts(came.footprint(), replayed(), verified.metered()),
                uncertainty,
                population.whole(),
                decisions.answers(),
                decisions.team());
    }
}
