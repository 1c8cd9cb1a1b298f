package cn.suyuan.ui;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;

/** What the toolkit sends when something is dragged over a place and let go there; headless systems drag nothing. */
public final class Dropped {
    private final Dragboard board;

    private Dropped(Map<DataFormat, Object> content) {
        TKClipboard peer = (TKClipboard) Proxy.newProxyInstance(
                Dropped.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getContentTypes" -> content.keySet();
                    case "getContent" -> content.get(arguments[0]);
                    case "hasContent" -> content.containsKey(arguments[0]);
                    case "getTransferModes" -> Set.of(TransferMode.COPY);
                    case "putContent" -> false;
                    case "getDragViewOffsetX", "getDragViewOffsetY" -> 0.0;
                    default -> null;
                });
        board = DragboardHelper.createDragboard(peer);
        DragboardHelper.setDataAccessRestriction(board, false);
    }

    /** Files from a file manager. */
    public static Dropped files(Path... files) {
        List<File> all = List.of(files).stream().map(Path::toFile).toList();
        return new Dropped(Map.of(DataFormat.FILES, all));
    }

    /** A text, such as the meaning of a column. */
    public static Dropped text(String text) {
        return new Dropped(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    /** Over a node, then let go. Call on the toolkit's thread. */
    public void on(Node node) {
        DragEvent over = event(DragEvent.DRAG_OVER, node);
        node.fireEvent(over);
        DragEvent dropped = event(DragEvent.DRAG_DROPPED, node);
        node.fireEvent(dropped);
    }

    /** Over the window, then let go. */
    public void on(Scene scene) {
        scene.getOnDragOver().handle(event(DragEvent.DRAG_OVER, scene.getRoot()));
        scene.getOnDragDropped().handle(event(DragEvent.DRAG_DROPPED, scene.getRoot()));
    }

    private DragEvent event(EventType<DragEvent> type, Node node) {
        return new DragEvent(type, board, 1, 1, 1, 1, TransferMode.COPY, node, node, new PickResult(node, 1, 1));
    }
}
