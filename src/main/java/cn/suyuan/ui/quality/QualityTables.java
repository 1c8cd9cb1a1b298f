package cn.suyuan.ui.quality;

import cn.suyuan.chain.DayState;
import cn.suyuan.chain.StreamProblem;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.rule.Observation;
import cn.suyuan.ui.Screen;
import cn.suyuan.ui.Selection;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javafx.scene.Node;

/** Tables of labels, of gaps in the streams, and of all verdicts about data quality; each row opens its evidence. */
final class QualityTables {
    private final Session session;
    private final Words words;
    private final Grid<ActivityDatum> labels;
    private final Grid<StreamVerification> gaps;
    private final Grid<Observation> verdicts;
    private final ThreeWayTable reconciled;

    QualityTables(Session session) {
        this.session = session;
        this.words = session.words();
        labels = labelGrid();
        gaps = gapGrid();
        verdicts = verdictGrid();
        reconciled = new ThreeWayTable(session);
    }

    Grid<ActivityDatum> labels() {
        return labels;
    }

    Grid<StreamVerification> gaps() {
        return gaps;
    }

    Grid<Observation> verdicts() {
        return verdicts;
    }

    /** Differences between network, ledger and site. */
    Node reconciled() {
        return reconciled.grid().view();
    }

    void show(CaseView view) {
        labels.rows(view.footprint().activities());
        gaps.rows(view.streams());
        verdicts.rows(view.judged().observations().stream()
                .filter(o -> o.ruleId().startsWith("R-6.") || o.clause().startsWith("6"))
                .sorted(java.util.Comparator.comparingInt(QualityTables::weight).thenComparing(Observation::ruleId))
                .toList());
        reconciled.show(view);
    }

    private static int weight(Observation observation) {
        return switch (observation.verdict()) {
            case NOT_MET -> observation.advisory() ? 2 : 0;
            case NOT_VERIFIABLE -> 1;
            case MET -> 3;
            case NOT_APPLICABLE -> 4;
        };
    }

    private Grid<ActivityDatum> labelGrid() {
        return new Grid<ActivityDatum>("labels", words.of("quality.replay.none"))
                .column(words.of("quality.column.activity"), 70, ActivityDatum::activityId)
                .column(words.of("quality.column.name"), 140, ActivityDatum::name)
                .column(
                        words.of("footprint.column.level"),
                        90,
                        a -> words.orElse("footprint.level." + a.dataLevel(), a.dataLevel()))
                .column(
                        words.of("footprint.column.collected"),
                        130,
                        a -> shown(time(a.labels().collectedAt())))
                .column(
                        words.of("footprint.column.place"),
                        120,
                        a -> shown(a.labels().location()))
                .column(
                        words.of("footprint.column.source"),
                        150,
                        a -> shown(a.labels().source()))
                .column(
                        words.of("footprint.column.device"),
                        120,
                        a -> a.labels().device().isBlank()
                                ? String.join(" ", a.streamIds())
                                : a.labels().device())
                .column(
                        words.of("footprint.column.span"),
                        190,
                        a -> a.span()
                                .map(s -> s.from().toLocalDate() + " … " + s.to().toLocalDate())
                                .orElse(words.of("kit.value.missing")))
                .picked(a -> select(
                        a.activityId() + " " + a.name(),
                        "activity:" + a.activityId(),
                        List.of(a.row().source())));
    }

    private Grid<StreamVerification> gapGrid() {
        return new Grid<StreamVerification>("gaps", words.of("footprint.gaps.none"))
                .column(words.of("footprint.column.stream"), 150, StreamVerification::stream)
                .column(words.of("instruments.column.number"), 90, StreamVerification::instrument)
                .number(
                        words.of("footprint.column.records"),
                        80,
                        s -> Long.toString(
                                s.days().stream().mapToLong(d -> d.records()).sum()))
                .number(words.of("footprint.column.missing"), 80, s -> Long.toString(sum(s, false)))
                .number(words.of("footprint.column.estimated"), 80, s -> Long.toString(sum(s, true)))
                .number(
                        words.of("footprint.column.gapdays"),
                        80,
                        s -> Long.toString(s.days().stream()
                                .filter(d -> d.state() == DayState.GAP)
                                .count()))
                .mark(words.of("quality.column.verdict"), 124, this::mark)
                .column(words.of("quality.column.remarks"), 320, this::problems)
                .picked(s -> select(
                        s.stream(),
                        "stream:" + s.stream(),
                        s.problems().stream()
                                .filter(p -> p.line() > 0)
                                .limit(20)
                                .map(p -> new EvidenceReference(
                                        p.file().isEmpty() ? s.file() : p.file(),
                                        (int) Math.min(Integer.MAX_VALUE, p.line()),
                                        ""))
                                .toList()));
    }

    private static long sum(StreamVerification stream, boolean estimated) {
        return stream.days().stream()
                .mapToLong(d -> estimated ? d.estimated() : d.missing())
                .sum();
    }

    private Mark mark(StreamVerification stream) {
        Tone tone = switch (stream.verdict()) {
            case INTACT -> Tone.GOOD;
            case ALTERED -> Tone.BAD;
            case INCOMPLETE -> Tone.WARNING;
            case NOT_VERIFIABLE -> Tone.UNKNOWN;
        };
        return new Mark(tone, words.of("streams.verdict", stream.verdict()));
    }

    private String problems(StreamVerification stream) {
        TreeSet<String> kinds = new TreeSet<>();
        for (StreamProblem problem : stream.problems()) {
            kinds.add(words.of("streams.problem", problem.code()));
        }
        return String.join(words.of("kit.list.separator"), kinds);
    }

    private Grid<Observation> verdictGrid() {
        return new Grid<Observation>("quality-verdicts", words.of("quality.checks.none"))
                .mark(words.of("quality.column.verdict"), 124, o -> Mark.of(words, o.verdict()))
                .column(words.of("clauses.column.clause"), 90, Observation::clause)
                .column(
                        words.of("quality.column.item"),
                        130,
                        o -> subject(o.subject().text()))
                .column(
                        words.of("quality.column.remarks"),
                        520,
                        o -> words.pick(o.statement().messageZh(), o.statement().messageEn()))
                .picked(o -> session.select(new Selection(
                        subject(o.subject().text()),
                        Optional.of(Mark.of(words, o.verdict())),
                        List.<Field>of(),
                        List.of(o),
                        List.of())));
    }

    private String subject(String text) {
        return subject(words, text);
    }

    /** A subject such as {@code activity:A-E04} in words. */
    static String subject(Words words, String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        String word = words.orElse("rule.subject." + kind, kind);
        return colon < 0 ? word : word + " " + text.substring(colon + 1);
    }

    /** A time as written, to the minute and without its offset. */
    private static String time(String written) {
        return written.replaceFirst("^(\\d{4}-\\d{2}-\\d{2})T(\\d{2}:\\d{2}).*$", "$1 $2");
    }

    private void select(String title, String subject, List<EvidenceReference> evidence) {
        session.select(new Selection(
                title, Optional.empty(), List.of(), session.index().observations(subject), evidence));
    }

    private String shown(String text) {
        return text.isBlank() ? words.of("kit.value.missing") : text;
    }

    /** Where a stream is looked at closely. */
    void openStream() {
        gaps.picked().ifPresent(s -> session.go(Screen.STREAMS, s.stream(), 0));
    }
}
