package cn.suyuan.ui.log;

import cn.suyuan.audit.CaseMerge;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.AuditDesk;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.PaperView.JournalLine;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** Export, archive, its verification, and the merge with another auditor's copy. */
final class LogSheets {
    private final Session session;
    private final Words words;

    LogSheets(Session session) {
        this.session = session;
        this.words = session.words();
    }

    void help() {
        session.sheets()
                .ask(
                        words.of("log.help.title"),
                        Parts.text(words.of("log.help.text")),
                        words.of("kit.sheet.ok"),
                        () -> true);
    }

    void export() {
        session.files()
                .folder(words.of("log.export.button"))
                .ifPresent(folder -> session.tasks()
                        .act(
                                "task.export",
                                progress -> session.desk().export(folder),
                                files -> session.tell(words.of("log.export.done", files.size(), folder))));
    }

    void archive() {
        CheckBox evidence = new CheckBox(words.of("log.archive.evidence"));
        evidence.setId("archive-evidence");
        CheckBox sign = new CheckBox(words.of("log.archive.sign"));
        sign.setId("archive-sign");
        session.sheets()
                .ask(
                        words.of("log.archive.title"),
                        Parts.column(Parts.text(words.of("log.archive.about"), "muted"), evidence, sign),
                        words.of("log.archive.folder"),
                        () -> {
                            session.files()
                                    .folder(words.of("log.archive.folder"))
                                    .ifPresent(folder -> key(folder, evidence.isSelected(), sign.isSelected()));
                            return true;
                        });
    }

    private void key(Path folder, boolean evidence, boolean sign) {
        if (!sign) {
            write(new AuditDesk.Archive(folder, evidence, Optional.empty(), new char[0]));
            return;
        }
        session.files()
                .open(words.of("follow.close.key"), List.of("*.p12", "*.pfx"))
                .ifPresent(key -> session.sheets()
                        .secret(
                                words.of("log.archive.title"),
                                words.of("follow.close.secret"),
                                false,
                                secret -> write(new AuditDesk.Archive(folder, evidence, Optional.of(key), secret))));
    }

    private void write(AuditDesk.Archive archive) {
        session.tasks()
                .act(
                        "task.archive",
                        progress -> session.desk().archive(archive, progress),
                        files -> session.tell(words.of("log.archive.done", files.size(), archive.folder())));
    }

    void verify() {
        session.files()
                .folder(words.of("log.verify.button"))
                .ifPresent(folder -> session.tasks()
                        .act(
                                "task.archive.verify",
                                progress -> session.desk().verifyArchive(folder, progress),
                                this::told));
    }

    private void told(List<List<String>> lines) {
        VBox box = Parts.column();
        lines.forEach(line -> box.getChildren().add(Parts.text(words.of(line.get(0), line.subList(1, line.size())))));
        session.sheets().ask(words.of("log.verify.title"), Parts.scroll(box), words.of("kit.sheet.ok"), () -> true);
    }

    void merge() {
        session.files()
                .open(words.of("log.merge.choose"), List.of("*.sycase"))
                .ifPresent(file -> session.sheets()
                        .secret(
                                words.of("log.merge.title"),
                                words.of("log.merge.about"),
                                false,
                                secret -> session.tasks()
                                        .act(
                                                "task.merge",
                                                progress -> session.desk().mergePreview(file, secret.clone()),
                                                preview -> choose(file, secret, preview))));
    }

    private void choose(Path file, char[] secret, AuditDesk.MergePreview preview) {
        if (preview.entries() == 0) {
            session.remind(words.of("log.merge.nothing"));
            return;
        }
        Map<String, ToggleGroup> groups = new LinkedHashMap<>();
        VBox box = Parts.column(Parts.text(
                words.of(
                        "log.merge.found",
                        preview.entries(),
                        preview.conflicts().size()),
                "muted"));
        EntryWords sentences = new EntryWords(words, session.current());
        for (AuditDesk.MergeConflict conflict : preview.conflicts()) {
            ToggleGroup group = new ToggleGroup();
            VBox card = Parts.card(words.of("log.merge.conflict", groups.size() + 1));
            card.getChildren().add(side(group, CaseMerge.Side.OURS, conflict.ours(), sentences));
            card.getChildren().add(side(group, CaseMerge.Side.THEIRS, conflict.theirs(), sentences));
            groups.put(conflict.key(), group);
            box.getChildren().add(card);
        }
        session.sheets().ask(words.of("log.merge.title"), Parts.scroll(box), words.of("log.merge.button.do"), () -> {
            if (groups.values().stream().anyMatch(group -> group.getSelectedToggle() == null)) {
                session.remind(words.of("log.merge.wanting"));
                return false;
            }
            Map<String, CaseMerge.Side> choices = new LinkedHashMap<>();
            groups.forEach((key, group) ->
                    choices.put(key, (CaseMerge.Side) group.getSelectedToggle().getUserData()));
            session.change(
                    "task.merge",
                    progress -> session.desk().merge(file, secret, choices, progress),
                    (CaseView view) -> session.tell(words.of("log.merge.done")));
            return true;
        });
    }

    /** Never chosen beforehand: somebody decides. */
    private RadioButton side(ToggleGroup group, CaseMerge.Side side, List<JournalLine> lines, EntryWords sentences) {
        String text = lines.stream()
                .map(line -> line.time() + " " + line.person() + "：" + sentences.of(line))
                .collect(Collectors.joining("\n"));
        RadioButton button = new RadioButton(words.of("log.merge.side", side) + "\n" + text);
        button.setWrapText(true);
        button.setToggleGroup(group);
        button.setUserData(side);
        button.getStyleClass().add("merge-" + side.name().toLowerCase(java.util.Locale.ROOT));
        return button;
    }
}
