package cn.suyuan.ui.trace;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.measure.DateRange;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityChain;
import cn.suyuan.ui.Screen;
import cn.suyuan.ui.ScreenView;
import cn.suyuan.ui.Selection;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.CaseIndex;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.instruments.Described;
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
import javafx.scene.control.Hyperlink;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** The traceability chain of each device as a picture, and which days were covered by a valid certificate. */
public final class TraceScreen implements ScreenView {
    private final Session session;
    private final Words words;
    private final Grid<Row> grid;
    private final VBox details = new VBox(10);
    private final GraphView graph;
    private final ToggleButton single;
    private final ToggleButton overview;
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
        details.getStyleClass().add("picture");
        graph = new GraphView(words, session.appearance().palette());
        graph.picked(this::open, this::open);
        ToggleGroup pictures = new ToggleGroup();
        single = toggle("evidence.graph.single", pictures);
        overview = toggle("evidence.graph.overview", pictures);
        overview.setId("trace-overview");
        single.setSelected(true);
        pictures.selectedToggleProperty().addListener((property, before, now) -> {
            if (now == null && before != null) {
                before.setSelected(true);
            } else {
                switchPicture();
            }
        });
        VBox left = new VBox(
                8,
                grid.filterField(words.of("trace.filter.prompt")),
                Parts.flow(all, onlyDrawn, open, grid.count(words)),
                grid.view());
        VBox drawn = new VBox(
                8,
                Parts.flow(single, overview, Parts.text(words.of("evidence.graph.help"), "muted")),
                Parts.grow(graph.node()));
        drawn.setPadding(new javafx.geometry.Insets(0, 0, 0, 10));
        left.setPadding(new javafx.geometry.Insets(0, 6, 0, 0));
        SplitPane pictureSplit = new SplitPane(drawn, Parts.scroll(details));
        pictureSplit.setOrientation(javafx.geometry.Orientation.VERTICAL);
        pictureSplit.setDividerPositions(0.64);
        SplitPane split = new SplitPane(left, pictureSplit);
        split.setDividerPositions(0.38);
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
        CaseIndex index = session.index();
        grid.rows(view.chains().stream()
                .map(chain -> new Row(
                        chain.instrumentNo(),
                        index.name(chain.instrumentNo()),
                        chain.state(),
                        index.isDrawn(chain.instrumentNo()),
                        chain))
                .toList());
        onlyDrawn.setDisable(view.draw().sample().isEmpty());
        picked.ifPresent(number -> grid.pick(row -> row.number().equals(number)));
        if (grid.picked().isEmpty()) {
            grid.pick(row -> row.state() != ChainState.CLOSED);
        }
        if (grid.picked().isEmpty()) {
            details.getChildren().setAll(Parts.text(words.of("trace.pick"), "muted"));
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
        CaseIndex index = session.index();
        if (!overview.isSelected()) {
            graph.show(TraceGraph.of(chain, index::name));
        }
        details.getChildren().setAll(Parts.row(Parts.heading(row.number() + " " + row.name()), Parts.badge(mark)));
        session.current()
                .flatMap(view -> view.head().scope().period())
                .ifPresent(period ->
                        details.getChildren().add(new CoverageBar(words, period, chain, this::openCertificate).node()));
        if (!chain.reasons().isEmpty()) {
            details.getChildren().add(Parts.text(words.of("trace.reasons.title"), "strong"));
            reasons(row).forEach(details.getChildren()::add);
        }
        session.select(selection(row, mark));
    }

    private Selection selection(Row row, Mark mark) {
        TraceabilityChain chain = row.chain();
        List<Field> fields = new ArrayList<>();
        for (DateRange gap : chain.gaps()) {
            fields.add(new Field(words.of("trace.gap"), words.of("task.scope.days", gap.from(), gap.to(), gap.days())));
        }
        chain.coverage()
                .forEach(c -> fields.add(new Field(
                        c.certificateNo(), c.days().from() + " … " + c.days().to())));
        List<EvidenceReference> evidence = new ArrayList<>();
        session.index()
                .instrument(row.number())
                .ifPresent(i -> evidence.add(i.row().source()));
        for (TraceabilityCertificate certificate : session.index().certificates(row.number())) {
            evidence.add(certificate.row().source());
            evidence.addAll(session.index().documents(certificate.file()));
        }
        return new Selection(
                row.number() + " " + row.name(),
                Optional.of(mark),
                fields,
                session.index().observations("instrument:" + row.number()),
                evidence);
    }

    /** A certificate at the right, from where its row and its page open. */
    private void openCertificate(String certificateNo) {
        session.index()
                .certificate(certificateNo)
                .ifPresent(certificate -> session.select(Described.certificate(session, certificate)));
    }

    private void open(TraceGraph.Node node) {
        if (node.kind() == TraceGraph.Kind.DEVICE || node.kind() == TraceGraph.Kind.STANDARD) {
            boolean listed = session.index().chain(node.id()).isPresent();
            if (listed && (overview.isSelected() || node.kind() == TraceGraph.Kind.STANDARD)) {
                single.setSelected(true);
                all.setSelected(true);
                grid.pick(row -> row.number().equals(node.id()));
            } else if (node.kind() == TraceGraph.Kind.STANDARD) {
                session.go(Screen.INSTRUMENTS, node.id(), 0);
            } else {
                grid.picked().ifPresent(this::select);
            }
        }
    }

    private void open(TraceGraph.Edge edge) {
        if (edge.certificateNo().isEmpty()) {
            grid.picked().ifPresent(this::select);
        } else {
            openCertificate(edge.certificateNo());
        }
    }

    private void switchPicture() {
        session.current().ifPresent(view -> {
            if (overview.isSelected()) {
                session.tasks()
                        .look(progress -> TraceGraph.overview(view.chains(), session.index()::name), graph::show);
            } else {
                grid.picked().ifPresent(this::select);
            }
        });
    }

    private List<Node> reasons(Row row) {
        List<Node> links = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (TraceabilityChain.Reason reason : row.chain().reasons()) {
            String text = words.of("traceability.reason." + reason.key(), reason.arguments());
            if (said.add(text)) {
                Hyperlink link = new Hyperlink(text, Parts.icon("mdi2l-link-variant"));
                link.setWrapText(true);
                link.setOnAction(event -> {
                    if (reason.certificateNo().isEmpty()) {
                        session.index()
                                .instrument(row.number())
                                .map(i -> i.row().source())
                                .ifPresent(place -> session.go(Screen.FILES, place.file(), place.row()));
                    } else {
                        openCertificate(reason.certificateNo());
                    }
                });
                links.add(link);
            }
        }
        return links;
    }
}
