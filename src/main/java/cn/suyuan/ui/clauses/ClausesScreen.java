package cn.suyuan.ui.clauses;

import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Verdict;
import cn.suyuan.ui.ScreenView;
import cn.suyuan.ui.Selection;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.ClauseRow;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Every requirement as a row with its verdict; what must be asked or seen on site is answered here. */
public final class ClausesScreen implements ScreenView {
    private final Session session;
    private final Words words;
    private final Grid<ClauseRow> grid;
    private final VBox question = new VBox(10);
    private final FlowPane summary = Parts.flow();
    private final CheckBox onlyOpen = new CheckBox();
    private final CheckBox onlyNotMet = new CheckBox();
    private final AnswerForm form;
    private final DivisionPane division;
    private final Node node;
    private List<String> order = List.of();

    public ClausesScreen(Session session) {
        this.session = session;
        this.words = session.words();
        form = new AnswerForm(session, this::next);
        division = new DivisionPane(session);
        grid = new Grid<ClauseRow>("clauses", words.of("clauses.none"))
                .column(words.of("clauses.column.clause"), 116, ClauseRow::clause)
                .column(words.of("clauses.column.rule"), 76, ClauseRow::ruleId)
                .mark(words.of("clauses.column.verdict"), 108, row -> Mark.of(words, row.verdict()))
                .column(words.of("clauses.column.quote"), 330, row -> words.pick(row.quote()))
                .column(words.of("clauses.column.mode"), 86, row -> words.of("clauses.mode." + row.mode()))
                .column(words.of("clauses.column.observations"), 90, this::counts)
                .column(
                        words.of("clauses.column.profile"),
                        90,
                        row -> words.of(row.normative() ? "clauses.normative" : "clauses.explanatory"))
                .column(
                        words.of("clauses.column.state"),
                        70,
                        row -> words.orElse("clauses.state." + row.state(), row.state()))
                .picked(this::select);
        onlyOpen.setText(words.of("clauses.filter.open"));
        onlyNotMet.setText(words.of("clauses.filter.notmet"));
        onlyOpen.selectedProperty().addListener((property, before, now) -> restrict());
        onlyNotMet.selectedProperty().addListener((property, before, now) -> restrict());
        question.getStyleClass().add("lower");
        SplitPane split = new SplitPane(grid.view(), Parts.scroll(question));
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.42);
        grid.view().addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        VBox rows = new VBox(
                8,
                Parts.flow(
                        grid.filterField(words.of("clauses.filter.prompt")), onlyNotMet, onlyOpen, grid.count(words)),
                Parts.grow(split));
        rows.getStyleClass().add("tab-content");
        Tab errata = new Tab(words.of("rule.errata.title"));
        errata.setId("errata-tab");
        TabPane tabs = new TabPane(
                new Tab(words.of("screen.clauses"), rows),
                new Tab(words.of("rule.division.title"), division.node()),
                errata);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        errata.setOnSelectionChanged(event -> {
            if (errata.isSelected() && errata.getContent() == null) {
                errata.setContent(new ErrataPane(session).node());
            }
        });
        VBox page = new VBox(10, Parts.text(words.of("screen.clauses"), "title"), summary, Parts.grow(tabs));
        page.getStyleClass().add("page");
        node = page;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(CaseView view) {
        Optional<String> picked = grid.picked().map(ClauseRow::ruleId);
        order = view.judged().clauses().stream().map(ClauseRow::ruleId).toList();
        grid.rows(view.judged().clauses());
        division.show(view);
        summary.getChildren().clear();
        for (Verdict verdict : Verdict.values()) {
            long count = view.judged().clauses().stream()
                    .filter(row -> row.normative() && row.verdict() == verdict)
                    .count();
            Mark mark = Mark.of(words, verdict);
            summary.getChildren().add(Parts.badge(new Mark(mark.tone(), mark.word() + " " + count)));
        }
        long text =
                view.judged().clauses().stream().filter(ClauseRow::normative).count();
        summary.getChildren()
                .add(Parts.text(
                        words.of("rule.summary", text, view.judged().clauses().size() - text), "muted"));
        picked.ifPresentOrElse(
                id -> grid.pick(row -> row.ruleId().equals(id)),
                () -> grid.pick(row -> row.verdict() == Verdict.NOT_MET));
    }

