package cn.suyuan.ui.kit;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small nodes that every screen is made of. */
public final class Parts {
    private Parts() {}

    /** Icon by its code. */
    public static FontIcon icon(String code) {
        return new FontIcon(code);
    }

    /** Plain text that wraps. */
    public static Label text(String text, String... styleClasses) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** Text on one line, shortened with a tooltip where there is no room. */
    public static Label line(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        if (text.length() > 24) {
            label.setTooltip(new Tooltip(text));
        }
        return label;
    }

    /** Heading of a part of a screen. */
    public static Label heading(String text) {
        return text(text, "heading");
    }

    /** State as icon and word in its colour. */
    public static Label badge(Mark mark) {
        Label label = new Label(mark.word(), icon(mark.tone().icon()));
        label.getStyleClass().addAll("badge", mark.tone().styleClass());
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /** Button with icon and words. */
    public static Button button(String words, String icon, Runnable act, String... styleClasses) {
        Button button = new Button(words, icon(icon));
        button.getStyleClass().addAll(styleClasses);
        button.setOnAction(event -> act.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** Nodes in a row; they wrap where the window is narrow. */
    public static FlowPane flow(Node... nodes) {
        FlowPane pane = new FlowPane(8, 8, nodes);
        pane.setAlignment(Pos.CENTER_LEFT);
        return pane;
    }

    /** Nodes in a row. */
    public static HBox row(Node... nodes) {
        HBox box = new HBox(8, nodes);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    /** Nodes below each other. */
    public static VBox column(Node... nodes) {
        return new VBox(8, nodes);
    }

    /** Takes what room is left in a row. */
    public static Region spring() {
        Region region = new Region();
        HBox.setHgrow(region, Priority.ALWAYS);
        return region;
    }

    /** A framed part with heading. */
    public static VBox card(String heading, Node... nodes) {
        VBox box = new VBox(8);
        box.getStyleClass().add("card");
        if (!heading.isEmpty()) {
            box.getChildren().add(heading(heading));
        }
        box.getChildren().addAll(nodes);
        return box;
    }

    /** A number with what it counts, for the top of a screen. */
    public static VBox figure(String number, String caption, Tone tone) {
        Label big = new Label(number);
        big.getStyleClass().addAll("figure-number", tone.styleClass());
        Label small = new Label(caption);
        small.getStyleClass().add("muted");
        VBox box = new VBox(big, small);
        box.getStyleClass().add("figure");
        return box;
    }

    /** Names and values in two columns; a value may be any node. */
    public static GridPane fields(List<Field> fields) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("fields");
        int row = 0;
        for (Field field : fields) {
            Label name = new Label(field.name());
            name.getStyleClass().add("muted");
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label value = text(field.value());
            GridPane.setHgrow(value, Priority.ALWAYS);
            grid.addRow(row++, name, value);
        }
        return grid;
    }

    /** Scrolls what is taller than the window, as wide as the window. */
    public static ScrollPane scroll(Node content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.getStyleClass().addAll("edge-to-edge", "plain-scroll");
        return pane;
    }

    /** Scrolls the pane that holds a node until all of the node is seen. */
    public static void reveal(Node node) {
        Node above = node;
        while (above != null && !(above instanceof ScrollPane)) {
            above = above.getParent();
        }
        if (!(above instanceof ScrollPane pane) || pane.getContent() == null) {
            return;
        }
        Bounds place = pane.getContent().sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double height = pane.getViewportBounds().getHeight();
        double room = pane.getContent().getBoundsInLocal().getHeight() - height;
        double top = pane.getVvalue() * room;
        if (room > 0 && place.getMinY() < top) {
            pane.setVvalue(place.getMinY() / room);
        } else if (room > 0 && place.getMaxY() > top + height) {
            pane.setVvalue((place.getMaxY() - height) / room);
        }
    }

    /** Lets a node take all height that is left in a column. */
    public static <N extends Node> N grow(N node) {
        VBox.setVgrow(node, Priority.ALWAYS);
        HBox.setHgrow(node, Priority.ALWAYS);
        return node;
    }

    /** Icon, sentence and the next step, where there is nothing to show yet. */
    public static VBox empty(String icon, String sentence, Node... next) {
        VBox box = new VBox(14, icon(icon), text(sentence, "empty-text"));
        box.getChildren().addAll(next);
        box.getStyleClass().add("empty");
        box.setAlignment(Pos.CENTER);
        return box;
    }

    /** A name and its value. */
    public record Field(String name, String value) {}
}
