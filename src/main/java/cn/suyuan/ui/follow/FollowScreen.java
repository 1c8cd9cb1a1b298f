package cn.suyuan.ui.follow;

import cn.suyuan.finding.Finding;
import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.ui.ScreenView;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.PaperView;
import cn.suyuan.ui.kit.DayField;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** Corrective actions of each finding with their due days, until they are closed. */
public final class FollowScreen implements ScreenView {
    private final Session session;
    private final Words words;
    private final Grid<Row> grid;
    private final Node node;

    public FollowScreen(Session session) {
        this.session = session;
        this.words = session.words();
        grid = new Grid<Row>("actions", words.of("follow.none"))
                .number(
                        words.of("findings.column.no"),
                        56,
                        row -> Integer.toString(row.finding().no()))
                .mark(
                        words.of("findings.column.grade"),
                        108,
                        row -> new Mark(
                                Tone.of(row.finding().grade()),
                                words.grade(row.finding().grade())))
                .column(
                        words.of("findings.column.description"),
                        320,
                        row -> words.pick(
                                row.finding().descriptionZh(), row.finding().descriptionEn()))
                .column(
                        words.of("findings.column.mode"),
                        60,
                        row -> row.finding().verification().name())
                .column(
                        words.of("follow.column.due"),
                        110,
                        row -> row.action()
                                .flatMap(PaperView.Action::due)
                                .map(Object::toString)
                                .orElse("—"))
                .mark(words.of("follow.column.state"), 120, this::state)
                .column(
                        words.of("follow.column.text"),
                        260,
                        row -> row.action().map(PaperView.Action::text).orElse(""));
        VBox page = new VBox(
                10,
                Parts.text(words.of("screen.follow"), "title"),
                Parts.text(words.of("follow.about"), "muted"),
                Parts.flow(
                        Parts.button(words.of("follow.record.button"), "mdi2c-calendar-edit", this::record, "accent"),
                        grid.count(words)),
                Parts.grow(grid.view()));
        page.getStyleClass().add("page");
        node = page;
    }

    private record Row(Finding finding, Optional<PaperView.Action> action) {}

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(CaseView view) {
        List<PaperView.Action> actions = view.paper().actions();
        grid.rows(view.standingFindings().stream()
                .map(finding -> new Row(
                        finding,
                        actions.stream()
                                .filter(a -> a.findingId().equals(finding.findingId()))
                                .reduce((first, last) -> last)))
                .toList());
    }

    private Mark state(Row row) {
        if (row.action().isEmpty()) {
            return new Mark(Tone.NEUTRAL, words.of("follow.state.open"));
        }
        return row.action().get().closed()
                ? new Mark(Tone.GOOD, words.of("follow.state.closed"))
                : new Mark(Tone.NOTE, words.of("follow.state.running"));
    }

    private void record() {
        Optional<Row> picked = grid.picked();
        if (picked.isEmpty()) {
            session.tell(words.of("follow.pick"));
            return;
        }
        Finding finding = picked.get().finding();
        DayField due = new DayField();
        due.show(picked.get().action().flatMap(PaperView.Action::due));
        due.node().setPromptText(words.of("follow.column.due"));
        TextArea text =
                new TextArea(picked.get().action().map(PaperView.Action::text).orElse(""));
        text.setPromptText(words.of("follow.column.text"));
        text.setWrapText(true);
        text.setPrefRowCount(4);
        CheckBox closed = new CheckBox(words.of("follow.closed.box"));
        String advice = words.of(
                finding.grade() == NonconformityGrade.SERIOUS ? "follow.advice.serious" : "follow.advice.general");
        session.sheets()
                .ask(
                        words.of("follow.record.title", finding.no()),
                        Parts.column(Parts.text(advice, "muted"), due.node(), text, closed),
                        words.of("kit.sheet.ok"),
                        () -> {
                            if (text.getText().isBlank()) {
                                return false;
                            }
                            session.perform(new Act.RecordAction(
                                    finding.findingId(),
                                    due.day(),
                                    text.getText().strip(),
                                    closed.isSelected()));
                            return true;
                        });
    }
}
