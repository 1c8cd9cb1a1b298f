package cn.suyuan.rule.check.clause6;

import cn.suyuan.chain.StreamProblemCode;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.DataLevel;
import cn.suyuan.ledger.ClockReading;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Given;
import cn.suyuan.rule.Limit;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Streams;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Direct data carry time, place and a device that the ledger knows, and the time can be relied upon (6.1). */
public final class DirectDataAreLabelled implements Check {

    @Override
    public String name() {
        return "direct-data-are-labelled";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of(
                "met",
                0,
                Rule.NOT_MET,
                1,
                "device_unknown",
                1,
                "clock",
                3,
                "clock_met",
                1,
                "time_backwards",
                2,
                "clock_unreadable",
                0,
                "level_missing",
                0,
                "not_verifiable",
                0,
                "unlinked",
                1);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        Map<String, String> instrumentOfStream = new HashMap<>();
        view.facts().streams().streams().forEach(s -> instrumentOfStream.put(s.stream(), s.instrument()));
        List<Observation> found = new ArrayList<>();
        for (ActivityDatum activity : view.facts().footprint().tables().activities()) {
            if (activity.isDirect() || activity.level() == DataLevel.UNKNOWN) {
                found.add(judge(rule, view, activity, instrumentOfStream));
            }
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("case"))
                    .on(view.file("data/activity.csv"))
                    .build());
        }
        found.addAll(UnlinkedInputs.of(rule, view));
        for (VerifiedStream stream : view.facts().streams().streams()) {
            backwards(rule, view, stream).ifPresent(found::add);
        }
        found.addAll(clocks(rule, view));
        return found;
    }

    private static Observation judge(
            Rule rule, CaseView view, ActivityDatum activity, Map<String, String> instrumentOfStream) {
        Subject subject = Subject.of("activity", activity.activityId());
        List<Term> missing = new ArrayList<>();
        if (!Given.is(activity.labels().collectedAt())) {
            missing.add(view.word("field.collected_at"));
        }
        if (!Given.is(activity.labels().location())) {
            missing.add(view.word("field.place"));
        }
        List<String> devices = new ArrayList<>();
        activity.streamIds().forEach(s -> devices.add(instrumentOfStream.getOrDefault(s, s)));
        for (String device : activity.labels().device().split(";", -1)) {
            devices.add(device.strip());
        }
        devices.removeIf(String::isEmpty);
        if (devices.isEmpty()) {
            missing.add(view.word("field.device"));
        }
        List<String> unknown =
                devices.stream().filter(d -> view.instrument(d).isEmpty()).toList();
        ObservationDraft draft;
        if (!activity.isDirect()) { // without a level nobody can say whether it is measured at all
            draft = ObservationDraft.notVerifiable(rule, view, subject).as("level_missing");
        } else if (!missing.isEmpty()) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .with(new Term(
                            String.join("、", missing.stream().map(Term::zh).toList()),
                            String.join(", ", missing.stream().map(Term::en).toList())));
        } else if (!unknown.isEmpty()) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .as("device_unknown")
                    .with(String.join("、", unknown));
        } else {
            draft = ObservationDraft.met(rule, view, subject);
        }
        return draft.on(activity.row().source()).build();
    }

    private static Optional<Observation> backwards(Rule rule, CaseView view, VerifiedStream stream) {
        return stream.verification().problems().stream()
                .filter(p -> p.code() == StreamProblemCode.TIME_BACKWARDS)
                .findFirst()
                .map(p -> ObservationDraft.notMet(rule, view, Subject.of("stream", stream.stream()))
                        .as("time_backwards")
                        .with(p.line(), p.count())
                        .on(Streams.place(stream, p.line(), view))
                        .build());
    }

    /** Nodes whose clock is so far off that readings fall on the wrong side of a boundary. */
    private static List<Observation> clocks(Rule rule, CaseView view) {
        Limit limit = rule.limit("clock");
        Map<String, ClockReading> worst = new TreeMap<>();
        Map<String, ClockReading> first = new TreeMap<>();
        for (ClockReading reading : view.facts().ledger().clock()) {
            if (reading.offsetMillis().isEmpty()) {
                continue;
            }
            worst.merge(reading.node(), reading, (a, b) -> size(b).compareTo(size(a)) > 0 ? b : a);
            if (size(reading).compareTo(limit.value()) > 0) {
                first.merge(reading.node(), reading, DirectDataAreLabelled::earlier);
            }
        }
        List<Observation> found = new ArrayList<>();
        view.facts().ledger().clock().stream()
                .filter(reading -> !worst.containsKey(reading.node()))
                .collect(Collectors.toMap(ClockReading::node, r -> r, (a, b) -> a, TreeMap::new))
                .forEach((node, reading) ->
                        found.add(ObservationDraft.notVerifiable(rule, view, Subject.of("node", node))
                                .as("clock_unreadable")
                                .on(reading.row().source())
                                .build()));
        worst.forEach((node, reading) -> {
            Subject subject = Subject.of("node", node);
            ClockReading since = first.get(node);
            EvidenceReference row = reading.row().source();
            ObservationDraft draft = since == null
                    ? ObservationDraft.met(rule, view, subject).as("clock_met").with(size(reading))
                    : ObservationDraft.notMet(rule, view, subject)
                            .as("clock")
                            .with(
                                    reading.offsetMillis().orElseThrow(),
                                    since.time()
                                            .map(t -> t.toLocalDate().toString())
                                            .orElse("—"),
                                    limit.text())
                            .on(since.row().source());
            found.add(draft.found(size(reading).toPlainString() + " ms").on(row).build());
        });
        return found;
    }

    private static ClockReading earlier(ClockReading a, ClockReading b) {
        boolean second = a.time().isPresent()
                && b.time().isPresent()
                && b.time().get().isBefore(a.time().get());
        return second ? b : a;
    }

    private static BigDecimal size(ClockReading reading) {
        return reading.offsetMillis().orElse(BigDecimal.ZERO).abs();
    }
}
