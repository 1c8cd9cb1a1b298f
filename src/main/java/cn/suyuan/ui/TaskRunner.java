package cn.suyuan.ui;

import cn.suyuan.audit.Progress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;

/**
 * Runs all work off the window's thread: what changes the case on one thread in order, what only looks at it on
 * another, so that a page can be seen while a case is computed.
 */
public final class TaskRunner implements AutoCloseable {
    private final ExecutorService caseThread = Executors.newSingleThreadExecutor(named("case"));
    private final ExecutorService lookThread = Executors.newSingleThreadExecutor(named("look"));
    private final ObservableList<Running> running = FXCollections.observableArrayList();
    private final Consumer<Throwable> onFailure;

    public TaskRunner(Consumer<Throwable> onFailure) {
        this.onFailure = onFailure;
    }

    /** Work that may fail in a way that is told to the person. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Progress progress) throws Exception;
    }

    /** What runs or waits now, for the panel at the bottom. */
    public ObservableList<Running> running() {
        return running;
    }

    /** Runs work on the case; afterwards, on the window's thread, gives what it made. */
    public <T> void act(String titleKey, Work<T> work, Consumer<T> done) {
        caseThread.execute(task(titleKey, work, done, true));
    }

    /** Runs work that changes nothing and is not shown in the panel. */
    public <T> void look(Work<T> work, Consumer<T> done) {
        lookThread.execute(task("", work, done, false));
    }

    private <T> Running task(String titleKey, Work<T> work, Consumer<T> done, boolean shown) {
        Running task = new Running(titleKey, work);
        task.setOnSucceeded(event -> {
            running.remove(task);
            @SuppressWarnings("unchecked") // it is what this work returned
            T made = (T) task.getValue();
            done.accept(made);
        });
        task.setOnFailed(event -> {
            running.remove(task);
            onFailure.accept(task.getException());
        });
        task.setOnCancelled(event -> running.remove(task));
        if (shown) {
            running.add(task);
        }
        return task;
    }

    @Override
    public void close() {
        running.forEach(Running::stop);
        caseThread.shutdownNow();
        lookThread.shutdownNow();
    }

    private static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, "suyuan-" + name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** One piece of work with its progress; stopping it is a flag that the work asks for. */
    public static final class Running extends Task<Object> {
        private final String titleKey;
        private final Work<?> work;
        private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper("");
        private volatile boolean stopped;

        private Running(String titleKey, Work<?> work) {
            this.titleKey = titleKey;
            this.work = work;
        }

        /** Key of what is done. */
        public String titleKey() {
            return titleKey;
        }

        /** Step of the work, a message key {@code progress.<step>}, or empty. */
        public ReadOnlyStringProperty stepProperty() {
            return step.getReadOnlyProperty();
        }

        /** Asks the work to stop. */
        public void stop() {
            stopped = true;
        }

        @Override
        protected Object call() throws Exception {
            return work.run(new Telling());
        }

        /** What the work sees of its task. */
        private final class Telling implements Progress {
            private String lastStep = "";
            private long lastPercent = -1;

            @Override
            public void report(String stepName, long done, long total) {
                long percent = total > 0 ? 100 * done / total : -1;
                if (percent == lastPercent && stepName.equals(lastStep)) {
                    return; // a window needs no more than a hundred updates per step
                }
                lastPercent = percent;
                updateProgress(total > 0 ? done : -1, total > 0 ? total : -1);
                if (!stepName.equals(lastStep)) {
                    lastStep = stepName;
                    Platform.runLater(() -> step.set(stepName));
                }
            }

            @Override
            public boolean isCancelled() {
                return stopped;
            }
        }
    }
}
