package cn.suyuan.ui.quality;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.ledger.LedgerTables;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.MeteringNetwork;
import cn.suyuan.ledger.SiteObservation;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Verdict;
import cn.suyuan.ui.Selection;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every meter of the metering network, or seen on site, as network, ledger and site have it; differences first. */
final class ThreeWayTable {

    private static final String RULE = "R-5.3-1";

    private final Session session;
    private final Words words;
    private final Grid<Row> grid;

    /**
     * A meter.
     *
     * @param number its number
     * @param edges rows of the network that have it below something, or above
     * @param parents meters above it, blank at the entry of the site; empty where the network does not have it
     * @param instrument its row of the ledger, the first where several share the number
     * @param rows how many rows of the ledger have the number
     * @param site what was seen of it
     * @param observations what the comparison found
     */
    private record Row(
            String number,
            List<EvidenceReference> edges,
            Optional<Set<String>> parents,
            Optional<MeasuringInstrument> instrument,
            long rows,
            List<SiteObservation> site,
            List<Observation> observations) {

        boolean differs() {
            return observations.stream().anyMatch(o -> o.verdict() != Verdict.MET);
        }
    }

    ThreeWayTable(Session session) {
        this.session = session;
        words = session.words();
        grid = new Grid<Row>("three-way", words.of("quality.threeway.none"))
                .column(words.of("instruments.column.number"), 90, Row::number)
                .column(
                        words.of("quality.column.name"),
                        170,
                        r -> r.instrument().map(i -> i.identity().name()).orElse("—"))
                .column(words.of("quality.threeway.network"), 130, this::network)
                .column(words.of("quality.threeway.ledger"), 130, this::ledger)
                .column(words.of("quality.threeway.site"), 80, this::site)
                .mark(words.of("quality.column.verdict"), 160, this::mark)
                .picked(this::select);
    }

    Grid<Row> grid() {
        return grid;
    }

    void show(CaseView view) {
        LedgerTables tables = view.ledger();
        Map<String, List<MeteringNetwork.Edge>> below = new TreeMap<>();
        Map<String, List<EvidenceReference>> edges = new TreeMap<>();
        for (MeteringNetwork.Edge edge : tables.network().edges()) {
            below.computeIfAbsent(edge.child(), c -> new ArrayList<>()).add(edge);
            for (String meter : List.of(edge.child(), edge.parent())) {
                edges.computeIfAbsent(meter, m -> new ArrayList<>())
                        .add(edge.row().source());
            }
        }
        Map<String, List<Observation>> found = new TreeMap<>();
        view.judged().observations().stream()
                .filter(o -> o.ruleId().equals(RULE) && o.subject().text().contains(":"))
                .forEach(o -> found.computeIfAbsent(o.subject().id(), s -> new ArrayList<>())
                        .add(o));
        Map<String, MeasuringInstrument> ledger = new TreeMap<>();
        Map<String, Long> counts = new TreeMap<>();
        tables.ledger().instruments().forEach(i -> {
            ledger.putIfAbsent(i.instrumentNo(), i);
            counts.merge(i.instrumentNo(), 1L, Long::sum);
        });
        Set<String> meters = new TreeSet<>(edges.keySet());
        tables.site().forEach(seen -> meters.add(seen.instrumentNo()));
        meters.addAll(found.keySet());
        meters.remove("");
        grid.rows(meters.stream()
                .map(meter -> new Row(
                        meter,
                        edges.getOrDefault(meter, List.of()),
                        edges.containsKey(meter)
                                ? Optional.of(parents(below.getOrDefault(meter, List.of())))
                                : Optional.empty(),
                        Optional.ofNullable(ledger.get(meter)),
                        counts.getOrDefault(meter, 0L),
                        tables.site().stream()
                                .filter(seen -> seen.instrumentNo().equals(meter))
                                .toList(),
                        found.getOrDefault(meter, List.of())))
                .sorted(Comparator.comparing((Row row) -> !row.differs()))
                .toList());
    }

    private static Set<String> parents(List<MeteringNetwork.Edge> edges) {
        Set<String> parents = new TreeSet<>();
        edges.forEach(edge -> parents.add(edge.parent()));
        return parents;
    }

    private String network(Row row) {
        if (row.parents().isEmpty()) {
            return words.of("quality.threeway.missing");
        }
        String above = String.join(" ", row.parents().get()).strip();
        return above.isEmpty() ? words.of("quality.threeway.entry") : words.of("quality.threeway.below", above);
    }

    private String ledger(Row row) {
        return row.instrument()
                .map(i -> words.of("instrument.status", i.management().status())
                        + (row.rows() > 1 ? " " + words.of("quality.threeway.rows", row.rows()) : ""))
                .orElse(words.of("quality.threeway.missing"));
    }

    private String site(Row row) {
        return row.site().isEmpty()
                ? "—"
                : words.of(
                        "quality.threeway.sighting",
                        row.site().get(row.site().size() - 1).sighting());
    }

    private Mark mark(Row row) {
        for (Verdict verdict : List.of(Verdict.NOT_MET, Verdict.NOT_VERIFIABLE)) {
            if (row.observations().stream().anyMatch(o -> o.verdict() == verdict)) {
                return Mark.of(words, verdict);
            }
        }
        return row.site().isEmpty()
                ? new Mark(Tone.NEUTRAL, words.of("quality.threeway.paper"))
                : new Mark(Tone.GOOD, words.of("quality.threeway.agrees"));
    }

    private void select(Row row) {
        List<EvidenceReference> evidence = new ArrayList<>(row.edges());
        row.instrument().ifPresent(i -> evidence.add(i.row().source()));
        row.site().forEach(seen -> evidence.addAll(seen.evidence()));
        session.select(new Selection(row.number(), Optional.of(mark(row)), List.of(), row.observations(), evidence));
    }
}
