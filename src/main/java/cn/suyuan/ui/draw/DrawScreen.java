package cn.suyuan.ui.draw;

import cn.suyuan.audit.DrawnPopulation;
import cn.suyuan.audit.SampleConclusion;
import cn.suyuan.sampling.AuditSample;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.ui.Screen;
import cn.suyuan.ui.ScreenView;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.CaseIndex;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.instruments.Marks;
import cn.suyuan.ui.kit.Bars;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Population, draw, result, risk additions, and what the result allows to conclude about all devices. */
public final class DrawScreen implements ScreenView {
    private static final List<Integer> DEFECTS = List.of(1, 2, 3, 5, 10, 15, 20);
    private final Session session;
    private final Words words;
    private final FlowPane figures = Parts.flow();
    private final Ceremony ceremony;
    private final VBox recorded = new VBox(8);
    private final VBox conclusions = new VBox(8);
    private final Grid<Drawn> grid;
    private final Grid<Risk> risks;
    private final VBox result;
    private final Label changed = Parts.text("", Tone.WARNING.styleClass());
    private final Node node;
    private int shown;

    public DrawScreen(Session session) {
        this.session = session;
        this.words = session.words();
        ceremony = new Ceremony(session);
        grid = new Grid<Drawn>("drawn", words.of("draw.result.none"))
                .number("#", 44, d -> Integer.toString(d.order()))
                .column(words.of("draw.column.stratum"), 90, Drawn::stratum)
                .column(words.of("instruments.column.number"), 92, Drawn::number)
                .column(words.of("instruments.column.name"), 110, Drawn::name)
                .mark(words.of("instruments.column.chain"), 150, Drawn::chain)
                .column(words.of("sampling.column.place"), 130, Drawn::place);
        opens(grid.view(), () -> grid.picked().map(Drawn::number));
        grid.view().setPrefHeight(250);
        risks = new Grid<Risk>("risk-additions", words.of("sampling.risk.none"))
                .column(words.of("instruments.column.number"), 92, Risk::number)
                .column(words.of("instruments.column.name"), 110, Risk::name)
                .column(words.of("sampling.column.reason"), 170, Risk::reason)
                .mark(words.of("instruments.column.chain"), 150, Risk::chain);
        opens(risks.view(), () -> risks.picked().map(Risk::number));
        risks.view().setPrefHeight(190);
        SampleActs acts = new SampleActs(session, () -> grid.picked().map(Drawn::number));
        result = Parts.card(
                words.of("draw.result.title"),
                acts.node(),
                Parts.text(words.of("sampling.open"), "muted"),
                grid.view());
        VBox risk = Parts.card(
                words.of("sampling.risk.title"), Parts.text(words.of("sampling.risk.about"), "muted"), risks.view());
        HBox split = new HBox(14, Parts.grow(Parts.column(changed, ceremony.node(), result, risk)), right());
        VBox page = new VBox(14, Parts.text(words.of("screen.draw"), "title"), figures, split);
        page.getStyleClass().add("page");
        node = Parts.scroll(page);
    }

    /** A drawn device. */
    private record Drawn(int order, String stratum, String number, String name, Mark chain, String place) {}

