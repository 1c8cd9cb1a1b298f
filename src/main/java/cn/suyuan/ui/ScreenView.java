package cn.suyuan.ui;

import cn.suyuan.ui.desk.CaseView;
import javafx.scene.Node;

/** A screen's nodes, what they show of a case, and the way to something in it. */
public interface ScreenView {
    /** The nodes. */
    Node node();

    /** Shows a case as it is now; what is selected stays selected where it still exists. */
    default void show(CaseView view) {}

    /** Goes to what {@code id} means on this screen. */
    default void reach(String id, int row) {}
}
