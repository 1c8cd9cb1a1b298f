package cn.suyuan.rule.check.clause6;

import cn.suyuan.chain.StreamProblem;
import cn.suyuan.chain.StreamProblemCode;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.ledger.InstrumentIncident;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Streams;
import cn.suyuan.rule.Subject;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was lost through damage, fitting or removal was assessed under an approved plan (6.3, data collection). */
public final class GapsAreAssessed implements Check {

    @Override
    public String name() {
        return "gaps-are-assessed";
    }

    @Override
    public Map<String, Integer> cases() {
        Map<String, Integer> cases = new HashMap<>(IncidentIsComplete.CASES);
        cases.putAll(Map.of(
                "met", 0, "gap", 4, "gap_met", 2, "missing", 1, "missing_met", 2, "register", 2, "not_verifiable", 0));
        return Map.copyOf(cases);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (VerifiedStream stream : view.facts().streams().streams()) {
            found.addAll(judge(rule, view, stream));
        }
        for (InstrumentIncident incident : view.facts().ledger().incidents()) {
            found.add(IncidentIsComplete.judge(rule, view, incident));
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("case"))
                    .on(view.file("data/streams.csv"))
                    .build());
        }
        return found;
    }

    private static List<Observation> judge(Rule rule, CaseView view, VerifiedStream stream) {
        Subject subject = Subject.of("stream", stream.stream());
        List<InstrumentIncident> incidents = view.facts().ledger().incidents().stream()
                .filter(i -> i.instrumentNo().equals(stream.instrument()))
                .toList();
        List<Observation> found = new ArrayList<>();
        for (StreamProblem problem : stream.verification().problems()) {
            boolean hole =
                    problem.code() == StreamProblemCode.GAP || problem.code() == StreamProblemCode.PERIOD_NOT_COVERED;
            if (hole) {
                found.add(judgeHole(rule, view, stream, problem, incidents));
            } else if (problem.code() == StreamProblemCode.REGISTER_DECREASE) {
                found.add(ObservationDraft.notVerifiable(rule, view, subject)
                        .as("register")
                        .with(argument(problem, 3), argument(problem, 4))
                        .on(Streams.place(stream, problem.line(), view))
                        .build());
            }
        }
        long missing = stream.verification().counts().missing();
        if (missing > 0) {
            Optional<InstrumentIncident> explained =
                    incidents.stream().filter(GapsAreAssessed::isAssessed).findFirst();
            ObservationDraft draft = explained.isPresent()
                    ? ObservationDraft.met(rule, view, subject)
                            .as("missing_met")
                            .with(missing, explained.get().incidentId())
                            .on(explained.get().row().source())
                    : ObservationDraft.notMet(rule, view, subject).as("missing").with(missing);
            found.add(draft.found(String.valueOf(missing))
                    .on(Streams.place(stream, view))
                    .build());
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.met(rule, view, subject)
                    .on(Streams.place(stream, view))
                    .build());
        }
        return found;
    }

    private static Observation judgeHole(
            Rule rule,
            CaseView view,
            VerifiedStream stream,
            StreamProblem problem,
            List<InstrumentIncident> incidents) {
        Subject subject = Subject.of("stream", stream.stream());
        String from = argument(problem, 3);
        String to = argument(problem, 4);
        Optional<InstrumentIncident> assessed = incidents.stream()
                .filter(i -> isAssessed(i) && overlaps(i, from, to))
                .findFirst();
        ObservationDraft draft = assessed.isPresent()
                ? ObservationDraft.met(rule, view, subject)
                        .as("gap_met")
                        .with(problem.count(), assessed.get().incidentId())
                        .on(assessed.get().row().source())
                : ObservationDraft.notMet(rule, view, subject)
                        .as("gap")
                        .with(
                                from,
                                to,
                                problem.count(),
                                view.word("problem." + problem.code().wireName()));
        return draft.found(problem.count() + "")
                .on(Streams.place(stream, problem.line(), view))
                .build();
    }

    /** An incident explains a hole when somebody approved it and says what was lost. */
    static boolean isAssessed(InstrumentIncident incident) {
        return !incident.approvedBy().isBlank() && !incident.assessment().isBlank();
    }

    private static boolean overlaps(InstrumentIncident incident, String from, String to) {
        try {
            OffsetDateTime begin = OffsetDateTime.parse(from);
            OffsetDateTime end = OffsetDateTime.parse(to);
            return incident.from().filter(f -> f.isAfter(end)).isEmpty()
                    && incident.to()
                            .or(incident::from)
                            .filter(t -> t.isBefore(begin))
                            .isEmpty();
        } catch (DateTimeException e) {
            return true;
        }
    }

    private static String argument(StreamProblem problem, int index) {
        return index < problem.arguments().size() ? problem.arguments().get(index) : "—";
    }
}