    @Override
    public void reach(String ruleId, int row) {
        onlyOpen.setSelected(false);
        onlyNotMet.setSelected(false);
        grid.pick(each -> each.ruleId().equals(ruleId));
    }

    private String counts(ClauseRow row) {
        long bad = row.observations().stream()
                .filter(o -> o.verdict() == Verdict.NOT_MET)
                .count();
        return row.observations().isEmpty()
                ? "—"
                : words.of("clauses.counts", bad, row.observations().size());
    }

    private void restrict() {
        boolean open = onlyOpen.isSelected();
        boolean notMet = onlyNotMet.isSelected();
        grid.restrict(row -> (!open || row.open()) && (!notMet || row.verdict() == Verdict.NOT_MET));
    }

    private void select(ClauseRow row) {
        List<Observation> sorted = new ArrayList<>(row.observations());
        sorted.sort(java.util.Comparator.comparing(o -> o.verdict() == Verdict.NOT_MET ? 0 : 1));
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(words.of("clauses.column.rule"), row.ruleId()));
        fields.add(new Field(words.of("clauses.column.quote"), words.pick(row.quote())));
        session.select(new Selection(
                words.of("frame.clause", row.clause()),
                Optional.of(Mark.of(words, row.verdict())),
                fields,
                sorted,
                session.current().stream()
                        .flatMap(view -> view.files().site().about("rule:" + row.ruleId()).stream())
                        .map(kept -> kept.reference())
                        .toList()));
        question.getChildren()
                .setAll(
                        Parts.row(
                                Parts.heading(words.of("frame.clause", row.clause()) + " · " + row.ruleId()),
                                Parts.badge(Mark.of(words, row.verdict()))),
                        Parts.text("“" + words.pick(row.quote()) + "”", "quote"));
        if (!row.question().zh().isBlank()) {
            question.getChildren().add(Parts.text(words.of("clauses.question", words.pick(row.question())), "strong"));
        }
        row.answers()
                .forEach((subject, answer) -> question.getChildren()
                        .add(Parts.text(words.of(
                                subject.equals(ClauseRow.WHOLE) ? "clauses.answered" : "rule.form.answered",
                                answer.by(),
                                words.verdict(answer.verdict()),
                                words.orElse("clauses.method." + answer.method(), answer.method()),
                                answer.text(),
                                subject.substring(subject.indexOf(':') + 1)))));
        question.getChildren().add(form.node());
        form.show(row);
    }

    /** In the table: 1 to 4 answer, Enter goes to the text, N goes to the next question that waits. */
    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean done = false;
        if (event.getCode() == KeyCode.N) {
            next(grid.picked().map(ClauseRow::ruleId).orElse(""));
            done = true;
        } else if (event.getCode() == KeyCode.ENTER) {
            done = form.focus();
        } else {
            done = AnswerForm.digit(event.getCode()).map(form::verdict).orElse(false);
        }
        if (done) {
            event.consume();
        }
    }

    /** The next question that waits, in the order of the form, after a requirement; after the last the first. */
    private void next(String answered) {
        List<ClauseRow> shown = grid.view().getItems();
        int from = order.indexOf(answered);
        for (int i = 1; i <= order.size(); i++) {
            String candidate = order.get(Math.floorMod(from + i, order.size()));
            boolean waits = shown.stream().anyMatch(row -> row.ruleId().equals(candidate) && row.open());
            if (waits) {
                grid.pick(each -> each.ruleId().equals(candidate));
                grid.view().requestFocus();
                return;
            }
        }
        session.tell(words.of("rule.form.done"));
    }
}
