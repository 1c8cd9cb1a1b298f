package cn.suyuan.ui.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** Things to tick, by key, in a box that scrolls; Tab and Space tick them without a mouse. */
public final class CheckList {
    private static final double HEIGHT = 260;
    private final Map<String, CheckBox> boxes = new LinkedHashMap<>();
    private final ScrollPane pane;

    /**
     * @param labels what is shown, by key, in order
     * @param ticked keys that are ticked beforehand
     */
    public CheckList(Map<String, String> labels, Set<String> ticked) {
        VBox column = new VBox(6);
        column.getStyleClass().add("check-list");
        labels.forEach((key, label) -> {
            CheckBox box = new CheckBox(label);
            box.setWrapText(true);
            box.setSelected(ticked.contains(key));
            boxes.put(key, box);
            column.getChildren().add(box);
        });
        pane = Parts.scroll(column);
        pane.setMaxHeight(HEIGHT);
        pane.setPrefHeight(Math.min(HEIGHT, 58.0 * labels.size() + 12));
    }

    /** The node. */
    public Node node() {
        return pane;
    }

    /** Keys that are ticked, in order. */
    public List<String> ticked() {
        List<String> keys = new ArrayList<>();
        boxes.forEach((key, box) -> {
            if (box.isSelected()) {
                keys.add(key);
            }
        });
        return keys;
    }

    /** How many there are. */
    public int size() {
        return boxes.size();
    }

    /** Puts the keyboard on the first. */
    public void focus() {
        pane.applyCss(); // before that the boxes are in no window
        pane.layout();
        boxes.values().stream().findFirst().ifPresent(CheckBox::requestFocus);
    }
}
