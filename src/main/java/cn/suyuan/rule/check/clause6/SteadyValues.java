package cn.suyuan.rule.check.clause6;

import cn.suyuan.chain.SteadyRun;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.ledger.InstrumentIncident;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Limit;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Streams;
import cn.suyuan.rule.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values that stand still, or follow a straight line, without a record of why: a suspicion that is to be explained. */
final class SteadyValues {

    /** Cases of wording with the number of their arguments. */
    static final Map<String, Integer> CASES = Map.of("frozen", 3, "straight", 4);

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private SteadyValues() {}

    /** One observation for each run that no incident of the instrument explains. */
    static List<Observation> judge(
            Rule rule, CaseView view, VerifiedStream stream, List<InstrumentIncident> incidents) {
        long slack = view.pack().setting("steady.incident_days").value().longValue();
        return stream.steady().stream()
                .filter(run -> incidents.stream().noneMatch(incident -> explains(incident, run, slack)))
                .map(run -> judge(rule, view, stream, run))
                .toList();
    }

    private static Observation judge(Rule rule, CaseView view, VerifiedStream stream, SteadyRun run) {
        ObservationDraft draft = ObservationDraft.notVerifiable(rule, view, Subject.of("stream", stream.stream()))
                .as(run.isFrozen() ? "frozen" : "straight")
                .with(time(run.from()), time(run.to()), run.steps());
        Limit limit = view.pack().setting(run.isFrozen() ? "steady.frozen" : "steady.line_time");
        return (run.isFrozen() ? draft : draft.with(run.quantity()))
                .limit(limit.text())
                .found(Duration.between(run.from(), run.to()).toHours() + " h")
                .on(Streams.place(stream, run.line(), view))
                .build();
    }

    private static String time(Instant instant) {
        return instant.atOffset(CHINA).format(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    /** A stop that was recorded explains a frozen value, an assessed incident either; both by days, with some slack. */
    private static boolean explains(InstrumentIncident incident, SteadyRun run, long slack) {
        boolean fits = GapsAreAssessed.isAssessed(incident)
                || (run.isFrozen() && incident.kind() == InstrumentIncident.Kind.SHUTDOWN);
        LocalDate begin = run.from().atOffset(CHINA).toLocalDate().plusDays(slack);
        LocalDate end = run.to().atOffset(CHINA).toLocalDate().minusDays(slack);
        Optional<LocalDate> from = incident.from().map(OffsetDateTime::toLocalDate);
        Optional<LocalDate> to = incident.to().map(OffsetDateTime::toLocalDate).or(() -> from);
        return fits
                && from.filter(day -> !day.isAfter(begin)).isPresent()
                && to.filter(day -> !day.isBefore(end)).isPresent();
    }
}
