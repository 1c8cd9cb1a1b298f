package cn.suyuan.ui;

import cn.suyuan.ui.desk.CaseView;
import java.util.Optional;
import javafx.scene.Node;

/** A screen's nodes, what they show of a case, and the way to something in it. */
public interface ScreenView {
    /** The nodes. */
    Node node();

    /** Shows a case as it is now; what is selected stays selected where it still exists. */
    default void show(CaseView view) {}

    /** What the person has made here beside the case, such as a trial; a view built anew is given it. */
    default Optional<Object> trial() {
        return Optional.empty();
    }

    /** Takes over the trial of the view that stood here before; called before anything is shown. */
    default void resume(Object trial) {}

    /** Goes to what {@code id} means on this screen. */
    default void reach(String id, int row) {}
}
