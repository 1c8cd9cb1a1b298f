package cn.suyuan.ui.streams;

import cn.suyuan.chain.DayState;
import cn.suyuan.chain.DaySummary;
import cn.suyuan.chain.StreamProblem;
import cn.suyuan.chain.StreamSpan;
import cn.suyuan.chain.StreamVerdict;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.evidence.VerifiedStream.Anchored;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SigningTime;
import cn.suyuan.ui.ScreenView;
import cn.suyuan.ui.Selection;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import cn.suyuan.ui.signature.SignaturePanel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Streams with their verdicts, device by day, problems, and the readings around a problem. */
public final class StreamsScreen implements ScreenView {
    private final Session session;
    private final Words words;
    private final Grid<StreamVerification> streams;
    private final Grid<StreamProblem> problems;
    private final HeatMap heatMap;
    private final AloneCheck alone;
    private final StageWay way;
    private final AnchorLine anchors;
    private final Grid<SignerGroup> signers;
    private final SignaturePanel panel;
    private final StackPane signer = new StackPane();
    private final StackPane plot = new StackPane();
    private final TabPane tabs;
    private final Node node;
    private String shownStream = "";
    private String shownFile = "";

    public StreamsScreen(Session session) {
        this.session = session;
        this.words = session.words();
        streams = new Grid<StreamVerification>("streams", words.of("streams.none"))
                .column(words.of("streams.column.stream"), 150, StreamVerification::stream)
                .mark(words.of("streams.column.verdict"), 112, s -> verdict(s.verdict()))
                .column(
                        words.of("streams.column.stage"),
                        80,
                        s -> words.orElse(
                                "streams.stage." + s.declaration().stage(),
                                s.declaration().stage()))
                .number(
                        words.of("streams.column.records"),
                        86,
                        s -> Long.toString(s.counts().records()))
                .number(
                        words.of("streams.column.estimated"),
                        80,
                        s -> Long.toString(s.counts().estimated()))
                .number(
                        words.of("streams.column.problems"),
                        70,
                        s -> Integer.toString(s.problems().size()))
                .mark(words.of("streams.column.anchored"), 110, this::anchored)
                .column(words.of("streams.column.latency"), 130, this::latency)
                .column(words.of("streams.column.file"), 200, StreamVerification::file)
                .picked(this::select);
        problems = problemGrid();
        heatMap = new HeatMap(session.appearance().palette(), words, this::pickDay);
        alone = new AloneCheck(session, this::verdict);
        way = new StageWay(words, s -> verdict(s.verdict()), this::pick);
        anchors = new AnchorLine(session.appearance().palette(), words, this::select);
        panel = new SignaturePanel(words);
        signers = signers();
        plot.getStyleClass().add("plot");
        plot.getChildren().setAll(Parts.text(words.of("streams.plot.none"), "muted"));
        tabs = new TabPane(
                new Tab(words.of("streams.tab.heat"), Parts.column(alone.node(), Parts.grow(heatMap.node()))),
                new Tab(words.of("streams.tab.problems"), problems.view()),
                new Tab(words.of("streams.tab.plot"), plot),
                new Tab(words.of("streams.tab.way"), way.node()),
                new Tab(words.of("streams.tab.anchors"), Parts.scroll(anchors.node())),
                new Tab(words.of("streams.tab.signers"), signerTab()));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        SplitPane split = new SplitPane(streams.view(), tabs);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.42);
        VBox page = new VBox(
                10,
                Parts.flow(
                        Parts.text(words.of("screen.streams"), "title"),
                        streams.filterField(words.of("streams.filter.prompt")),
                        streams.count(words)),
                Parts.grow(split));
        page.getStyleClass().add("page");
        node = page;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(CaseView view) {
        Optional<String> picked = streams.picked().map(StreamVerification::stream);
        streams.rows(view.streams());
        heatMap.show(view.streams(), view.head().scope().period());
        way.streams(view.streams());
        anchors.show(view.evidence(), view.head().scope().period());
        signers.rows(SignerGroup.of(view.evidence()));
        picked.ifPresent(this::pick);
        if (streams.picked().isEmpty()) {
            streams.pick(s -> !s.problems().isEmpty());
        }
    }

    @Override
    public void reach(String stream, int row) {
        pick(stream);
    }

    private void pick(String stream) {
        streams.pick(s -> s.stream().equals(stream));
    }

    private static String at(Instant time) {
        return time.atOffset(ZoneOffset.ofHours(8)).toString();
    }

