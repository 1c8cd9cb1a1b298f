package cn.suyuan.rule.check.clause4;

import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.DataLevel;
import cn.suyuan.ledger.Deployment;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Streams;
import cn.suyuan.rule.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is declared 一级数据 comes from an on-line instrument with a raw series (4.2). */
public final class LevelOneIsOnline implements Check {

    @Override
    public String name() {
        return "level-one-is-online";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of(
                "met",
                0,
                "instrument_offline",
                0,
                "activity_declared",
                0,
                "activity_offline",
                1,
                "not_verifiable",
                0,
                "level_missing",
                0,
                "ledger_unmarked",
                0,
                "not_applicable",
                0);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        Map<String, List<VerifiedStream>> streams = Streams.byInstrument(view);
        List<Observation> found = new ArrayList<>();
        for (MeasuringInstrument instrument : view.inService()) {
            if (DataLevel.of(instrument.management().dataLevel()) == DataLevel.ONE) {
                found.add(judge(rule, view, instrument, streams));
            }
        }
        boolean unmarked = view.inService().stream()
                .allMatch(i -> DataLevel.of(i.management().dataLevel()) == DataLevel.UNKNOWN);
        if (unmarked && !view.inService().isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("ledger"))
                    .as("ledger_unmarked")
                    .on(view.file("data/ledger.csv"))
                    .build());
        }
        Map<String, String> instrumentOfStream = new HashMap<>();
        view.facts().streams().streams().forEach(s -> {
            if (isSeries(s)) {
                instrumentOfStream.put(s.stream(), s.instrument());
            }
        });
        for (ActivityDatum activity : view.facts().footprint().tables().activities()) {
            if (activity.level() == DataLevel.ONE) {
                found.add(judge(rule, view, activity, instrumentOfStream));
            } else if (activity.level() == DataLevel.UNKNOWN) { // it may be meant as level 1: nobody can say
                found.add(ObservationDraft.notVerifiable(rule, view, Subject.of("activity", activity.activityId()))
                        .as("level_missing")
                        .on(activity.row().source())
                        .build());
            }
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notApplicable(rule, view, new Subject("case"))
                    .on(view.file("data/activity.csv"))
                    .build());
        }
        return found;
    }

    /** Readings that came, of which it is known how often they should come. */
    private static boolean isSeries(VerifiedStream stream) {
        return stream.verification().counts().records() > 0
                && stream.verification().declaration().interval().isPresent();
    }

    private static Observation judge(
            Rule rule, CaseView view, MeasuringInstrument instrument, Map<String, List<VerifiedStream>> streams) {
        Subject subject = Subject.instrument(instrument.instrumentNo());
        boolean series = streams.getOrDefault(instrument.instrumentNo(), List.of()).stream()
                .anyMatch(LevelOneIsOnline::isSeries);
        ObservationDraft draft = switch (instrument.place().deployment()) {
            case OFFLINE -> ObservationDraft.notMet(rule, view, subject).as("instrument_offline");
            case UNKNOWN -> ObservationDraft.notVerifiable(rule, view, subject);
            case ONLINE ->
                series
                        ? ObservationDraft.met(rule, view, subject)
                        : ObservationDraft.notVerifiable(rule, view, subject);
        };
        return draft.found(instrument.place().deployment().name())
                .on(instrument.row().source())
                .build();
    }

    private static Observation judge(
            Rule rule, CaseView view, ActivityDatum activity, Map<String, String> instrumentOfStream) {
        Subject subject = Subject.of("activity", activity.activityId());
        ObservationDraft draft;
        Optional<String> offline = activity.streamIds().stream()
                .map(s -> instrumentOfStream.getOrDefault(s, ""))
                .filter(no -> view.instrument(no)
                        .filter(i -> i.place().deployment() == Deployment.OFFLINE)
                        .isPresent())
                .findFirst();
        if (activity.operation() == ActivityDatum.Operation.DECLARED
                || activity.streamIds().isEmpty()) {
            draft = ObservationDraft.notMet(rule, view, subject).as("activity_declared");
        } else if (offline.isPresent()) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .as("activity_offline")
                    .with(offline.get());
        } else if (activity.streamIds().stream().allMatch(instrumentOfStream::containsKey)) {
            draft = ObservationDraft.met(rule, view, subject);
        } else {
            draft = ObservationDraft.notVerifiable(rule, view, subject);
        }
        return draft.found(activity.operation().wireName())
                .on(activity.row().source())
                .build();
    }
}
