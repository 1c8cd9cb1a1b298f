package cn.suyuan.ui;

import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

/** What runs now, with progress and a way to stop it. */
final class TaskPanel {
    private final Session session;
    private final HBox bar = new HBox(16);
    private final ListChangeListener<TaskRunner.Running> listener = change -> refresh();

    TaskPanel(Session session) {
        this.session = session;
        bar.getStyleClass().add("task-panel");
        bar.setUserData(this); // keeps the weak listener alive as long as the bar
        session.tasks().running().addListener(new WeakListChangeListener<>(listener));
        refresh();
    }

    Node node() {
        return bar;
    }

    private void refresh() {
        Words words = session.words();
        bar.getChildren().clear();
        if (session.tasks().running().isEmpty()) {
            Label idle = Parts.line(words.of("frame.tasks.none"), "muted");
            idle.setGraphic(Parts.icon("mdi2c-check"));
            Label keys = Parts.line(words.of("frame.keys"), "muted");
            bar.getChildren().addAll(idle, Parts.spring(), keys);
            return;
        }
        session.tasks().running().forEach(task -> bar.getChildren().add(entry(task)));
    }

    private Node entry(TaskRunner.Running task) {
        Words words = session.words();
        ProgressBar progress = new ProgressBar();
        progress.progressProperty().bind(task.progressProperty());
        Label step = new Label();
        step.getStyleClass().add("muted");
        task.stepProperty().addListener((property, before, now) -> step.setText(words.orElse("progress." + now, now)));
        Button stop =
                Parts.button(words.of("frame.tasks.stop"), "mdi2s-stop-circle-outline", task::stop, "small", "flat");
        return Parts.row(new Label(words.of(task.titleKey())), progress, step, stop);
    }
}
