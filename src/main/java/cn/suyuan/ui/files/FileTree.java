package cn.suyuan.ui.files;

import cn.suyuan.evidence.EvidenceFile;
import cn.suyuan.evidence.FileState;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;

/** Files of the pack by folder, each with its state; a folder shows the worst state inside. */
final class FileTree {
    private final Words words;
    private final TreeView<Entry> view = new TreeView<>();
    private final Map<String, TreeItem<Entry>> byPath = new HashMap<>();
    private List<EvidenceFile> shown = List.of();
    private boolean listed = true;

    FileTree(Words words, Consumer<EvidenceFile> picked) {
        this.words = words;
        view.setId("file-tree");
        view.setShowRoot(false);
        view.setCellFactory(any -> new Cell());
        view.getSelectionModel().selectedItemProperty().addListener((property, before, item) -> {
            if (item != null) {
                item.getValue().file().ifPresent(picked);
            }
        });
    }

    /** A folder, or a file where {@code file} is there. */
    record Entry(String name, Optional<EvidenceFile> file) {}

    Node node() {
        return view;
    }

    static Tone tone(FileState state) {
        return switch (state) {
            case INTACT -> Tone.GOOD;
            case CHANGED, MISSING -> Tone.BAD;
            case EXTRA -> Tone.WARNING;
            case REFUSED -> Tone.UNKNOWN;
        };
    }

    /** The state of a file: one that no manifest lists was merely taken, and nothing says that it is intact. */
    Mark mark(FileState state) {
        return state == FileState.INTACT && !listed
                ? new Mark(Tone.UNKNOWN, words.of("files.state.taken"))
                : new Mark(tone(state), words.of("files.state", state));
    }

    /** @param manifests whether manifests say what the files should be */
    void show(List<EvidenceFile> files, boolean manifests) {
        boolean same = listed == manifests;
        listed = manifests;
        if (same && files.equals(shown)) {
            return;
        }
        shown = files;
        byPath.clear();
        TreeItem<Entry> root = new TreeItem<>(new Entry("", Optional.empty()));
        byPath.put("", root);
        for (EvidenceFile file : files) {
            int slash = file.path().lastIndexOf('/');
            String folder = slash < 0 ? "" : file.path().substring(0, slash);
            TreeItem<Entry> item = new TreeItem<>(new Entry(file.path().substring(slash + 1), Optional.of(file)));
            byPath.put(file.path(), item);
            folder(folder).getChildren().add(item);
        }
        view.setRoot(root);
        for (TreeItem<Entry> item : root.getChildren()) {
            item.setExpanded(true);
        }
    }

    void pick(String path) {
        TreeItem<Entry> item = byPath.get(path);
        if (item != null) {
            for (TreeItem<Entry> up = item.getParent(); up != null; up = up.getParent()) {
                up.setExpanded(true);
            }
            view.getSelectionModel().select(item);
            view.scrollTo(Math.max(0, view.getRow(item) - 3));
        }
    }

    private TreeItem<Entry> folder(String path) {
        TreeItem<Entry> known = byPath.get(path);
        if (known != null) {
            return known;
        }
        int slash = path.lastIndexOf('/');
        TreeItem<Entry> made = new TreeItem<>(new Entry(path.substring(slash + 1), Optional.empty()));
        byPath.put(path, made);
        folder(slash < 0 ? "" : path.substring(0, slash)).getChildren().add(made);
        return made;
    }

    private static Optional<FileState> worst(TreeItem<Entry> item) {
        Optional<FileState> own = item.getValue().file().map(EvidenceFile::state);
        return item.getChildren().stream()
                .map(FileTree::worst)
                .flatMap(Optional::stream)
                .filter(state -> state != FileState.INTACT)
                .findFirst()
                .or(() -> own);
    }

    private final class Cell extends TreeCell<Entry> {
        @Override
        protected void updateItem(Entry entry, boolean none) {
            super.updateItem(entry, none);
            setText("");
            if (none || entry == null) {
                setGraphic(null);
                return;
            }
            Label name = new Label(
                    entry.name(), Parts.icon(entry.file().isPresent() ? "mdi2f-file-outline" : "mdi2f-folder-outline"));
            Optional<FileState> state = worst(getTreeItem());
            boolean folder = entry.file().isEmpty();
            Node sign = state.filter(s -> !folder || s != FileState.INTACT)
                    .<Node>map(s -> Parts.badge(folder ? new Mark(tone(s), words.of("files.folder.inside")) : mark(s)))
                    .orElseGet(Label::new);
            setGraphic(Parts.row(name, sign));
        }
    }
}
