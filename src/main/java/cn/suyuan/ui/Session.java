package cn.suyuan.ui;

import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.AuditDesk;
import cn.suyuan.ui.desk.CaseIndex;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.PaperView;
import cn.suyuan.ui.kit.Appearance;
import cn.suyuan.ui.kit.FileChoice;
import cn.suyuan.ui.kit.Sheets;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What all screens share: the open case, what is selected, which screen is shown, and the ways to act. */
public final class Session {
    private final AuditDesk desk;
    private final Words words;
    private final TaskRunner tasks;
    private final FileChoice files;
    private final Sheets sheets;
    private final Appearance appearance;
    private CaseIndex index = CaseIndex.none();
    private final ReadOnlyObjectWrapper<Optional<Told>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<CaseView>> current = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Selection> selected = new SimpleObjectProperty<>(Selection.none());
    private final ObjectProperty<Screen> screen = new SimpleObjectProperty<>(Screen.START);
    private final ObjectProperty<Optional<Target>> target = new SimpleObjectProperty<>(Optional.empty());

    public Session(
            AuditDesk desk, Words words, TaskRunner tasks, FileChoice files, Sheets sheets, Appearance appearance) {
        this.desk = desk;
        this.words = words;
        this.tasks = tasks;
        this.files = files;
        this.sheets = sheets;
        this.appearance = appearance;
    }

    public AuditDesk desk() {
        return desk;
    }

    public Words words() {
        return words;
    }

    public TaskRunner tasks() {
        return tasks;
    }

    public FileChoice files() {
        return files;
    }

    /** Questions inside the window. */
    public Sheets sheets() {
        return sheets;
    }

    /** What the person is told, and how it is meant. */
    record Told(String text, Tone tone) {}

    /** What the person was told last. */
    ReadOnlyObjectProperty<Optional<Told>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Tells the person what was done. */
    public void tell(String text) {
        say(text, Tone.GOOD);
    }

    /** Tells the person what is still wanted, or what to know: nothing was done, nothing failed. */
    public void remind(String text) {
        say(text, Tone.NOTE);
    }

    private void say(String text, Tone tone) {
        notice.set(Optional.empty()); // the same words again are told again
        notice.set(Optional.of(new Told(text, tone)));
    }

    public Appearance appearance() {
        return appearance;
    }

    /** The open case, empty where none is open. */
    public ReadOnlyObjectProperty<Optional<CaseView>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** The open case now. */
    public Optional<CaseView> current() {
        return current.get();
    }

    /** What screens look up in the open case. */
    public CaseIndex index() {
        return index;
    }

    /** What is selected, whose evidence stands at the right. */
    public ObjectProperty<Selection> selectedProperty() {
        return selected;
    }

    /** The screen that is shown. */
    public ObjectProperty<Screen> screenProperty() {
        return screen;
    }

    /** What a screen is asked to go to, such as a row of a file. */
    public ObjectProperty<Optional<Target>> targetProperty() {
        return target;
    }

    /** Shows a screen, and in it what is meant by {@code id}. */
    public void go(Screen to, String id, int row) {
        screen.set(to);
        target.set(Optional.empty()); // the same place again is an order too
        target.set(Optional.of(new Target(to, id, row)));
    }

    /** Shows a screen. */
    public void go(Screen to) {
        screen.set(to);
    }

    /** Selects what the evidence at the right is about. */
    public void select(Selection selection) {
        selected.set(selection);
    }

    /** Does work that gives the case anew. */
    public void change(String titleKey, TaskRunner.Work<CaseView> work, Consumer<CaseView> done) {
        TaskRunner.Work<Looked> both = progress -> {
            CaseView made = work.run(progress);
            return new Looked(made, new CaseIndex(made));
        };
        tasks.act(titleKey, both, looked -> {
            CaseView view = looked.view();
            index = looked.index();
            current.set(Optional.of(view));
            done.accept(view);
        });
    }

    /** Acts on the case. */
    public void perform(Act act) {
        perform(act, view -> {});
    }

    /** Acts on the case, then does something more. */
    public void perform(Act act, Consumer<CaseView> done) {
        change("task.act." + act.getClass().getSimpleName(), progress -> desk.perform(act, progress), done);
    }

    /** Takes the last decision back with another entry of the journal; says what it was. */
    public void undo() {
        step(PaperView.Steps::back, "undo");
    }

    /** Takes the last undo back. */
    public void redo() {
        step(PaperView.Steps::again, "redo");
    }

    private void step(Function<PaperView.Steps, Optional<PaperView.JournalLine>> which, String key) {
        Optional<PaperView.JournalLine> line =
                current().map(view -> view.paper().steps()).flatMap(which);
        if (line.isEmpty() || !tasks.running().isEmpty()) {
            tell(words.of(line.isEmpty() ? "session." + key + ".none" : "session.busy"));
            return;
        }
        String kind = line.get().kind().equals("act_undone")
                ? line.get().value("kind")
                : line.get().kind();
        perform(
                new Act.Undo(line.get().link(), ""),
                view -> tell(words.of("session." + key + ".done", words.orElse("log.kind." + kind, kind))));
    }

    /** A state of the case with its index, both made off the window's thread. */
    private record Looked(CaseView view, CaseIndex index) {}

    /**
     * Where a screen is asked to go.
     *
     * @param screen screen
     * @param id path, number, key: what the screen lists
     * @param row row in it, or 0
     */
    public record Target(Screen screen, String id, int row) {}
}
