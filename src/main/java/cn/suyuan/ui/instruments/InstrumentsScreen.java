package cn.suyuan.ui.instruments;

import cn.suyuan.ledger.InstrumentStatus;
import cn.suyuan.ledger.SiteObservation;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.ui.KeyMark;
import cn.suyuan.ui.Screen;
import cn.suyuan.ui.ScreenView;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** All instruments in one table, what is wrong with each, and its certificates. */
public final class InstrumentsScreen implements ScreenView {
    /** Share of the height that the table of instruments takes; the fitting rates, a table of their own, take it instead. */
    private static final double TABLE_SHARE = 0.62;

    private final Session session;
    private final Words words;
    private final Grid<InstrumentRow> grid;
    private final Grid<TraceabilityCertificate> certificates;
    private final SitePanel site;
    private final FittingPane fitting;
    private final TabPane lower;
    private final ListView<InstrumentGroups.Group> groups = new ListView<>();
    private final CheckBox onlyWrong = new CheckBox();
    private final CheckBox onlyUsed = new CheckBox();
    private final CheckBox onlyKey = new CheckBox();
    private final Node node;
    private boolean filling;

    public InstrumentsScreen(Session session) {
        this.session = session;
        this.words = session.words();
        grid = instrumentGrid();
        certificates = certificateGrid();
        site = new SitePanel(session);
        fitting = new FittingPane(session);
        Tab certificateTab = new Tab(words.of("instruments.certificates.title"), certificates.view());
        Tab siteTab = new Tab(words.of("ledger.site.title"), site.node());
        siteTab.setId("site-tab");
        Tab fittingTab = new Tab(words.of("ledger.fitting.title"), fitting.node());
        fittingTab.setId("fitting-tab");
        lower = new TabPane(certificateTab, siteTab, fittingTab);
        lower.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        SplitPane split = new SplitPane(grid.view(), lower);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(TABLE_SHARE);
        lower.getSelectionModel()
                .selectedItemProperty()
                .addListener((property, before, now) ->
                        split.setDividerPositions(now == fittingTab ? 1 - TABLE_SHARE : TABLE_SHARE));
        groups.setId("instrument-groups");
        groups.setMinWidth(186);
        groups.setPrefWidth(190);
        groups.setMaxWidth(220);
        groups.getStyleClass().add("small-text");
        groups.setCellFactory(any -> new GroupCell());
        groups.getSelectionModel().selectedItemProperty().addListener((p, before, now) -> restrict());
        HBox middle = new HBox(10, groups, Parts.grow(split));
        VBox page = new VBox(10, Parts.text(words.of("screen.instruments"), "title"), filters(), Parts.grow(middle));
        page.getStyleClass().add("page");
        page.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        node = page;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(CaseView view) {
        Optional<String> picked = grid.picked().map(InstrumentRow::number);
        List<InstrumentRow> rows = InstrumentRow.of(view, session.index());
        int chosen = Math.max(0, groups.getSelectionModel().getSelectedIndex());
        filling = true;
        groups.getItems().setAll(InstrumentGroups.of(rows).groups());
        groups.getSelectionModel().select(Math.min(chosen, groups.getItems().size() - 1));
        filling = false;
        grid.rows(rows);
        fitting.show(view);
        picked.ifPresentOrElse(
                number -> grid.pick(row -> row.number().equals(number)), () -> grid.pick(row -> row.wrong() > 0));
    }

    @Override
    public void reach(String number, int row) {
        onlyWrong.setSelected(false);
        onlyUsed.setSelected(false);
        onlyKey.setSelected(false);
        grid.clearColumnFilters();
        groups.getSelectionModel().selectFirst();
        grid.pick(each -> each.number().equals(number));
    }

    private Node filters() {
        TextField typed = grid.filterField(words.of("instruments.filter.prompt"));
        onlyWrong.setText(words.of("instruments.filter.wrong"));
        onlyUsed.setText(words.of("instruments.filter.used"));
        onlyKey.setText(words.of("ledger.filter.key"));
        for (CheckBox box : List.of(onlyWrong, onlyUsed, onlyKey)) {
            box.selectedProperty().addListener((property, before, now) -> restrict());
        }
        Node clear = Parts.button(words.of("ledger.filter.clear"), "mdi2f-filter-remove-outline", () -> {
            typed.clear();
            reach("", 0);
        });
        Node mark = Parts.button(words.of("key.button"), "mdi2k-key-outline", this::markKey);
        mark.setId("key-mark");
        return Parts.flow(typed, onlyWrong, onlyUsed, onlyKey, clear, mark, grid.count(words));
    }

    private void markKey() {
        grid.picked()
                .ifPresentOrElse(
                        row -> KeyMark.ask(
                                session,
                                "instrument:" + row.number(),
                                row.number() + " " + row.instrument().identity().name(),
                                row.key().isPresent()),
                        () -> session.remind(words.of("sampling.act.pick")));
    }

    private void restrict() {
        if (filling) {
            return; // the same group as before, with other counts
        }
        InstrumentGroups.Group group = groups.getSelectionModel().getSelectedItem();
        boolean wrong = onlyWrong.isSelected();
        boolean used = onlyUsed.isSelected();
        boolean keys = onlyKey.isSelected();
        grid.restrict(row -> (group == null || group.holds(row))
                && (!wrong || row.troubled())
                && (!keys || row.key().isPresent())
                && (!used || row.instrument().management().status() == InstrumentStatus.IN_USE));
    }

    /** Enter opens the row of the ledger that is picked; F2 goes to what was seen on site. */
    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.getTarget() == grid.view()) {
            grid.picked()
                    .map(row -> row.instrument().row().source())
                    .ifPresent(place -> session.go(Screen.FILES, place.file(), place.row()));
            event.consume();
        } else if (event.getCode() == KeyCode.F2) {
            lower.getSelectionModel().select(1);
            site.focus();
            event.consume();
        }
    }

    /** A carrier with its levels under it. */
    private final class GroupCell extends ListCell<InstrumentGroups.Group> {
        @Override
        protected void updateItem(InstrumentGroups.Group group, boolean none) {
            super.updateItem(group, none);
            if (none || group == null) {
                setText("");
                return;
            }
            String name = group.level()
                    .map(level -> "　" + words.of("instrument.level", level))
                    .orElse(
                            group.all()
                                    ? words.of("ledger.group.all")
                                    : group.carrier().isBlank()
                                            ? words.of("sampling.stratum.none")
                                            : words.orElse("sampling.stratum." + group.carrier(), group.carrier()));
            setText(words.of(
                    group.wrong() > 0 ? "ledger.group.wrong" : "ledger.group.right",
                    name,
                    group.size(),
                    group.wrong()));
        }
    }

    private Grid<InstrumentRow> instrumentGrid() {
        Grid<InstrumentRow> known = new Grid<InstrumentRow>("instruments", words.of("instruments.none"))
                .column(words.of("instruments.column.number"), 96, InstrumentRow::number)
                .column(
                        words.of("instruments.column.name"),
                        130,
                        r -> r.instrument().identity().name())
                .mark(words.of("ledger.column.key"), 70, this::key)
                .mark(words.of("instruments.column.chain"), 138, this::chain)
                .mark(words.of("instruments.column.wrong"), 92, this::wrong)
                .column(
                        words.of("instruments.column.class"),
                        76,
                        r -> r.instrument().accuracyClass())
                .column(
                        words.of("instruments.column.place"),
                        130,
                        r -> r.instrument().place().location())
                .column(
                        words.of("instruments.column.status"),
                        70,
                        r -> words.of(
                                "instrument.status", r.instrument().management().status()))
                .mark(words.of("ledger.column.site"), 92, this::seen)
                .column(
                        words.of("ledger.column.carrier"),
                        76,
                        r -> r.instrument().place().carrier().isBlank()
                                ? ""
                                : words.orElse(
                                        "sampling.stratum."
                                                + r.instrument().place().carrier(),
                                        r.instrument().place().carrier()))
                .column(words.of("instruments.column.drawn"), 62, r -> r.drawn() ? words.of("instruments.drawn") : "")
                .column(
                        words.of("instruments.column.level"),
                        120,
                        r -> words.of("instrument.level", r.instrument().place().level()))
                .column(
                        words.of("instruments.column.deployment"),
                        70,
                        r -> words.of(
                                "instrument.deployment", r.instrument().place().deployment()));
        return identity(known);
    }

    /** What tells one device from another, at the right end. */
    private Grid<InstrumentRow> identity(Grid<InstrumentRow> known) {
        return known.column(
                        words.of("instruments.column.serial"),
                        120,
                        r -> r.instrument().identity().serialNo())
                .column(
                        words.of("instruments.column.model"),
                        140,
                        r -> r.instrument().identity().model())
                .column(
                        words.of("instruments.column.range"),
                        140,
                        r -> r.instrument().range())
                .column(
                        words.of("instruments.column.maker"),
                        150,
                        r -> r.instrument().identity().manufacturer())
                .picked(this::select)
                .columnFilters(words.of("ledger.filter.column"));
    }

    private Mark key(InstrumentRow row) {
        return row.key()
                .map(reason -> new Mark(Tone.NOTE, words.of("ledger.key.mark")))
                .orElse(new Mark(Tone.NEUTRAL, ""));
    }

    private Mark seen(InstrumentRow row) {
        return row.seen()
                .map(seen -> new Mark(
                        seen.sighting() == SiteObservation.Sighting.SEEN ? Tone.GOOD : Tone.BAD,
                        words.of("ledger.sighting", seen.sighting())))
                .orElse(new Mark(Tone.NEUTRAL, ""));
    }

    private Mark chain(InstrumentRow row) {
        return row.chain()
                .map(state -> Marks.chain(words, state))
                .orElseGet(() -> new Mark(Tone.NEUTRAL, row.standard() ? words.of("instruments.standard") : "—"));
    }

    private Mark wrong(InstrumentRow row) {
        long all = row.wrong() + row.problems().size();
        return all == 0
                ? new Mark(Tone.GOOD, words.of("instruments.wrong.none"))
                : new Mark(row.wrong() > 0 ? Tone.BAD : Tone.WARNING, words.of("instruments.wrong.count", all));
    }

    private Grid<TraceabilityCertificate> certificateGrid() {
        return new Grid<TraceabilityCertificate>("certificates", words.of("instruments.certificates.none"))
                .column(words.of("instruments.certificate.number"), 150, TraceabilityCertificate::certificateNo)
                .column(words.of("instruments.certificate.kind"), 110, c -> words.of("certificate.kind", c.kind()))
                .column(
                        words.of("instruments.certificate.issuer"),
                        190,
                        c -> c.issue().issuer())
                .column(
                        words.of("instruments.certificate.performed"),
                        96,
                        c -> c.issue().performed().map(Object::toString).orElse(""))
                .column(
                        words.of("instruments.certificate.until"),
                        96,
                        c -> c.issue().validUntil().map(Object::toString).orElse(""))
                .column(words.of("instruments.certificate.conclusion"), 90, TraceabilityCertificate::conclusion)
                .column(words.of("instruments.certificate.file"), 200, TraceabilityCertificate::file)
                .picked(certificate -> session.select(Described.certificate(session, certificate)));
    }

    private void select(InstrumentRow row) {
        session.current().ifPresent(view -> {
            certificates.rows(session.index().certificates(row.number()));
            site.show(row.instrument());
            session.select(Described.instrument(
                    words, view, row, chain(row), session.index().observations("instrument:" + row.number())));
        });
    }
}