    private Optional<VerifiedStream> verified(StreamVerification stream) {
        return session.current().flatMap(view -> view.verified(stream.stream()));
    }

    private Mark anchored(StreamVerification stream) {
        Anchored anchored = verified(stream).map(VerifiedStream::anchored).orElse(Anchored.NO);
        Tone tone = switch (anchored) {
            case YES -> Tone.GOOD;
            case NO -> Tone.NEUTRAL;
            case NOT_VERIFIABLE -> Tone.UNKNOWN;
        };
        return new Mark(tone, words.of("streams.anchored", anchored));
    }

    /** Median and worst time from a reading to the first independent time over it. */
    private String latency(StreamVerification stream) {
        return verified(stream)
                .flatMap(VerifiedStream::latency)
                .filter(latency -> latency.records() > 0)
                .map(latency -> words.of("streams.latency", span(latency.median()), span(latency.worst())))
                .orElse(words.of("kit.value.none"));
    }

    private String span(Duration duration) {
        if (duration.toHours() >= 48) {
            return words.of("streams.days", duration.toDays());
        }
        return duration.toMinutes() >= 120
                ? words.of("streams.hours", duration.toHours())
                : words.of("streams.minutes", duration.toMinutes());
    }

    private Grid<StreamProblem> problemGrid() {
        return new Grid<StreamProblem>("stream-problems", words.of("streams.problems.none"))
                .mark(words.of("streams.column.problem"), 150, this::mark)
                .number(words.of("files.column.row"), 70, p -> Long.toString(p.line()))
                .number(words.of("streams.column.count"), 70, p -> Long.toString(p.count()))
                .column(words.of("files.column.message"), 620, this::message)
                .picked(this::select);
    }

    private Grid<SignerGroup> signers() {
        return new Grid<SignerGroup>("stream-signers", words.of("files.signatures.none"))
                .mark(words.of("files.column.usable"), 100, group -> panel.usable(group.first()))
                .column(
                        words.of("files.column.what"),
                        80,
                        group -> words.of("files.what", group.first().what()))
                .column(words.of("streams.column.over"), 150, SignerGroup::over)
                .number(words.of("streams.column.count"), 64, group -> Integer.toString(group.count()))
                .column(words.of("streams.column.first"), 150, group -> time(group.firstTime()))
                .column(words.of("streams.column.last"), 150, group -> time(group.lastTime()))
                .column(
                        words.of("files.field.key"),
                        90,
                        group -> group.first().keyId().orElse(""))
                .column(
                        words.of("files.column.signer"),
                        200,
                        group -> group.first().signer())
                .picked(this::select);
    }

    private Node signerTab() {
        signer.getStyleClass().add("tab-content");
        signer.getChildren().setAll(Parts.text(words.of("streams.signers.hint"), "muted"));
        SplitPane split = new SplitPane(signers.view(), Parts.scroll(signer));
        split.setDividerPositions(0.62);
        return split;
    }

    private static String time(Optional<SigningTime> time) {
        return time.map(at -> at.iso().substring(0, 16).replace('T', ' ')).orElse("");
    }

    /** The first signature of a group in full, then where each of them stands. */
    private Node detail(SignerGroup group) {
        VBox box = new VBox(10, panel.of(group.first()));
        if (group.count() > 1) {
            ListView<String> rows = new ListView<>();
            group.checks().forEach(one -> rows.getItems().add(one.place() + "    " + time(one.time())));
            rows.setPrefHeight(180);
            box.getChildren().addAll(Parts.heading(words.of("streams.signers.each", group.count())), rows);
        }
        return box;
    }

    private void select(SignerGroup group) {
        signer.getChildren().setAll(detail(group));
        SignatureCheck check = group.first();
        String file = check.place().replaceFirst("[:#][0-9]+$", "");
        session.select(new Selection(
                words.of("files.what", check.what()),
                Optional.of(panel.usable(check)),
                List.of(
                        new Field(words.of("streams.column.over"), group.over()),
                        new Field(words.of("files.column.signer"), check.signer()),
                        new Field(words.of("files.column.chain"), words.of("trust.path", check.chain()))),
                List.of(),
                List.of(new EvidenceReference(file, row(check.place()), ""))));
    }

    /** Row in a place such as {@code data/checkpoints.csv:12}; 0 where there is none. */
    private static int row(String place) {
        String digits = place.substring(place.lastIndexOf(':') + 1);
        return digits.length() < 9 && digits.matches("[0-9]+") ? Integer.parseInt(digits) : 0;
    }

