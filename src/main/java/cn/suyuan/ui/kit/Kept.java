package cn.suyuan.ui.kit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;

/**
 * What a person has opened, picked, chosen and typed in a page, so that it is there again when the page is built anew in
 * another language or in the dark. Each is known by its place in the tree of nodes; where another kind of node has come,
 * nothing is put back. What was typed beside the picked row of a table goes to that row or nowhere. Passwords are not
 * kept.
 */
public final class Kept {
    private final Map<String, Object> states = new HashMap<>();
    private boolean otherRow;

    private Kept() {}

    /** Takes down what stands in a page. */
    public static Kept of(Node page) {
        Kept kept = new Kept();
        kept.take(page, "");
        return kept;
    }

    private void take(Node node, String path) {
        Object state = state(node);
        if (!state.equals("")) {
            states.put(key(node, path), state);
        }
        children(node).forEach((place, child) -> take(child, path + "/" + place));
    }

    private static String key(Node node, String path) {
        return path + " " + node.getClass().getName();
    }

    private static Object state(Node node) {
        if (node instanceof TabPane tabs) {
            return tabs.getSelectionModel().getSelectedIndex();
        }
        if (node instanceof ComboBox<?> box) {
            return box.getSelectionModel().getSelectedIndex();
        }
        if (node instanceof CheckBox box) {
            return box.isSelected();
        }
        if (node instanceof ScrollPane scroll) {
            return scroll.getVvalue();
        }
        if (node instanceof TableView<?> table) {
            return Optional.<Object>ofNullable(table.getSelectionModel().getSelectedItem())
                    .orElse("");
        }
        return node instanceof TextInputControl input && !(node instanceof PasswordField) && input.isEditable()
                ? String.valueOf(input.getText())
                : "";
    }

    /** Puts it back into the page that was built anew. */
    public void into(Node page) {
        otherRow = false;
        put(page, "");
    }

    private void put(Node node, String path) {
        Object state = states.get(key(node, path));
        if (state != null && node instanceof TableView<?> table) {
            otherRow |= !pick(table, state);
        } else if (state != null && !(otherRow && isFilled(node))) {
            put(node, state);
        }
        children(node).forEach((place, child) -> put(child, path + "/" + place));
    }

    /** Picks the row that was picked; whether it is still there. */
    private static boolean pick(TableView<?> table, Object row) {
        int place = table.getItems().indexOf(row);
        if (place >= 0) {
            table.getSelectionModel().clearAndSelect(place);
            table.scrollTo(place);
        }
        return place >= 0;
    }

    /** Whether a person fills it in, as for the row that is picked. */
    private static boolean isFilled(Node node) {
        return node instanceof TextInputControl || node instanceof ComboBox<?> || node instanceof CheckBox;
    }

    private static void put(Node node, Object state) {
        if (node instanceof TabPane tabs
                && state instanceof Integer index
                && index < tabs.getTabs().size()) {
            tabs.getSelectionModel().select(index.intValue());
        } else if (node instanceof ComboBox<?> box
                && state instanceof Integer index
                && index >= 0
                && index < box.getItems().size()) {
            box.getSelectionModel().select(index.intValue());
        } else if (node instanceof CheckBox box && state instanceof Boolean selected) {
            box.setSelected(selected);
        } else if (node instanceof ScrollPane scroll && state instanceof Double value) {
            Platform.runLater(() -> scroll.setVvalue(value)); // once the page has its height
        } else if (node instanceof TextInputControl input
                && state instanceof String text
                && !text.equals(input.getText())) {
            input.setText(text);
        }
    }

    /** What stands in a node by its place, also before the node is first drawn. */
    private static Map<Integer, Node> children(Node node) {
        List<Node> found = new ArrayList<>();
        if (node instanceof TabPane tabs) {
            return tabs(tabs);
        } else if (node instanceof ScrollPane scroll) {
            found.add(scroll.getContent());
        } else if (node instanceof TitledPane titled) {
            found.add(titled.getContent());
        } else if (node instanceof SplitPane split) {
            found.addAll(split.getItems());
        } else if (node instanceof Parent parent && !(node instanceof Control)) {
            found.addAll(parent.getChildrenUnmodifiable());
        }
        Map<Integer, Node> places = new TreeMap<>();
        for (int i = 0; i < found.size(); i++) {
            places.put(i, found.get(i));
        }
        places.values().removeIf(Objects::isNull);
        return places;
    }

    /** Contents of the tabs that were looked at. */
    private static Map<Integer, Node> tabs(TabPane pane) {
        Map<Integer, Node> places = new TreeMap<>();
        for (Tab tab : pane.getTabs()) {
            if (tab.getContent() != null) {
                places.put(pane.getTabs().indexOf(tab), tab.getContent());
            }
        }
        return places;
    }
}
