package cn.suyuan.audit;

import cn.suyuan.sampling.AuditSample;
import cn.suyuan.sampling.SamplingFrame;
import java.util.List;
import java.util.Optional;

/** The draw once more, from decisions and a written population alone (sampling.md). */
public final class SampleReplay {

    private SampleReplay() {}

    /**
     * The sample; empty where nothing was drawn, or the population is none.
     *
     * @param decisions what the journal says
     * @param population lines {@code stratum TAB instrument_no}, for a draw that did not record its own
     */
    public static Optional<AuditSample> of(CaseDecisions decisions, List<String> population) {
        return decisions
                .draw()
                .flatMap(draw -> frame(draw.population().isEmpty() ? population : draw.population())
                        .map(frame -> SampleDraw.draw(frame, draw, decisions.extended(), decisions.unavailable())));
    }

    /** Digest of a written population under the hash of the draw, or of the plan; empty where it is none. */
    public static String digest(CaseDecisions decisions, List<String> population) {
        String hash =
                decisions.draw().map(DrawDecision::hash).orElse(decisions.plan().hash());
        return frame(population)
                .map(frame -> SampleDraw.tickets(hash).frameDigest(frame))
                .orElse("");
    }

    private static Optional<SamplingFrame> frame(List<String> population) {
        return SampleDraw.frame(population);
    }
}
