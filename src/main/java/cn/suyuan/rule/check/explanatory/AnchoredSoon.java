package cn.suyuan.rule.check.explanatory;

import cn.suyuan.chain.AnchoringLatency;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Streams;
import cn.suyuan.rule.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Digests reach a chain or a timestamp in {@code limit.delay} seconds of the reading (explanatory note, 实时上链). */
public final class AnchoredSoon implements Check {

    @Override
    public String name() {
        return "anchored-soon";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 1, Rule.NOT_MET, 2, "unbound", 2, "not_verifiable", 0, "not_applicable", 0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (VerifiedStream stream : view.facts().streams().streams()) {
            found.add(judge(rule, view, stream));
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notApplicable(rule, view, new Subject("case"))
                    .on(view.file("data/streams.csv"))
                    .build());
        }
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, VerifiedStream stream) {
        Subject subject = Subject.of("stream", stream.stream());
        if (stream.latency().isPresent()) {
            return everyRecord(rule, view, stream, stream.latency().get());
        }
        Optional<Duration> delay = stream.firstIndependentTime()
                .flatMap(time -> stream.verification().span().map(span -> Duration.between(span.lastTime(), time)));
        ObservationDraft draft;
        if (delay.filter(d -> !d.isNegative()).isEmpty()) {
            draft = ObservationDraft.notVerifiable(rule, view, subject);
        } else if (delay.get().toSeconds() <= rule.limit("delay").value().longValue()) {
            draft = ObservationDraft.met(rule, view, subject).with(delay.get().toSeconds());
        } else {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .with(delay.get().toSeconds(), rule.limit("delay").text());
        }
        return draft.found(delay.map(d -> d.toSeconds() + " s").orElse("—"))
                .on(Streams.place(stream, view))
                .build();
    }

    /** The record that waited longest decides; records that nothing binds leave it open. */
    private static Observation everyRecord(Rule rule, CaseView view, VerifiedStream stream, AnchoringLatency latency) {
        Subject subject = Subject.of("stream", stream.stream());
        long worst = latency.worst().toSeconds();
        ObservationDraft draft;
        if (latency.records() == 0 || latency.ahead() > 0) {
            draft = ObservationDraft.notVerifiable(rule, view, subject);
        } else if (latency.worst()
                        .compareTo(
                                Duration.ofSeconds(rule.limit("delay").value().longValue()))
                > 0) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .with(worst, rule.limit("delay").text());
        } else if (latency.unbound() > 0) {
            draft = ObservationDraft.notVerifiable(rule, view, subject)
                    .as("unbound")
                    .with(latency.unbound(), worst);
        } else {
            draft = ObservationDraft.met(rule, view, subject).with(worst);
        }
        return draft.found(latency.records() == 0 ? "—" : worst + " s")
                .on(Streams.place(stream, view))
                .build();
    }
}
