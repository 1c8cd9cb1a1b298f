package cn.suyuan.rule.check.explanatory;

import cn.suyuan.chain.StreamProblemCode;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.ledger.ClockReading;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Given;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Streams;
import cn.suyuan.rule.Subject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Clocks agree with the national time service within 10 ms (explanatory note). */
public final class ClockWithin implements Check {

    @Override
    public String name() {
        return "clock-within";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 1, Rule.NOT_MET, 1, "stream", 1, "unreadable", 0, "no_reference", 0, "not_verifiable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        BigDecimal limit = rule.limit("offset").value();
        Map<String, ClockReading> worst = new TreeMap<>();
        for (ClockReading reading : view.facts().ledger().clock()) {
            if (reading.offsetMillis().isPresent()) {
                worst.merge(reading.node(), reading, (a, b) -> size(b).compareTo(size(a)) > 0 ? b : a);
            }
        }
        List<Observation> found = new ArrayList<>();
        view.facts().ledger().clock().stream()
                .map(ClockReading::node)
                .distinct()
                .filter(node -> !worst.containsKey(node))
                .forEach(node -> found.add(ObservationDraft.notVerifiable(rule, view, Subject.of("node", node))
                        .as("unreadable")
                        .on(view.file("data/clock.csv"))
                        .build()));
        worst.forEach((node, reading) -> {
            Subject subject = Subject.of("node", node);
            boolean within = size(reading).compareTo(limit) <= 0;
            // an offset from nobody knows what, or of nobody knows when, proves no agreement
            boolean proven = view.facts().ledger().clock().stream()
                    .filter(r -> r.node().equals(node))
                    .allMatch(r -> Given.is(r.reference()) && r.time().isPresent());
            ObservationDraft draft = !within
                    ? ObservationDraft.notMet(rule, view, subject).with(size(reading))
                    : proven
                            ? ObservationDraft.met(rule, view, subject).with(size(reading))
                            : ObservationDraft.notVerifiable(rule, view, subject)
                                    .as("no_reference");
            found.add(draft.on(reading.row().source()).build());
        });
        for (VerifiedStream stream : view.facts().streams().streams()) {
            stream.verification().problems().stream()
                    .filter(p -> p.code() == StreamProblemCode.CLOCK_OFFSET)
                    .findFirst()
                    .ifPresent(p -> found.add(ObservationDraft.notMet(rule, view, Subject.of("stream", stream.stream()))
                            .as("stream")
                            .with(p.count())
                            .on(Streams.place(stream, p.line(), view))
                            .build()));
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("case"))
                    .on(view.file("data/clock.csv"))
                    .build());
        }
        return found;
    }

    private static BigDecimal size(ClockReading reading) {
        return reading.offsetMillis().orElse(BigDecimal.ZERO).abs();
    }
}
