package cn.suyuan.ui.streams;

import cn.suyuan.chain.StreamProblem;
import cn.suyuan.chain.StreamVerdict;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.evidence.EvidenceReference;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
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
    private final StackPane plot = new StackPane();
    private final TabPane tabs;
    private final Node node;
    private String shownStream = "";

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
                .column(words.of("streams.column.file"), 200, StreamVerification::file)
                .picked(this::select);
        problems = new Grid<StreamProblem>("stream-problems", words.of("streams.problems.none"))
                .mark(words.of("streams.column.problem"), 150, this::mark)
                .number(words.of("files.column.row"), 70, p -> Long.toString(p.line()))
                .number(words.of("streams.column.count"), 70, p -> Long.toString(p.count()))
                .column(words.of("files.column.message"), 620, this::message)
                .picked(this::select);
        heatMap = new HeatMap(session.appearance().palette(), words, this::pick);
        plot.getStyleClass().add("plot");
        plot.getChildren().setAll(Parts.text(words.of("streams.plot.none"), "muted"));
        tabs = new TabPane(
                new Tab(words.of("streams.tab.heat"), Parts.scroll(heatMap.node())),
                new Tab(words.of("streams.tab.problems"), problems.view()),
                new Tab(words.of("streams.tab.plot"), plot));
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
        problems.rows(stream.problems());
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(words.of("streams.field.instrument"), stream.instrument()));
        fields.add(new Field(words.of("streams.column.file"), stream.file()));
        stream.span()
                .ifPresent(span -> fields.add(
                        new Field(words.of("streams.field.span"), span.firstTime() + " … " + span.lastTime())));
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
        String file = problem.file();
        session.tasks().look(progress -> session.desk().readings(file, problem.seq()), readings -> {
            plot.getChildren()
                    .setAll(new LinePlot(session.appearance().palette(), words, readings, problem.seq()).node());
            tabs.getSelectionModel().select(2);
        });
    }
}
