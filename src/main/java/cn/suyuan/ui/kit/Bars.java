package cn.suyuan.ui.kit;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Shares as horizontal bars, each with its name and its number. */
public final class Bars {
    private final GridPane grid = new GridPane();

    public Bars(List<Bar> bars) {
        grid.getStyleClass().add("bars");
        int row = 0;
        for (Bar bar : bars) {
            Label name = new Label(bar.name());
            name.setMinWidth(Region.USE_PREF_SIZE);
            Pane track = new Pane();
            track.getStyleClass().add("bar-track");
            track.setMinHeight(12);
            track.setMinWidth(60);
            Region fill = new Region();
            fill.getStyleClass().addAll("bar-fill", bar.tone().styleClass());
            double share = Math.max(0, Math.min(1, Math.abs(bar.share())));
            fill.prefWidthProperty().bind(track.widthProperty().multiply(share));
            fill.prefHeightProperty().bind(track.heightProperty());
            track.getChildren().add(fill);
            GridPane.setHgrow(track, Priority.ALWAYS);
            Label number = new Label(String.format(Locale.ROOT, "%.1f %%", 100 * bar.share()));
            number.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(row++, name, track, number);
        }
    }

    /** The nodes. */
    public Node node() {
        return grid;
    }

    /**
     * One bar.
     *
     * @param name what it is
     * @param share fraction of the whole
     * @param tone how it is meant
     */
    public record Bar(String name, double share, Tone tone) {}
}