    private void select(AnchorLine.Item item) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(words.of("files.column.place"), item.title()));
        item.problems()
                .forEach(problem -> fields.add(new Field(
                        words.of("files.field.reason"), words.of(problem.get(0), problem.subList(1, problem.size())))));
        Mark mark = item.failed()
                ? new Mark(Tone.BAD, words.of("streams.anchors.fails"))
                : item.sound()
                        ? new Mark(Tone.GOOD, words.of("streams.anchors.sound"))
                        : new Mark(Tone.UNKNOWN, words.of("streams.anchors.unproved"));
        session.select(new Selection(
                item.file(), Optional.of(mark), fields, List.of(), List.of(new EvidenceReference(item.file(), 0, ""))));
    }

    private void pickDay(StreamVerification stream, LocalDate day) {
        pick(stream.stream());
        alone.picked(stream, day);
        long seq = stream.span().map(StreamSpan::firstSeq).orElse(1L);
        long count = 0;
        for (DaySummary summary : stream.days()) {
            if (summary.day().isBefore(day)) {
                seq += summary.records();
            } else if (summary.day().equals(day)) {
                count = isSound(summary.state()) ? 0 : Math.max(1, summary.records());
            }
        }
        plot(stream.file(), seq, count);
    }

    /** Nothing was found on such a day, and nothing is marked in its picture. */
    private static boolean isSound(DayState state) {
        return state == DayState.INTACT || state == DayState.ESTIMATED;
    }

    /** @param count records to be marked from that number on, 0 for none */
    private void plot(String file, long seq, long count) {
        session.tasks().look(progress -> session.desk().readings(file, seq), readings -> {
            plot.getChildren().setAll(new LinePlot(session.appearance().palette(), words, readings, seq, count).node());
            tabs.getSelectionModel().select(2);
        });
    }

    private Mark verdict(StreamVerdict verdict) {
        Tone tone = switch (verdict) {
            case ALTERED -> Tone.BAD;
            case NOT_VERIFIABLE -> Tone.UNKNOWN;
            case INCOMPLETE -> Tone.WARNING;
            case INTACT -> Tone.GOOD;
        };
        return new Mark(tone, words.of("streams.verdict", verdict));
    }

    private Mark mark(StreamProblem problem) {
        return new Mark(
                verdict(problem.code().consequence()).tone(),
                words.of("streams.problem." + problem.code().wireName()));
    }

    private String message(StreamProblem problem) {
        return words.of(problem.message(), problem.arguments());
    }

    private void select(StreamVerification stream) {
        shownStream = stream.stream();
        shownFile = stream.file();
        alone.picked(stream);
        way.show(stream);
        problems.rows(stream.problems());
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(words.of("streams.field.instrument"), stream.instrument()));
        fields.add(new Field(words.of("streams.column.file"), stream.file()));
        stream.span()
                .ifPresent(span -> fields.add(
                        new Field(words.of("streams.field.span"), at(span.firstTime()) + " … " + at(span.lastTime()))));
        fields.add(new Field(
                words.of("streams.column.records"),
                Long.toString(stream.counts().records())));
        fields.add(new Field(
                words.of("streams.column.estimated"),
                Long.toString(stream.counts().estimated())));
        fields.add(new Field(
                words.of("streams.field.missing"), Long.toString(stream.counts().missing())));
        fields.add(new Field(
                words.of("streams.field.sources"),
                stream.declaration().sources().isEmpty()
                        ? words.of("kit.value.none")
                        : String.join(", ", stream.declaration().sources())));
        stream.declaration()
                .interval()
                .ifPresent(d -> fields.add(
                        new Field(words.of("streams.field.interval"), words.of("streams.minutes", d.toMinutes()))));
        session.current()
                .ifPresent(view -> session.select(new Selection(
                        stream.stream(),
                        Optional.of(verdict(stream.verdict())),
                        fields,
                        view.observationsOf("stream:" + stream.stream()),
                        List.of())));
    }

    private void select(StreamProblem problem) {
        session.select(new Selection(
                shownStream,
                Optional.of(mark(problem)),
                List.of(new Field(words.of("files.column.message"), message(problem))),
                List.of(),
                List.of(new EvidenceReference(problem.file(), (int) problem.line(), ""))));
        if (!shownFile.isEmpty()) {
            plot(shownFile, problem.seq(), problem.count());
        }
    }
}
