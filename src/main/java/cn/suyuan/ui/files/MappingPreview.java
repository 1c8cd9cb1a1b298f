package cn.suyuan.ui.files;

import cn.suyuan.evidence.MappingProposal;
import cn.suyuan.evidence.RawSheet;
import cn.suyuan.ui.kit.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;

/** Ten rows as they came and the same rows as they would be read. */
final class MappingPreview {
    private final Words words;
    private final UnaryOperator<String> label;
    private final StackPane before = new StackPane();
    private final TableView<cn.suyuan.evidence.TableRow> after = new TableView<>();

    MappingPreview(Words words, UnaryOperator<String> label) {
        this.words = words;
        this.label = label;
        after.setId("mapping-after");
        after.getStyleClass().addAll("dense", "striped");
        after.setPlaceholder(new javafx.scene.control.Label(words.of("mapping.after.none")));
    }

    Node before() {
        return before;
    }

    Node after() {
        return after;
    }

    void show(MappingProposal proposal) {
        RawSheet raw = new RawSheet("", proposal.before(), Map.of(), false);
        before.getChildren()
                .setAll(new TablePane(words, HiddenParts.none()).node(List.of(raw), TablePane.Place.none()));
        Set<String> keys = new LinkedHashSet<>();
        proposal.after().forEach(row -> keys.addAll(row.cells().keySet()));
        after.getColumns().clear();
        TableColumn<cn.suyuan.evidence.TableRow, String> number = new TableColumn<>("");
        number.setPrefWidth(46);
        number.setCellValueFactory(cell -> new SimpleStringProperty(
                Integer.toString(cell.getValue().source().row())));
        after.getColumns().add(number);
        for (String key : keys) {
            TableColumn<cn.suyuan.evidence.TableRow, String> column = new TableColumn<>(label.apply(key));
            column.setPrefWidth(110);
            column.setSortable(false);
            column.setCellValueFactory(cell -> new SimpleStringProperty(
                    TablePane.visible(cell.getValue().cells().getOrDefault(key, ""))));
            after.getColumns().add(column);
        }
        after.getItems().setAll(proposal.after());
    }
}