    /** A device that is looked at for a risk. */
    private record Risk(String number, String name, String reason, Mark chain) {}

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
                                sample.isPresent() ? Tone.GOOD : Tone.NEUTRAL),
                        Parts.figure(
                                Integer.toString(view.draw().risk().size()),
                                words.of("sampling.figure.risk"),
                                Tone.NEUTRAL));
        ceremony.show(view);
        result.setVisible(sample.isPresent());
        result.setManaged(sample.isPresent());
        grid.rows(rows(view));
        risks.rows(riskRows(view));
        changes(view.draw().drawn());
        recorded.getChildren().setAll(Parts.heading(words.of("draw.record.title")), record(view));
        conclude(view);
    }

    @Override
    public void reach(String number, int row) {
        grid.pick(d -> d.number().equals(number));
    }

    private void opens(Node table, java.util.function.Supplier<Optional<String>> number) {
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                number.get().ifPresent(no -> session.go(Screen.TRACE, no, 0));
            }
        });
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                number.get().ifPresent(no -> session.go(Screen.TRACE, no, 0));
                event.consume();
            }
        });
    }

    private void changes(DrawnPopulation drawn) {
        boolean any = !drawn.changes().isEmpty();
        changed.setVisible(any);
        changed.setManaged(any);
        if (any) {
            changed.setText(words.of("sampling.changed", String.join(" ", drawn.changes())));
        }
    }

    private Node right() {
        recorded.getStyleClass().add("card");
        conclusions.getStyleClass().add("card");
        VBox box = new VBox(14, conclusions, recorded);
        box.setPrefWidth(330);
        box.setMinWidth(280);
        return box;
    }

    private List<Drawn> rows(CaseView view) {
        List<Drawn> rows = new ArrayList<>();
        CaseIndex index = session.index();
        view.draw().sample().ifPresent(sample -> {
            for (AuditSample.Stratum stratum : sample.strata()) {
                for (String number : stratum.selected()) {
                    rows.add(new Drawn(
                            rows.size() + 1,
                            stratum(stratum.name()),
                            number,
                            index.name(number),
                            Marks.chain(words, state(index, number)),
                            index.instrument(number)
                                    .map(i -> i.place().location())
                                    .orElse("")));
                }
            }
        });
        return rows;
    }

    private List<Risk> riskRows(CaseView view) {
        List<Risk> rows = new ArrayList<>();
        CaseIndex index = session.index();
        view.draw()
                .risk()
                .forEach((number, reason) -> rows.add(new Risk(
                        number,
                        index.name(number),
                        words.orElse("sampling.risk." + reason, reason),
                        Marks.chain(words, state(index, number)))));
        return rows;
    }

    private static ChainState state(CaseIndex index, String number) {
        return index.chain(number).map(chain -> chain.state()).orElse(ChainState.UNVERIFIED);
    }

    private String stratum(String name) {
        return words.orElse("sampling.stratum." + name, name);
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
                    .forEach(c -> fields.add(new Field(
                            words.of("draw.record.commitment", words.orElse("draw.party." + c.label(), c.label())),
                            c.digest())));
            fields.add(new Field(words.of("draw.record.public"), shown(s.publicText())));
            fields.add(new Field(words.of("draw.record.fraction"), s.fraction().toString()));
            for (AuditSample.Stratum stratum : s.strata()) {
                fields.add(new Field(
                        stratum(stratum.name()),
                        words.of(
                                "sampling.record.stratum",
                                stratum.size(),
                                stratum.selected().size(),
                                stratum.skipped().size(),
                                stratum.shortfall())));
            }
            view.draw()
                    .drawn()
                    .replaced()
                    .forEach(r -> fields.add(new Field(
                            words.of("sampling.record.replaced", r.instrument()),
                            words.of("sampling.record.by", shown(r.by()), r.reason()))));
        }
        return Parts.fields(fields);
    }

    private String shown(String value) {
        return value.isBlank() ? words.of("kit.value.missing") : value;
    }

    /** Counted off the window's thread: exact whole numbers over ten thousand devices take a while. */
    private void conclude(CaseView view) {
        conclusions.getChildren().setAll(Parts.heading(words.of("draw.conclusion.title")));
        Optional<AuditSample> sample = view.draw().sample();
        if (sample.isEmpty()) {
            conclusions.getChildren().add(Parts.text(words.of("draw.conclusion.none"), "muted"));
            return;
        }
        Set<String> open = new HashSet<>();
        for (String number : sample.get().selected()) {
            if (state(session.index(), number) != ChainState.CLOSED) {
                open.add(number);
            }
        }
        int now = ++shown;
        session.tasks().look(progress -> conclusion(sample.get(), open), nodes -> {
            if (now == shown) {
                conclusions.getChildren().setAll(Parts.heading(words.of("draw.conclusion.title")));
                conclusions
                        .getChildren()
                        .addAll(nodes.stream().map(make -> make.get()).toList());
            }
        });
    }

    private List<java.util.function.Supplier<Node>> conclusion(AuditSample sample, Set<String> open) {
        SampleConclusion found = SampleConclusion.of(sample, open);
        int size = sample.populationSize();
        List<Bars.Bar> bars = DEFECTS.stream()
                .filter(defective -> defective <= size)
                .map(defective -> new Bars.Bar(
                        words.of("draw.conclusion.defective", defective),
                        found.detection(defective).doubleValue(),
                        Tone.NOTE))
                .toList();
        int limit = found.upperLimit();
        int worst = found.missed() > 0 ? found.worstLimit() : limit;
        List<java.util.function.Supplier<Node>> nodes = new ArrayList<>();
        nodes.add(() -> Parts.text(words.of("draw.conclusion.about"), "muted"));
        nodes.add(() -> new Bars(bars).node());
        nodes.add(() ->
                Parts.text(words.of("draw.conclusion.limit", found.nonconforming(), found.inspected(), limit, size)));
        if (sample.strata().size() > 1) {
            nodes.add(() -> Parts.text(
                    words.of("sampling.conclusion.strata", sample.strata().size()), "muted"));
        }
        if (found.missed() > 0) {
            nodes.add(() -> Parts.text(words.of("sampling.conclusion.worst", found.missed(), worst)));
        }
        if (found.nonconforming() > 0) {
            nodes.add(() -> Parts.text(words.of("sampling.conclusion.extend"), Tone.WARNING.styleClass()));
        }
        return nodes;
    }
}
