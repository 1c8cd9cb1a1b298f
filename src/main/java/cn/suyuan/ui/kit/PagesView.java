package cn.suyuan.ui.kit;

import cn.suyuan.ui.desk.PageImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Pages below each other, as wide as there is room. */
public final class PagesView {
    private static final double WIDEST = 980;
    private final ScrollPane pane;

    public PagesView(List<PageImage> pages) {
        VBox box = new VBox(14);
        box.setAlignment(Pos.TOP_CENTER);
        box.getStyleClass().add("pages");
        pane = Parts.scroll(box);
        for (PageImage page : pages) {
            ImageView view = new ImageView(new Image(new ByteArrayInputStream(page.png())));
            view.setPreserveRatio(true);
            view.setSmooth(true);
            view.fitWidthProperty().bind(pane.widthProperty().subtract(48).map(w -> Math.min(WIDEST, w.doubleValue())));
            StackPane sheet = new StackPane(view);
            sheet.getStyleClass().add("page-sheet");
            sheet.setMaxWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
            box.getChildren().add(sheet);
        }
    }

    /** The nodes. */
    public Node node() {
        return pane;
    }
}
