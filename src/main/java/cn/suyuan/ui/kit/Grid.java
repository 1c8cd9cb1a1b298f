package cn.suyuan.ui.kit;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;

/** A table with columns made of functions, a filter by typing, and rows that can be picked by key or mouse. */
public final class Grid<T> {
    private final TableView<T> view = new TableView<>();
    private final ObservableList<T> rows = FXCollections.observableArrayList();
    private final FilteredList<T> shown = new FilteredList<>(rows);
    private Predicate<T> restriction = row -> true;
    private final Map<TableColumn<T, ?>, TextField> columnFilters = new LinkedHashMap<>();
    private String typed = "";

    public Grid(String id, String whenEmpty) {
        view.setId(id);
        SortedList<T> sorted = new SortedList<>(shown);
        sorted.comparatorProperty().bind(view.comparatorProperty());
        view.setItems(sorted);
        view.setPlaceholder(Parts.text(whenEmpty, "muted"));
        view.getStyleClass().addAll("dense", "striped");
        Parts.grow(view);
    }

    /** A column of text. */
    public Grid<T> column(String title, double width, Function<T, String> text) {
        return column(title, width, text, Comparator.naturalOrder());
    }

    /** A column of text in another order than that of letters, such as that of numbers. */
    public Grid<T> column(String title, double width, Function<T, String> text, Comparator<String> order) {
        TableColumn<T, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new javafx.beans.property.SimpleStringProperty(text.apply(cell.getValue())));
        column.setCellFactory(any -> new TextCell<>());
        column.setComparator(order);
        column.setPrefWidth(width);
        view.getColumns().add(column);
        return this;
    }

    /** A column of numbers, at the right and ordered as numbers. */
    public Grid<T> number(String title, double width, Function<T, String> text) {
        column(title, width, text, Comparator.comparingDouble(Grid::value));
        view.getColumns().get(view.getColumns().size() - 1).getStyleClass().add("number-column");
        return this;
    }

    /** A column of states. */
    public Grid<T> mark(String title, double width, Function<T, Mark> mark) {
        TableColumn<T, Mark> column = new TableColumn<>(title);
        column.setCellValueFactory(
                cell -> new javafx.beans.property.SimpleObjectProperty<>(mark.apply(cell.getValue())));
        column.setCellFactory(any -> new MarkCell<>());
        column.setComparator(Comparator.comparing(Mark::tone).thenComparing(Mark::word));
        column.setPrefWidth(width);
        view.getColumns().add(column);
        return this;
    }

    /**
     * A field under each column's title: what is typed has to be in the cell; {@code =x} the whole cell, {@code !x} not in
     * it, {@code >n} and {@code <n} numbers.
     */
    public Grid<T> columnFilters(String prompt) {
        for (TableColumn<T, ?> column : view.getColumns()) {
            TextField field = new TextField();
            field.setPromptText(prompt);
            field.getStyleClass().add("column-filter");
            field.setId(view.getId() + "-filter-" + columnFilters.size());
            field.textProperty().addListener((property, before, text) -> refilter());
            Label title = new Label(column.getText());
            javafx.scene.layout.VBox head = new javafx.scene.layout.VBox(2, title, field);
            head.setFillWidth(true);
            column.setGraphic(head);
            column.setText("");
            columnFilters.put(column, field);
        }
        return this;
    }

    /** Empties all filters of columns. */
    public void clearColumnFilters() {
        columnFilters.values().forEach(TextField::clear);
    }

    private boolean passes(T row) {
        for (Map.Entry<TableColumn<T, ?>, TextField> each : columnFilters.entrySet()) {
            String wanted = each.getValue().getText().strip().toLowerCase(Locale.ROOT);
            if (!wanted.isEmpty() && !fits(cell(each.getKey(), row), wanted)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String cell, String wanted) {
        String rest = wanted.substring(1).strip();
        return switch (wanted.charAt(0)) {
            case '=' -> cell.equals(rest);
            case '!' -> rest.isEmpty() || !cell.contains(rest);
            case '>' -> rest.isEmpty() || value(cell) > value(rest);
            case '<' -> rest.isEmpty() || (value(cell) < value(rest) && value(cell) > Double.NEGATIVE_INFINITY);
            default -> cell.contains(wanted);
        };
    }

    private static <T> String cell(TableColumn<T, ?> column, T row) {
        Object cell = column.getCellObservableValue(row).getValue();
        return (cell instanceof Mark mark ? mark.word() : String.valueOf(cell)).toLowerCase(Locale.ROOT);
    }

    /** Lets the last column take the room that is left. */
    public Grid<T> fill() {
        view.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        return this;
    }

    /** Tells what row is picked. */
    public Grid<T> picked(Consumer<T> listener) {
        view.getSelectionModel().selectedItemProperty().addListener((property, before, row) -> {
            if (row != null) {
                listener.accept(row);
            }
        });
        return this;
    }

    /** Puts in other rows. */
    public Grid<T> rows(List<T> other) {
        rows.setAll(other);
        return this;
    }

    /** Shows only rows that a person chose by kind or state. */
    public void restrict(Predicate<T> other) {
        restriction = other;
        refilter();
    }

    /** A field whose text every shown row has in one of its columns. */
    public TextField filterField(String prompt) {
        TextField field = new TextField();
        field.setPromptText(prompt);
        field.setId(view.getId() + "-filter");
        field.setPrefColumnCount(18);
        field.textProperty().addListener((property, before, text) -> {
            typed = text.strip().toLowerCase(Locale.ROOT);
            refilter();
        });
        return field;
    }

    /** Picks the first row that fits and scrolls to it. */
    public void pick(Predicate<T> wanted) {
        Optional<T> row = view.getItems().stream().filter(wanted).findFirst();
        row.ifPresent(found -> {
            view.getSelectionModel().select(found);
            view.scrollTo(found);
        });
    }

    /** The row that is picked. */
    public Optional<T> picked() {
        return Optional.ofNullable(view.getSelectionModel().getSelectedItem());
    }

    public TableView<T> view() {
        return view;
    }

    /** A label that always says how many of how many rows are shown. */
    public Label count(Words words) {
        Label label = new Label();
        label.getStyleClass().add("muted");
        Runnable update = () -> label.setText(words.of("kit.table.count", shown.size(), rows.size()));
        shown.addListener((javafx.collections.ListChangeListener<T>) change -> update.run());
        update.run();
        return label;
    }

    private void refilter() {
        Predicate<T> other = restriction;
        String text = typed;
        shown.setPredicate(row -> other.test(row) && (text.isEmpty() || has(row, text)) && passes(row));
    }

    private boolean has(T row, String text) {
        for (TableColumn<T, ?> column : view.getColumns()) {
            if (cell(column, row).contains(text)) {
                return true;
            }
        }
        return false;
    }

    private static double value(String text) {
        try {
            return Double.parseDouble(text.replaceAll("[^0-9eE+.\\-]", ""));
        } catch (NumberFormatException e) {
            return Double.NEGATIVE_INFINITY;
        }
    }

    private static final class TextCell<T> extends TableCell<T, String> {
        @Override
        protected void updateItem(String text, boolean none) {
            super.updateItem(text, none);
            setText(none ? "" : text);
            setTooltip(none || text == null || text.length() < 12 ? null : new Tooltip(text));
        }
    }

    private static final class MarkCell<T> extends TableCell<T, Mark> {
        @Override
        protected void updateItem(Mark mark, boolean none) {
            super.updateItem(mark, none);
            setText("");
            setGraphic(none || mark == null || mark.word().isEmpty() ? null : Parts.badge(mark));
        }
    }
}
