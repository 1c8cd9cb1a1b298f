package cn.suyuan.ui.draw;

import cn.suyuan.sampling.AuditSample;
import cn.suyuan.sampling.SampleInference;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.ui.Screen;
import cn.suyuan.ui.ScreenView;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.instruments.Marks;
import cn.suyuan.ui.kit.Bars;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Population, draw, result, and what the result allows to conclude. */
public final class DrawScreen implements ScreenView {
    private static final List<Integer> DEFECTS = List.of(1, 2, 3, 5, 10, 15, 20);
    private final Words words;
    private final FlowPane figures = Parts.flow();
    private final Ceremony ceremony;
    private final VBox recorded = new VBox(8);
    private final VBox conclusions = new VBox(8);
    private final Grid<Drawn> grid;
    private final Node node;

    public DrawScreen(Session session) {
        this.words = session.words();
        ceremony = new Ceremony(session);
        grid = new Grid<Drawn>("drawn", words.of("draw.result.none"))
                .number("#", 44, d -> Integer.toString(d.order()))
                .column(words.of("draw.column.stratum"), 56, Drawn::stratum)
                .column(words.of("instruments.column.number"), 92, Drawn::number)
                .column(words.of("instruments.column.name"), 100, Drawn::name)
                .mark(words.of("instruments.column.chain"), 150, Drawn::chain)
                .picked(drawn -> session.go(Screen.TRACE, drawn.number(), 0));
        grid.view().setMinHeight(260);
        HBox split = new HBox(14, Parts.grow(left()), right());
        VBox page = new VBox(14, Parts.text(words.of("screen.draw"), "title"), figures, split);
        page.getStyleClass().add("page");
        node = Parts.scroll(page);
    }

    /** A drawn device. */
    private record Drawn(int order, String stratum, String number, String name, Mark chain) {}

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(CaseView view) {
        int size = view.draw().population().size();
        Optional<AuditSample> sample = view.draw().sample();
        int drawn = sample.map(s -> s.selected().size()).orElse(0);
        figures.getChildren()
                .setAll(
                        Parts.figure(Integer.toString(size), words.of("draw.figure.population"), Tone.NOTE),
                        Parts.figure(
                                String.format(Locale.ROOT, "%.1f", size / 10.0),
                                words.of("draw.figure.tenth"),
                                Tone.NEUTRAL),
                        Parts.figure(
                                sample.isPresent() ? Integer.toString(drawn) : "—",
                                words.of("draw.figure.drawn"),
                                sample.isPresent() ? Tone.GOOD : Tone.NEUTRAL));
        ceremony.show(view, sample.isPresent());
        grid.rows(rows(view));
        recorded.getChildren().setAll(Parts.heading(words.of("draw.record.title")));
        recorded.getChildren().add(record(view));
        conclude(view, size, drawn);
    }

    private Node left() {
        VBox box = Parts.card(words.of("draw.result.title"), grid.view());
        return Parts.column(ceremony.node(), box);
    }

    private Node right() {
        recorded.getStyleClass().add("card");
        conclusions.getStyleClass().add("card");
        VBox box = new VBox(14, conclusions, recorded);
        box.setPrefWidth(330);
        box.setMinWidth(300);
        return box;
    }

    private List<Drawn> rows(CaseView view) {
        List<Drawn> rows = new ArrayList<>();
        view.draw().sample().ifPresent(sample -> {
            for (AuditSample.Stratum stratum : sample.strata()) {
                for (String number : stratum.selected()) {
                    String name = view.ledger()
                            .ledger()
                            .find(number)
                            .map(i -> i.identity().name())
                            .orElse("");
                    ChainState state =
                            view.chain(number).map(chain -> chain.state()).orElse(ChainState.UNVERIFIED);
                    rows.add(new Drawn(
                            rows.size() + 1,
                            stratum.name().equals("all") ? words.of("draw.stratum.all") : stratum.name(),
                            number,
                            name,
                            Marks.chain(words, state)));
                }
            }
        });
        return rows;
    }

    private Node record(CaseView view) {
        Optional<AuditSample> sample = view.draw().sample();
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(words.of("draw.record.frame"), shown(view.draw().frameDigest())));
        if (sample.isPresent()) {
            AuditSample s = sample.get();
            fields.add(new Field(words.of("draw.record.algorithm"), "TDS-1 · " + s.hash()));
            fields.add(new Field(words.of("draw.record.seed"), s.seed()));
            fields.add(new Field(
                    words.of("draw.record.parties"),
                    words.of(view.draw().oneParty() ? "draw.record.one" : "draw.record.two")));
            s.commitments()
                    .forEach(c -> fields.add(new Field(words.of("draw.record.commitment", c.label()), c.digest())));
            fields.add(new Field(words.of("draw.record.public"), shown(s.publicText())));
            fields.add(new Field(words.of("draw.record.fraction"), s.fraction().toString()));
            s.strata().stream()
                    .filter(stratum -> stratum.shortfall() > 0)
                    .forEach(stratum -> fields.add(
                            new Field(words.of("draw.record.shortfall"), stratum.name() + ": " + stratum.shortfall())));
        }
        return Parts.fields(fields);
    }

    private String shown(String value) {
        return value.isBlank() ? words.of("kit.value.missing") : value;
    }

    private void conclude(CaseView view, int size, int drawn) {
        conclusions.getChildren().setAll(Parts.heading(words.of("draw.conclusion.title")));
        if (drawn == 0 || drawn > size) {
            conclusions.getChildren().add(Parts.text(words.of("draw.conclusion.none"), "muted"));
            return;
        }
        List<Bars.Bar> bars = DEFECTS.stream()
                .filter(defective -> defective <= size)
                .map(defective -> new Bars.Bar(
                        words.of("draw.conclusion.defective", defective),
                        SampleInference.detectionProbability(size, drawn, defective)
                                .doubleValue(),
                        Tone.NOTE))
                .toList();
        long failed = view.draw().sample().stream()
                .flatMap(s -> s.selected().stream())
                .filter(number -> view.chain(number)
                        .filter(chain -> chain.state() == ChainState.CLOSED)
                        .isEmpty())
                .count();
        int limit = SampleInference.upperLimit(
                new SampleInference.Inspected(size, drawn, (int) failed), new BigDecimal("0.95"));
        conclusions
                .getChildren()
                .addAll(
                        Parts.text(words.of("draw.conclusion.about"), "muted"),
                        new Bars(bars).node(),
                        Parts.text(words.of("draw.conclusion.limit", failed, drawn, limit, size)));
    }
}
