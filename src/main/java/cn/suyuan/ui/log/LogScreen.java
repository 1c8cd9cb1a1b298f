package cn.suyuan.ui.log;

import cn.suyuan.ui.ScreenView;
import cn.suyuan.ui.Selection;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.PaperView.JournalLine;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The journal: who decided what and when, each entry linked to the one before. */
public final class LogScreen implements ScreenView {
    private final Words words;
    private final Grid<JournalLine> grid;
    private final FlowPane state = Parts.flow();
    private final Node node;

    public LogScreen(Session session) {
        this.words = session.words();
        grid = new Grid<JournalLine>("journal", words.of("log.none"))
                .number("#", 50, line -> Long.toString(line.number()))
                .column(words.of("log.column.time"), 170, JournalLine::time)
                .column(words.of("log.column.person"), 110, JournalLine::person)
                .column(words.of("log.column.kind"), 140, line -> words.orElse("log.kind." + line.kind(), line.kind()))
                .column(words.of("log.column.summary"), 340, JournalLine::summary)
                .column(words.of("log.column.link"), 200, JournalLine::link)
                .picked(line -> session.select(new Selection(
                        words.orElse("log.kind." + line.kind(), line.kind()),
                        Optional.empty(),
                        List.of(
                                new Field(words.of("log.column.time"), line.time()),
                                new Field(words.of("log.column.person"), line.person()),
                                new Field(words.of("log.column.summary"), line.summary()),
                                new Field(words.of("log.column.link"), line.link())),
                        List.of(),
                        List.of())));
        VBox page = new VBox(
                10,
                Parts.text(words.of("screen.log"), "title"),
                Parts.text(words.of("log.about"), "muted"),
                state,
                Parts.grow(grid.view()));
        page.getStyleClass().add("page");
        node = page;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void reach(String id, int row) {
        grid.pick(line -> line.number() == row);
    }

    @Override
    public void show(CaseView view) {
        grid.rows(view.paper().journal());
        boolean intact = view.paper().journalIntact();
        state.getChildren()
                .setAll(
                        Parts.badge(new Mark(
                                intact ? Tone.GOOD : Tone.BAD, words.of(intact ? "log.intact" : "log.broken"))),
                        grid.filterField(words.of("log.filter.prompt")),
                        grid.count(words));
    }
}
