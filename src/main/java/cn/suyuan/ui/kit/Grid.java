package cn.suyuan.ui.kit;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
        shown.setPredicate(row -> other.test(row) && (text.isEmpty() || has(row, text)));
    }

    private boolean has(T row, String text) {
        for (TableColumn<T, ?> column : view.getColumns()) {
            Object cell = column.getCellObservableValue(row).getValue();
            String shownText = cell instanceof Mark mark ? mark.word() : String.valueOf(cell);
            if (shownText.toLowerCase(Locale.ROOT).contains(text)) {
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
