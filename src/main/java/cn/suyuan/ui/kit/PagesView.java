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

    /** All pages from the first on. */
    public PagesView(List<PageImage> pages) {
        this(pages, 0);
    }

    /**
     * Pages, of which one is wanted.
     *
     * @param wanted index of the page that is scrolled to
     */
    public PagesView(List<PageImage> pages, int wanted) {
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
        if (wanted > 0 && wanted < box.getChildren().size()) {
            Node page = box.getChildren().get(wanted);
            box.heightProperty().addListener((property, before, height) -> {
                double room = height.doubleValue() - pane.getViewportBounds().getHeight();
                if (room > 0) {
                    pane.setVvalue(Math.min(1, page.getBoundsInParent().getMinY() / room));
                }
            });
        }
    }

    /** The nodes. */
    public Node node() {
        return pane;
    }
}
