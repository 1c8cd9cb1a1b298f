package cn.suyuan.rule.check.clause6;

import cn.suyuan.chain.DaySummary;
import cn.suyuan.chain.StreamProblem;
import cn.suyuan.chain.StreamProblemCode;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.ledger.InstrumentIncident;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Given;
import cn.suyuan.rule.GradeProposal;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Streams;
import cn.suyuan.rule.Subject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

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
                "met",
                0,
                "gap",
                4,
                "gap_met",
                2,
                "missing",
                1,
                "missing_met",
                2,
                "register",
                2,
                "unseen",
                0,
                "estimated",
                2));
        cases.put("not_verifiable", 0);
        cases.putAll(SteadyValues.CASES);
        cases.putAll(SignedRecords.COMPLETE);
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
        found.addAll(SignedRecords.complete(rule, view));
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
                        .limit("")
                        .found(argument(problem, 4))
                        .on(Streams.place(stream, problem.line(), view))
                        .build());
            }
        }
        long missing = stream.verification().counts().missing();
        if (missing > 0) {
            Optional<InstrumentIncident> explained = explained(stream, incidents, DaySummary::missing);
            ObservationDraft draft = explained.isPresent()
                    ? ObservationDraft.met(rule, view, subject)
                            .as("missing_met")
                            .with(missing, explained.get().incidentId())
                            .on(explained.get().row().source())
                    : ObservationDraft.notMet(rule, view, subject).as("missing").with(missing);
            if (explained.isEmpty()) {
                grade(rule, view, stream, incidents).ifPresent(draft::graded);
            }
            found.add(draft.limit("")
                    .found(share(missing, stream, 0))
                    .on(Streams.place(stream, view))
                    .build());
        }
        long guessed = stream.verification().counts().estimated()
                + stream.verification().counts().replaced();
        if (guessed > 0 && explained(stream, incidents, DaySummary::estimated).isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, subject)
                    .as("estimated")
                    .with(guessed, stream.verification().counts().records())
                    .limit("")
                    .found(share(guessed, stream, 0))
                    .on(Streams.place(stream, view))
                    .build());
        }
        found.addAll(SteadyValues.judge(rule, view, stream, incidents));
        if (found.isEmpty()) {
            found.add((isVisible(stream, view)
                            ? ObservationDraft.met(rule, view, subject)
                            : ObservationDraft.notVerifiable(rule, view, subject)
                                    .as("unseen"))
                    .on(Streams.place(stream, view))
                    .build());
        }
        return found;
    }

    /** Holes can only be seen in readings that came, of which it is known how often they should come. */
    private static boolean isVisible(VerifiedStream stream, CaseView view) {
        long times = view.pack().setting("interval.density").value().longValue();
        long records = stream.verification().counts().records();
        Optional<Duration> interval = stream.verification().declaration().interval();
        return records > 0 && interval.isPresent() && !isFarDenser(stream, records, interval.get(), times);
    }

    /** Several times as many readings as the declared interval lets expect: declared so long, it would hide any hole. */
    private static boolean isFarDenser(VerifiedStream stream, long records, Duration interval, long times) {
        return stream.verification()
                .span()
                .map(s -> Duration.between(s.firstTime(), s.lastTime()).dividedBy(interval))
                .filter(expected -> records > times * (expected + 2))
                .isPresent();
    }

    /** Whether each day with readings marked as missing, or made up, lies in an assessed incident. */
    private static Optional<InstrumentIncident> explained(
            VerifiedStream stream, List<InstrumentIncident> incidents, ToIntFunction<DaySummary> lost) {
        List<LocalDate> days = stream.verification().days().stream()
                .filter(d -> lost.applyAsInt(d) > 0)
                .map(DaySummary::day)
                .toList();
        List<InstrumentIncident> assessed =
                incidents.stream().filter(GapsAreAssessed::isAssessed).toList();
        boolean all = days.stream().allMatch(day -> assessed.stream().anyMatch(i -> touches(i, day)));
        return all ? assessed.stream().findFirst() : Optional.empty();
    }

    private static boolean touches(InstrumentIncident incident, LocalDate day) {
        Optional<LocalDate> from = incident.from().map(OffsetDateTime::toLocalDate);
        Optional<LocalDate> to = incident.to().map(OffsetDateTime::toLocalDate).or(() -> from);
        return from.isPresent() && !from.get().isAfter(day) && !to.get().isBefore(day);
    }

    private static Observation judgeHole(
            Rule rule,
            CaseView view,
            VerifiedStream stream,
            StreamProblem problem,
            List<InstrumentIncident> incidents) {
        Subject subject = Subject.of("stream", stream.stream());
        boolean ordered = isOrdered(problem);
        String from = argument(problem, ordered ? 3 : 4);
        String to = argument(problem, ordered ? 4 : 3);
        Optional<InstrumentIncident> assessed = assessing(stream, problem, incidents);
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
        if (assessed.isEmpty()) {
            grade(rule, view, stream, incidents).ifPresent(draft::graded);
        }
        return draft.limit("")
                .found(share(problem.count(), stream, problem.count()))
                .on(Streams.place(stream, problem.line(), view))
                .build();
    }

    /** Some of the readings out of all that there should be; the share of the carrier decides the grade alone. */
    private static String share(long some, VerifiedStream stream, long besides) {
        return some + " / " + (stream.verification().counts().records() + besides);
    }

    /** Whether the earlier time comes first: at the start of the period the reading follows the bound it does not reach. */
    private static boolean isOrdered(StreamProblem problem) {
        return argument(problem, 3).compareTo(argument(problem, 4)) <= 0;
    }

    private static Optional<InstrumentIncident> assessing(
            VerifiedStream stream, StreamProblem problem, List<InstrumentIncident> incidents) {
        boolean ordered = isOrdered(problem);
        return incidents.stream()
                .filter(i -> isAssessed(i)
                        && covers(i, stream, argument(problem, ordered ? 3 : 4), argument(problem, ordered ? 4 : 3)))
                .findFirst();
    }

    /** Grade by all that the stream lacks without an assessment. */
    private static Optional<GradeProposal> grade(
            Rule rule, CaseView view, VerifiedStream stream, List<InstrumentIncident> incidents) {
        List<StreamProblem> open = stream.verification().problems().stream()
                .filter(p -> assessing(stream, p, incidents).isEmpty())
                .toList();
        boolean explained = explained(stream, incidents, DaySummary::missing).isPresent();
        return LostShare.grade(
                rule,
                view,
                stream,
                open,
                explained ? 0 : stream.verification().counts().missing());
    }

    /** An incident explains a hole when somebody approved it and says what was lost. */
    static boolean isAssessed(InstrumentIncident incident) {
        return Given.is(incident.approvedBy()) && Given.is(incident.assessment());
    }

    /**
     * Whether a record reaches, by days, from the first missing reading of a hole to the last: the record of a day does
     * not excuse a lost month.
     */
    private static boolean covers(InstrumentIncident incident, VerifiedStream stream, String from, String to) {
        Duration step = stream.verification().declaration().interval().orElse(Duration.ZERO);
        try {
            LocalDate begin = OffsetDateTime.parse(from).plus(step).toLocalDate();
            LocalDate end = OffsetDateTime.parse(to).minus(step).toLocalDate();
            return incident.from().filter(f -> !f.toLocalDate().isAfter(begin)).isPresent()
                    && incident.to()
                            .or(incident::from)
                            .filter(t -> !t.toLocalDate().isBefore(end))
                            .isPresent();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String argument(StreamProblem problem, int index) {
        return index < problem.arguments().size() ? problem.arguments().get(index) : "—";
    }
}
