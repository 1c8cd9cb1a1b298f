package cn.suyuan.audit;

import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.ledger.InstrumentStatus;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.Population;
import cn.suyuan.measure.DateRange;
import cn.suyuan.sampling.AuditSample;
import cn.suyuan.sampling.HashFunction;
import cn.suyuan.sampling.SamplingFrame;
import cn.suyuan.sampling.TicketDraw;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Population and sample from ledger and journal (clause 7.2, sampling.md). */
final class SampleDraw {

    /** The stratum of a population that is not divided. */
    private static final String ALL = "all";

    private SampleDraw() {}

    static DrawnPopulation draw(ImportedCase imported, CaseDecisions decisions) {
        Optional<SamplingFrame> present = SamplingFrame.read(
                        rows(imported, decisions.plan().division(), decisions))
                .frame();
        Optional<SamplingFrame> frame =
                decisions.draw().flatMap(SampleDraw::recorded).or(() -> present);
        if (frame.isEmpty()) {
            return new DrawnPopulation(
                    List.of(),
                    "",
                    new TreeMap<>(),
                    Optional.empty(),
                    false,
                    decisions.added(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    "");
        }
        SortedMap<String, Integer> strata = new TreeMap<>();
        frame.get().strata().forEach((name, members) -> strata.put(name, members.size()));
        String hash =
                decisions.draw().map(DrawDecision::hash).orElse(decisions.plan().hash());
        Optional<AuditSample> sample =
                decisions.draw().map(draw -> draw(frame.get(), draw, decisions.extended(), decisions.unavailable()));
        List<DrawDecision> later =
                decisions.draw().map(DrawDecision::supplements).orElse(List.of());
        List<SamplingFrame> joined =
                later.stream().flatMap(d -> recorded(d).stream()).toList();
        List<AuditSample> supplements = later.stream()
                .flatMap(d -> recorded(d).stream().map(f -> draw(f, d, Map.of(), decisions.unavailable())))
                .toList();
        List<String> changes = sample.isEmpty() ? List.of() : changes(frame.get(), joined, present);
        return new DrawnPopulation(
                numbers(frame.get()),
                tickets(hash).frameDigest(frame.get()),
                strata,
                sample,
                decisions.draw().map(DrawDecision::oneParty).orElse(false),
                decisions.added(),
                sample.map(s -> replaced(frame.get(), decisions, s)).orElse(List.of()),
                lines(frame.get()),
                present.map(SampleDraw::lines).orElse(List.of()),
                changes,
                supplements,
                sample.isEmpty()
                        ? tickets(hash).frameDigest(frame.get())
                        : newcomers(present, changes)
                                .map(f -> tickets(hash).frameDigest(f))
                                .orElse(""));
    }

    /** The devices that joined since the draw, as a frame of their own; empty where there are none. */
    private static Optional<SamplingFrame> newcomers(Optional<SamplingFrame> present, List<String> changes) {
        List<SamplingFrame.Entry> rows = present.map(SamplingFrame::entries).orElse(List.of()).stream()
                .filter(entry -> changes.contains("+" + entry.instrumentNo()))
                .toList();
        return rows.isEmpty() ? Optional.empty() : SamplingFrame.read(rows).frame();
    }

    static TicketDraw tickets(String hash) {
        DigestAlgorithm algorithm = hash.equals("sm3") ? DigestAlgorithm.SM3 : DigestAlgorithm.SHA256;
        return new TicketDraw(new HashFunction(
                algorithm.wireName(), bytes -> algorithm.of(bytes).bytes()));
    }

    /** The population as it was when the seed was made; a ledger that is changed later does not change the draw. */
    private static Optional<SamplingFrame> recorded(DrawDecision draw) {
        return frame(draw.population());
    }

    /** The frame of lines {@code stratum TAB instrument_no}; empty where there are none. */
    static Optional<SamplingFrame> frame(List<String> population) {
        List<SamplingFrame.Entry> rows = new ArrayList<>();
        for (String line : population) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                rows.add(new SamplingFrame.Entry(line.substring(0, tab), line.substring(tab + 1)));
            }
        }
        return rows.isEmpty() ? Optional.empty() : SamplingFrame.read(rows).frame();
    }

    private static List<String> numbers(SamplingFrame frame) {
        return frame.entries().stream().map(SamplingFrame.Entry::instrumentNo).toList();
    }

    private static List<String> lines(SamplingFrame frame) {
        return frame.entries().stream()
                .map(entry -> entry.stratum() + "\t" + entry.instrumentNo())
                .toList();
    }

    private static List<String> changes(
            SamplingFrame drawn, List<SamplingFrame> joined, Optional<SamplingFrame> present) {
        Set<String> before = new LinkedHashSet<>(numbers(drawn));
        joined.forEach(frame -> before.addAll(numbers(frame)));
        Set<String> now = new LinkedHashSet<>(present.map(SampleDraw::numbers).orElse(List.of()));
        List<String> changes = new ArrayList<>();
        now.stream().filter(no -> !before.contains(no)).forEach(no -> changes.add("+" + no));
        before.stream().filter(no -> !now.contains(no)).forEach(no -> changes.add("-" + no));
        return changes;
    }

    /**
     * Identities in the draw: in use on at least a day of the period, without a period every instrument in use; two devices
     * that share a number are both in it.
     */
    private static List<SamplingFrame.Entry> rows(
            ImportedCase imported, SamplePlan.Division division, CaseDecisions decisions) {
        Set<String> critical = Set.copyOf(decisions.plan().critical());
        Map<String, String> strata = new LinkedHashMap<>();
        Optional<DateRange> period = imported.scope().period();
        if (period.isPresent()) {
            Population.of(imported.ledger().ledger(), period.get())
                    .members()
                    .forEach(m -> strata.putIfAbsent(m.ticketNo(), stratum(m.instrument(), division, critical)));
        } else {
            imported.ledger().ledger().instruments().stream()
                    .filter(i -> i.management().status() == InstrumentStatus.IN_USE)
                    .forEach(i -> strata.putIfAbsent(i.instrumentNo(), stratum(i, division, critical)));
        }
        List<SamplingFrame.Entry> rows = new ArrayList<>();
        strata.forEach((no, stratum) -> rows.add(new SamplingFrame.Entry(stratum, no)));
        return rows;
    }

    private static String stratum(MeasuringInstrument instrument, SamplePlan.Division division, Set<String> critical) {
        return switch (division) {
            case ALL -> ALL;
            case KIND -> instrument.kind().wireName();
            case LEVEL -> instrument.place().level().name().toLowerCase(Locale.ROOT);
            case CARRIER ->
                instrument.place().carrier().isBlank()
                        ? "none"
                        : instrument.place().carrier();
            case CRITICAL -> critical.contains(instrument.instrumentNo()) ? "critical" : "other";
        };
    }

    static AuditSample draw(
            SamplingFrame frame, DrawDecision draw, Map<String, Integer> extended, Map<String, String> unavailable) {
        TicketDraw tickets = tickets(draw.hash());
        TicketDraw.Seed seed = draw.oneParty()
                ? TicketDraw.Seed.given(draw.seed())
                : tickets.seed(tickets.frameDigest(frame), draw.contributions(), draw.publicText());
        TicketDraw.Plan plan = new TicketDraw.Plan(draw.fraction(), draw.minimum(), extended, unavailable.keySet());
        return tickets.draw(frame, seed, plan);
    }

    /** Pairs each device passed over with the one that came in at the end for it. */
    private static List<DrawnPopulation.Replacement> replaced(
            SamplingFrame frame, CaseDecisions decisions, AuditSample sample) {
        DrawDecision draw = decisions.draw().orElseThrow();
        AuditSample without = draw(frame, draw, decisions.extended(), Map.of());
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
