package cn.suyuan.rule.check.clause5;

import cn.suyuan.ledger.IdentityText;
import cn.suyuan.ledger.InstrumentKind;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.MeteringLevel;
import cn.suyuan.ledger.MeteringNetwork;
import cn.suyuan.ledger.SiteObservation;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Term;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Network, ledger and site held against each other (三方核对, JJF 1356): every difference is an observation. */
final class ThreeWayReconciliation {

    static final Map<String, Integer> CASES = Map.of(
            "node_missing", 0,
            "node_retired", 0,
            "not_in_network", 0,
            "no_parent", 0,
            "site_missing", 1,
            "site_unlisted", 1,
            "site_differs", 2,
            "site_agrees", 1);

    /** Kinds that measure a flow of energy, and so belong to the network; transformers and sensors serve them. */
    private static final Set<InstrumentKind> METERS = EnumSet.of(
            InstrumentKind.ELECTRICITY_METER,
            InstrumentKind.GAS_FLOW_METER,
            InstrumentKind.WATER_FLOW_METER,
            InstrumentKind.OIL_FLOW_METER,
            InstrumentKind.HEAT_METER);

    private ThreeWayReconciliation() {}

    static List<Observation> differences(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>(network(rule, view));
        for (SiteObservation seen : view.facts().ledger().site()) {
            found.add(site(rule, view, seen));
        }
        return found;
    }

    private static List<Observation> network(Rule rule, CaseView view) {
        Map<String, MeteringNetwork.Edge> nodes = new TreeMap<>();
        for (MeteringNetwork.Edge edge : view.facts().ledger().network().edges()) {
            nodes.putIfAbsent(edge.parent(), edge);
            nodes.putIfAbsent(edge.child(), edge);
        }
        Set<String> serving =
                view.inService().stream().map(MeasuringInstrument::instrumentNo).collect(Collectors.toSet());
        List<Observation> found = new ArrayList<>();
        nodes.forEach((node, edge) -> {
            if (node.isBlank() || serving.contains(node)) {
                return;
            }
            boolean listed = view.instrument(node).isPresent();
            found.add(ObservationDraft.notMet(rule, view, listed ? Subject.instrument(node) : Subject.of("node", node))
                    .as(listed ? "node_retired" : "node_missing")
                    .on(edge.row().source())
                    .build());
        });
        // a point at the entry of the site stands in the diagram below nothing
        Set<String> placed = view.facts().ledger().network().edges().stream()
                .map(MeteringNetwork.Edge::child)
                .collect(Collectors.toSet());
        if (nodes.isEmpty()) {
            return found; // that no network came is said elsewhere
        }
        for (MeasuringInstrument instrument : view.inService()) {
            boolean belongs =
                    METERS.contains(instrument.kind()) && instrument.place().level() != MeteringLevel.OTHER;
            if (belongs && !nodes.containsKey(instrument.instrumentNo())) {
                found.add(ObservationDraft.notVerifiable(rule, view, Subject.instrument(instrument.instrumentNo()))
                        .as("not_in_network")
                        .on(instrument.row().source(), view.file("data/network.csv"))
                        .build());
            } else if (belongs
                    && instrument.place().level() != MeteringLevel.SITE
                    && !placed.contains(instrument.instrumentNo())) {
                found.add(ObservationDraft.notVerifiable(rule, view, Subject.instrument(instrument.instrumentNo()))
                        .as("no_parent")
                        .on(instrument.row().source(), view.file("data/network.csv"))
                        .build());
            }
        }
        return found;
    }

    private static Observation site(Rule rule, CaseView view, SiteObservation seen) {
        Subject subject = Subject.instrument(seen.instrumentNo());
        List<Term> differing = view.instrument(seen.instrumentNo())
                .map(i -> differing(i, seen.nameplate(), view))
                .orElse(List.of());
        ObservationDraft draft = switch (seen.sighting()) {
            case NOT_FOUND ->
                ObservationDraft.notMet(rule, view, subject).as("site_missing").with(seen.by());
            case UNLISTED ->
                ObservationDraft.notMet(rule, view, subject).as("site_unlisted").with(seen.by());
            case SEEN ->
                differing.isEmpty()
                        ? ObservationDraft.met(rule, view, subject)
                                .as("site_agrees")
                                .with(seen.by())
                        : ObservationDraft.notMet(rule, view, subject)
                                .as("site_differs")
                                .with(
                                        new Term(
                                                String.join(
                                                        "；",
                                                        differing.stream()
                                                                .map(Term::zh)
                                                                .toList()),
                                                String.join(
                                                        "; ",
                                                        differing.stream()
                                                                .map(Term::en)
                                                                .toList())),
                                        seen.by());
        };
        return draft.on(seen.evidence())
                .on(view.instrument(seen.instrumentNo()).stream()
                        .map(i -> i.row().source())
                        .toList())
                .build();
    }

    /** What the nameplate says otherwise than the ledger; places are worded too freely to be compared. */
    private static List<Term> differing(
            MeasuringInstrument instrument, SiteObservation.Nameplate plate, CaseView view) {
        List<Term> terms = new ArrayList<>();
        compare(terms, view.word("field.serial_no"), instrument.identity().serialNo(), plate.serialNo());
        compare(terms, view.word("field.model"), instrument.identity().model(), plate.model());
        compare(terms, view.word("field.manufacturer"), instrument.identity().manufacturer(), plate.manufacturer());
        compare(terms, view.word("field.label"), instrument.instrumentNo(), plate.label());
        return terms;
    }

    private static void compare(List<Term> terms, Term field, String ledger, String plate) {
        if (!ledger.isBlank() && !plate.isBlank() && !IdentityText.same(ledger, plate)) {
            terms.add(new Term(
                    field.zh() + "台账为“" + ledger + "”，现场为“" + plate + "”",
                    field.en() + " is " + ledger + " in the ledger and " + plate + " on site"));
        }
    }
}
