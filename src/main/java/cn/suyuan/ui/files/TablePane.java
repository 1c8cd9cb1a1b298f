package cn.suyuan.ui.files;

import cn.suyuan.evidence.MappingProposal.RawLine;
import cn.suyuan.evidence.RawSheet;
import cn.suyuan.ui.kit.Words;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;

/** Sheets of a file as tables with the row numbers and column letters of a spreadsheet; a cell can be gone to. */
final class TablePane {
    private final Words words;

    private final HiddenParts hidden;

    TablePane(Words words, HiddenParts hidden) {
        this.words = words;
        this.hidden = hidden;
    }

    /** The place of a cell: sheet or empty, row from 1 or 0, column key or header or empty. */
    record Place(String sheet, int row, String column) {
        static Place none() {
            return new Place("", 0, "");
        }
    }

    Node node(List<RawSheet> sheets, Place place) {
        if (sheets.size() == 1) {
            return table(sheets.get(0), place);
        }
        TabPane tabs = new TabPane();
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        for (RawSheet sheet : sheets) {
            String name = visible(sheet.name());
            Tab tab = new Tab(marked(name, hidden.sheet(sheet.name())), table(sheet, place));
            tabs.getTabs().add(tab);
            if (sheet.name().equals(place.sheet())) {
                tabs.getSelectionModel().select(tab);
            }
        }
        if (place.sheet().isEmpty() && place.row() > 0) {
            tabs.getSelectionModel().select(sheetOf(sheets, place.row()));
        }
        return tabs;
    }

    /** Evidence names file and row: of several sheets the one is meant that was read as a table and has the row. */
    private static int sheetOf(List<RawSheet> sheets, int row) {
        for (int i = 0; i < sheets.size(); i++) {
            boolean table = sheets.get(i).lines().stream().anyMatch(RawLine::header);
            if (table && sheets.get(i).lines().stream().anyMatch(line -> line.row() == row)) {
                return i;
            }
        }
        return 0;
    }

    private TableView<RawLine> table(RawSheet sheet, Place place) {
        TableView<RawLine> table = new TableView<>();
        table.setId("preview-table");
        table.getStyleClass().addAll("dense", "striped");
        table.getSelectionModel().setCellSelectionEnabled(true);
        TableColumn<RawLine, String> number = new TableColumn<>("");
        number.setCellValueFactory(cell -> {
            String row = Integer.toString(cell.getValue().row());
            return new SimpleStringProperty(marked(row, hidden.line(sheet.name(), row)));
        });
        boolean some = sheet.lines().stream().anyMatch(l -> hidden.line(sheet.name(), Integer.toString(l.row())));
        number.setPrefWidth(some ? 92 : 46);
        number.getStyleClass().add("number-column");
        number.setSortable(false);
        table.getColumns().add(number);
        int width = sheet.lines().stream().mapToInt(l -> l.cells().size()).max().orElse(0);
        for (int column = 0; column < Math.min(width, 200); column++) {
            boolean covered = hidden.line(sheet.name(), letters(column));
            table.getColumns().add(column(marked(title(sheet, column), covered), column));
        }
        table.getItems().setAll(sheet.lines());
        table.setPlaceholder(new javafx.scene.control.Label(words.of("files.preview.empty")));
        if (place.row() > 0 && (place.sheet().isEmpty() || place.sheet().equals(sheet.name()))) {
            goTo(table, sheet, place);
        }
        return table;
    }

    private String marked(String name, boolean isHidden) {
        return isHidden ? words.of("files.preview.hidden", name) : name;
    }

    /** Letter of a column, with the lowest header of the header band. */
    private static String title(RawSheet sheet, int column) {
        String header = "";
        for (RawLine line : sheet.lines()) {
            if (line.header()
                    && column < line.cells().size()
                    && !line.cells().get(column).isBlank()) {
                header = visible(line.cells().get(column).strip());
            }
        }
        return (letters(column) + " " + header).strip();
    }

    private static TableColumn<RawLine, String> column(String title, int at) {
        TableColumn<RawLine, String> column = new TableColumn<>(title);
        column.setSortable(false);
        column.setPrefWidth(110);
        column.setCellValueFactory(cell -> {
            List<String> cells = cell.getValue().cells();
            return new SimpleStringProperty(at < cells.size() ? visible(cells.get(at)) : "");
        });
        column.setCellFactory(any -> new Cell());
        return column;
    }

    private static void goTo(TableView<RawLine> table, RawSheet sheet, Place place) {
        for (int i = 0; i < sheet.lines().size(); i++) {
            if (sheet.lines().get(i).row() == place.row()) {
                int column = position(sheet, place.column());
                table.getSelectionModel().clearAndSelect(i, table.getColumns().get(column));
                table.scrollTo(Math.max(0, i - 3));
                table.scrollToColumnIndex(column);
                return;
            }
        }
    }

    /** Place of a column among those shown, the row number being the first. */
    private static int position(RawSheet sheet, String column) {
        Integer known = sheet.positions().get(column);
        if (known != null) {
            return known;
        }
        for (RawLine line : sheet.lines().subList(0, Math.min(25, sheet.lines().size()))) {
            int at = line.cells().indexOf(column);
            if (at >= 0 && !column.isEmpty()) {
                return at + 1;
            }
        }
        return 0;
    }

    /** Column letters as spreadsheets write them. */
    static String letters(int column) {
        String rest = column >= 26 ? letters(column / 26 - 1) : "";
        return rest + (char) ('A' + column % 26);
    }

    /** Text with control and bidirectional characters made visible. */
    static String visible(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean hidden =
                    Character.getType(c) == Character.FORMAT || (Character.isISOControl(c) && c != '\n' && c != '\t');
            if (hidden) {
                shown.append('⟨')
                        .append(String.format(java.util.Locale.ROOT, "U+%04X", c))
                        .append('⟩');
            } else {
                shown.appendCodePoint(c == '\n' ? '⏎' : c);
            }
        });
        return shown.toString();
    }

    private static final class Cell extends TableCell<RawLine, String> {
        @Override
        protected void updateItem(String text, boolean none) {
            super.updateItem(text, none);
            setText(none ? "" : text);
            RawLine line = getTableRow() == null ? null : getTableRow().getItem();
            setStyle(!none && line != null && line.header() ? "-fx-font-weight: bold;" : "");
        }
    }

    /** The cell that is selected, for tests. */
    static String selected(TableView<?> table) {
        return table.getSelectionModel().getSelectedCells().stream()
                .findFirst()
                .map(p -> ((TablePosition<?, ?>) p).getRow() + ":" + ((TablePosition<?, ?>) p).getColumn())
                .orElse("");
    }
}
