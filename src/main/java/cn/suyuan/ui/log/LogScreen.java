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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The journal in words: who decided what and when, each entry linked to the one before; archive and merge. */
public final class LogScreen implements ScreenView {
    private final Session session;
    private final Words words;
    private final Grid<JournalLine> grid;
    private final ComboBox<String> kinds = new ComboBox<>();
    private final FlowPane state = Parts.flow();
    private final LogSheets sheets;
    private final Node node;
    private EntryWords sentences;

    public LogScreen(Session session) {
        this.session = session;
        this.words = session.words();
        this.sheets = new LogSheets(session);
        this.sentences = new EntryWords(words, session.current());
        grid = new Grid<JournalLine>("journal", words.of("log.none"))
                .number("#", 50, line -> Long.toString(line.number()))
                .column(words.of("log.column.time"), 150, JournalLine::time)
                .column(words.of("log.column.person"), 90, this::person)
                .column(words.of("log.column.kind"), 120, line -> sentences.kind(line))
                .column(words.of("log.column.summary"), 420, line -> sentences.of(line))
                .mark(words.of("log.column.holds"), 90, this::holds)
                .picked(this::select);
        kinds.setId("log-kinds");
        kinds.valueProperty().addListener((property, before, now) -> restrict());
        VBox page = new VBox(
                10,
                Parts.text(words.of("screen.log"), "title"),
                Parts.text(words.of("log.about"), "muted"),
                state,
                tools(),
                Parts.grow(grid.view()));
        page.getStyleClass().add("page");
        node = page;
    }

    private Node tools() {
        return Parts.flow(
                named("log-export", Parts.button(words.of("log.export.button"), "mdi2e-export", sheets::export)),
                named(
                        "log-archive",
                        Parts.button(words.of("log.archive.button"), "mdi2a-archive-outline", sheets::archive)),
                named(
                        "log-archive-verify",
                        Parts.button(words.of("log.verify.button"), "mdi2a-archive-check-outline", sheets::verify)),
                named("log-merge", Parts.button(words.of("log.merge.button"), "mdi2s-source-merge", sheets::merge)),
                Parts.button(words.of("findings.help.button"), "mdi2h-help-circle-outline", sheets::help, "flat"));
    }

    private static Button named(String id, Button button) {
        button.setId(id);
        return button;
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
        sentences = new EntryWords(words, Optional.of(view));
        List<JournalLine> lines = view.paper().journal();
        grid.rows(lines);
        boolean intact = view.paper().journalIntact();
        List<String> names = new ArrayList<>(List.of(words.of("log.kind.all")));
        lines.stream().map(sentences::kind).distinct().forEach(names::add);
        String chosen = kinds.getValue();
        kinds.getItems().setAll(names);
        kinds.setValue(chosen != null && names.contains(chosen) ? chosen : names.get(0));
        state.getChildren()
                .setAll(
                        Parts.badge(new Mark(
                                intact ? Tone.GOOD : Tone.BAD, words.of(intact ? "log.intact" : "log.broken"))),
                        Parts.line(words.of("log.checked", lines.size()), "muted"),
                        grid.filterField(words.of("log.filter.prompt")),
                        kinds,
                        grid.count(words));
    }

    private void restrict() {
        boolean all = kinds.getSelectionModel().getSelectedIndex() <= 0;
        String kind = kinds.getValue();
        grid.restrict(line -> all || sentences.kind(line).equals(kind));
    }

    /** Who acted; before a team is named nobody has put their name to it, and that is said. */
    private String person(JournalLine line) {
        return line.person().isBlank() ? words.of("log.person.none") : line.person();
    }

    private Mark holds(JournalLine line) {
        return line.holds() ? new Mark(Tone.GOOD, "") : new Mark(Tone.NEUTRAL, words.of("log.undone"));
    }

    private void select(JournalLine line) {
        List<Field> fields = new ArrayList<>(List.of(
                new Field(words.of("log.column.time"), line.time()),
                new Field(words.of("log.column.person"), person(line)),
                new Field(words.of("log.column.summary"), sentences.of(line))));
        line.content().forEach((key, value) -> {
            if (!value.isBlank() && !key.startsWith("seen.")) {
                fields.add(new Field(words.orElse("log.field." + key, key), value.replace('\t', ' ')));
            }
        });
        fields.add(new Field(words.of("log.column.link"), line.link()));
        session.select(new Selection(sentences.kind(line), Optional.empty(), fields, List.of(), List.of()));
    }
}
