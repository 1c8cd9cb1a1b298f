package cn.suyuan.ui.budget;

import cn.suyuan.evidence.ColumnMapping;
import cn.suyuan.evidence.ColumnMapping.ColumnChoice;
import cn.suyuan.evidence.ColumnMapping.Part;
import cn.suyuan.evidence.ColumnMapping.TableMapping;
import cn.suyuan.evidence.MappingProposal.RawLine;
import cn.suyuan.evidence.RawSheet;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.MappingDesk;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Says which column of a submitted budget means what, where its headers are not the usual words. */
final class BudgetColumnsSheet {
    /** Names of the columns of a budget, in the order in which people read them. */
    static final List<String> MEANINGS = List.of(
            "SYMBOL",
            "SOURCE",
            "ESTIMATE",
            "UNIT",
            "TYPE",
            "DISTRIBUTION",
            "HALF_WIDTH",
            "EXPANDED",
            "DIVISOR",
            "STANDARD",
            "DOF",
            "SENSITIVITY",
            "CONTRIBUTION");

    private static final int LEAST_CELLS = 3;

    private final Session session;
    private final Words words;
    private final MappingDesk desk;
    private final String path;
    private final List<RawLine> lines = new ArrayList<>();
    private final List<ComboBox<String>> meanings = new ArrayList<>();
    private final List<String> headers = new ArrayList<>();
    private final GridPane grid = new GridPane();

    BudgetColumnsSheet(Session session, MappingDesk desk, String path) {
        this.session = session;
        this.words = session.words();
        this.desk = desk;
        this.path = path;
    }

    /** Reads the workbook and asks. */
    void open() {
        session.tasks().look(progress -> session.desk().preview(path), preview -> show(preview.sheets()));
    }

    private void show(List<RawSheet> sheets) {
        sheets.forEach(sheet -> sheet.lines().stream()
                .filter(line ->
                        line.cells().stream().filter(cell -> !cell.isBlank()).count() >= LEAST_CELLS)
                .forEach(lines::add));
        ComboBox<RawLine> rows = new ComboBox<>();
        rows.setId("budget-header-row");
        rows.setMaxWidth(640);
        rows.getItems().setAll(lines);
        rows.setConverter(new StringConverter<>() {
            @Override
            public String toString(RawLine line) {
                return line == null ? "" : line.sheet() + " " + line.row() + "：" + String.join(" | ", heads(line));
            }

            @Override
            public RawLine fromString(String text) {
                throw new UnsupportedOperationException("rows are chosen, not typed");
            }
        });
        grid.setHgap(12);
        grid.setVgap(6);
        rows.valueProperty().addListener((property, before, now) -> columns(heads(now)));
        // a title over merged cells says one thing in all of them, a row of data is numbers
        lines.stream()
                .max(Comparator.comparingLong(BudgetColumnsSheet::words))
                .ifPresent(rows.getSelectionModel()::select);
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setPrefHeight(330);
        Button use = Parts.button(words.of("budget.columns.use"), "mdi2c-check", this::use, "accent");
        use.setId("budget-columns-use");
        VBox box = new VBox(
                10,
                Parts.text(words.of("budget.columns.about"), "muted"),
                Parts.row(Parts.text(words.of("budget.columns.row")), rows),
                scroll,
                Parts.row(Parts.spring(), use));
        session.sheets().show(words.of("budget.columns.title", path), box, 820);
    }

    /** What a row says, once each. */
    private static List<String> heads(RawLine line) {
        return line.cells().stream()
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .distinct()
                .toList();
    }

    private static long words(RawLine line) {
        return heads(line).stream()
                .filter(head -> !head.matches("[-+±0-9.,%eE ]+"))
                .count();
    }

    /** A line for each header: what it says, what it shall mean. */
    private void columns(List<String> cells) {
        grid.getChildren().clear();
        meanings.clear();
        headers.clear();
        for (String cell : cells) {
            ComboBox<String> meaning = new ComboBox<>();
            meaning.setId("budget-meaning-" + headers.size());
            meaning.getItems().add(words.of("budget.columns.auto"));
            MEANINGS.forEach(name ->
                    meaning.getItems().add(words.of("budget.meaning." + name.toLowerCase(java.util.Locale.ROOT))));
            meaning.getSelectionModel().selectFirst();
            grid.addRow(headers.size(), Parts.text(cell), meaning);
            headers.add(cell);
            meanings.add(meaning);
        }
    }

    private List<ColumnChoice> choices() {
        List<ColumnChoice> chosen = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            int index = meanings.get(i).getSelectionModel().getSelectedIndex();
            if (index > 0) {
                chosen.add(new ColumnChoice(headers.get(i), 0, List.of(new Part(MEANINGS.get(index - 1), "")), ""));
            }
        }
        return chosen;
    }

    private void use() {
        TableMapping mapping = new TableMapping(ColumnMapping.BUDGET, path, List.of(), 0, 1, choices());
        String organization =
                session.current().map(v -> v.head().scope().organization()).orElse("");
        session.change(
                "task.mapping",
                progress -> desk.choose(
                        new ColumnMapping(organization, desk.current().tables()).with(mapping), progress),
                view -> {
                    session.sheets().close();
                    boolean found = view.budgets().workbooks().stream()
                            .filter(book -> book.workbook().path().equals(path))
                            .anyMatch(book -> book.workbook().budget().isPresent());
                    if (found) {
                        session.tell(words.of("budget.columns.read"));
                    } else {
                        session.remind(words.of("budget.columns.not_read"));
                    }
                });
    }

    /** A button that opens the sheet; none where the window cannot choose mappings. */
    static Optional<Button> button(Session session, String path) {
        return session.desk().mappings().map(desk -> {
            Button button = Parts.button(
                    session.words().of("budget.columns.open"),
                    "mdi2t-table-column",
                    () -> new BudgetColumnsSheet(session, desk, path).open());
            button.setId("budget-columns");
            return button;
        });
    }
}
