package cn.suyuan.audit;

import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.Population;
import cn.suyuan.measure.DateRange;
import cn.suyuan.sampling.AuditSample;
import cn.suyuan.sampling.HashFunction;
import cn.suyuan.sampling.SamplingFrame;
import cn.suyuan.sampling.TicketDraw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Population and sample from ledger and journal (clause 7.2, sampling.md). */
final class SampleDraw {

    /** The stratum of a population that is not divided. */
    private static final String ALL = "all";

    private SampleDraw() {}

    static DrawnPopulation draw(ImportedCase imported, CaseDecisions decisions) {
        List<SamplingFrame.Entry> rows = population(imported).stream()
                .map(no -> new SamplingFrame.Entry(ALL, no))
                .toList();
        Optional<SamplingFrame> frame = SamplingFrame.read(rows).frame();
        if (frame.isEmpty()) {
            return new DrawnPopulation(
                    List.of(), "", new TreeMap<>(), Optional.empty(), false, decisions.added(), List.of());
        }
        SortedMap<String, Integer> strata = new TreeMap<>();
        frame.get().strata().forEach((name, members) -> strata.put(name, members.size()));
        String hash = decisions.draw().map(DrawDecision::hash).orElse("sha256");
        Optional<AuditSample> sample = decisions.draw().map(draw -> draw(frame.get(), draw, decisions.unavailable()));
        return new DrawnPopulation(
                frame.get().entries().stream()
                        .map(SamplingFrame.Entry::instrumentNo)
                        .toList(),
                tickets(hash).frameDigest(frame.get()),
                strata,
                sample,
                decisions.draw().map(DrawDecision::oneParty).orElse(false),
                decisions.added(),
                sample.map(s -> replaced(frame.get(), decisions, s)).orElse(List.of()));
    }

    static TicketDraw tickets(String hash) {
        DigestAlgorithm algorithm = hash.equals("sm3") ? DigestAlgorithm.SM3 : DigestAlgorithm.SHA256;
        return new TicketDraw(new HashFunction(
                algorithm.wireName(), bytes -> algorithm.of(bytes).bytes()));
    }

    /**
     * Identities in the draw: in use on at least a day of the period, without a period every instrument in use; two devices
     * that share a number are both in it.
     */
    private static List<String> population(ImportedCase imported) {
        Optional<DateRange> period = imported.scope().period();
        if (period.isPresent()) {
            return Population.of(imported.ledger().ledger(), period.get()).members().stream()
                    .map(Population.Member::ticketNo)
                    .distinct()
                    .toList();
        }
        return imported.ledger().ledger().instruments().stream()
                .filter(i -> i.management().status() == cn.suyuan.ledger.InstrumentStatus.IN_USE)
                .map(MeasuringInstrument::instrumentNo)
                .distinct()
                .toList();
    }

    private static AuditSample draw(SamplingFrame frame, DrawDecision draw, Map<String, String> unavailable) {
        TicketDraw tickets = tickets(draw.hash());
        TicketDraw.Seed seed = draw.oneParty()
                ? TicketDraw.Seed.given(draw.seed())
                : tickets.seed(tickets.frameDigest(frame), draw.contributions(), draw.publicText());
        TicketDraw.Plan plan = new TicketDraw.Plan(draw.fraction(), draw.minimum(), Map.of(), unavailable.keySet());
        return tickets.draw(frame, seed, plan);
    }

    /** Pairs each device passed over with the one that came in at the end for it. */
    private static List<DrawnPopulation.Replacement> replaced(
            SamplingFrame frame, CaseDecisions decisions, AuditSample sample) {
        DrawDecision draw = decisions.draw().orElseThrow();
        AuditSample without = draw(frame, draw, Map.of());
        List<DrawnPopulation.Replacement> replaced = new ArrayList<>();
        for (AuditSample.Stratum stratum : sample.strata()) {
            List<String> before = without.strata().stream()
                    .filter(s -> s.name().equals(stratum.name()))
                    .flatMap(s -> s.selected().stream())
                    .toList();
            List<String> came = new ArrayList<>(stratum.selected());
            came.removeAll(before);
            for (String skipped : stratum.skipped()) {
                String by = came.isEmpty() || !before.contains(skipped) ? "" : came.remove(0);
                replaced.add(new DrawnPopulation.Replacement(
                        skipped, by, decisions.unavailable().getOrDefault(skipped, "")));
            }
        }
        return replaced;
    }
}
