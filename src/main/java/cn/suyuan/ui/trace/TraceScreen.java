package cn.suyuan.ui.trace;

import cn.suyuan.measure.DateRange;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.traceability.TraceabilityChain;
import cn.suyuan.ui.ScreenView;
import cn.suyuan.ui.Selection;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.instruments.Marks;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** The traceability chain of each device as a picture, and which days were covered by a valid certificate. */
public final class TraceScreen implements ScreenView {
    private final Session session;
    private final Words words;
    private final Grid<Row> grid;
    private final VBox picture = new VBox(14);
    private final ToggleButton onlyDrawn;
    private final ToggleButton all;
    private final ToggleButton open;
    private final Node node;

    public TraceScreen(Session session) {
        this.session = session;
        this.words = session.words();
        grid = new Grid<Row>("chains", words.of("trace.none"))
                .column(words.of("instruments.column.number"), 92, Row::number)
                .column(words.of("instruments.column.name"), 108, Row::name)
                .mark(words.of("instruments.column.chain"), 140, row -> Marks.chain(words, row.state()))
                .picked(this::select);
        ToggleGroup group = new ToggleGroup();
        onlyDrawn = toggle("trace.filter.drawn", group);
        all = toggle("trace.filter.all", group);
        open = toggle("trace.filter.open", group);
        group.selectedToggleProperty().addListener((property, before, now) -> restrict());
        all.setSelected(true);
        picture.getStyleClass().add("picture");
        VBox left = new VBox(
                8,
                grid.filterField(words.of("trace.filter.prompt")),
                Parts.flow(all, onlyDrawn, open, grid.count(words)),
                grid.view());
        SplitPane split = new SplitPane(left, Parts.scroll(picture));
        split.setDividerPositions(0.43);
        VBox page = new VBox(10, Parts.text(words.of("screen.trace"), "title"), Parts.grow(split));
        page.getStyleClass().add("page");
        node = page;
    }

    private record Row(String number, String name, ChainState state, boolean drawn, TraceabilityChain chain) {}

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(CaseView view) {
        Optional<String> picked = grid.picked().map(Row::number);
        Set<String> drawn = new HashSet<>(
                view.draw().sample().map(sample -> sample.selected()).orElse(List.of()));
        grid.rows(view.chains().stream()
                .map(chain -> new Row(
                        chain.instrumentNo(),
                        view.ledger()
                                .ledger()
                                .find(chain.instrumentNo())
                                .map(i -> i.identity().name())
                                .orElse(""),
                        chain.state(),
                        drawn.contains(chain.instrumentNo()),
                        chain))
                .toList());
        onlyDrawn.setDisable(drawn.isEmpty());
        picked.ifPresent(number -> grid.pick(row -> row.number().equals(number)));
        if (grid.picked().isEmpty()) {
            grid.pick(row -> row.state() != ChainState.CLOSED);
        }
        if (grid.picked().isEmpty()) {
            picture.getChildren().setAll(Parts.text(words.of("trace.pick"), "muted"));
        }
    }

    @Override
    public void reach(String number, int row) {
        all.setSelected(true);
        grid.pick(each -> each.number().equals(number));
    }

    private ToggleButton toggle(String key, ToggleGroup group) {
        ToggleButton button = new ToggleButton(words.of(key));
        button.setToggleGroup(group);
        return button;
    }

    private void restrict() {
        boolean drawn = onlyDrawn.isSelected();
        boolean broken = open.isSelected();
        grid.restrict(row -> (!drawn || row.drawn()) && (!broken || row.state() != ChainState.CLOSED));
    }

    private void select(Row row) {
        TraceabilityChain chain = row.chain();
        Mark mark = Marks.chain(words, chain.state());
        picture.getChildren()
                .setAll(
                        Parts.row(Parts.heading(row.number() + " " + row.name()), Parts.badge(mark)),
                        new ChainPicture(words, chain, row.name()).node());
        session.current()
                .flatMap(view -> view.head().scope().period())
                .ifPresent(period -> picture.getChildren()
                        .addAll(
                                Parts.heading(words.of("trace.coverage.title")),
                                new CoverageBar(words, period, chain).node()));
        List<String> reasons = reasons(chain);
        if (!reasons.isEmpty()) {
            VBox box = new VBox(4);
            reasons.forEach(reason -> box.getChildren().add(Parts.text("• " + reason)));
            picture.getChildren().addAll(Parts.heading(words.of("trace.reasons.title")), box);
        }
        List<Field> fields = new ArrayList<>();
        for (DateRange gap : chain.gaps()) {
            fields.add(new Field(words.of("trace.gap"), words.of("task.scope.days", gap.from(), gap.to(), gap.days())));
        }
        chain.coverage()
                .forEach(c -> fields.add(new Field(
                        c.certificateNo(), c.days().from() + " … " + c.days().to())));
        session.current()
                .ifPresent(view -> session.select(new Selection(
                        row.number() + " " + row.name(),
                        Optional.of(mark),
                        fields,
                        view.observationsOf("instrument:" + row.number()),
                        view.certificates().certificates().stream()
                                .filter(c -> c.instrumentNo().equals(row.number()))
                                .map(c -> c.row().source())
                                .toList())));
    }

    private List<String> reasons(TraceabilityChain chain) {
        return chain.reasons().stream()
                .map(reason -> words.of("traceability.reason." + reason.key(), reason.arguments()))
                .distinct()
                .toList();
    }
}
