package cn.suyuan.ui.follow;

import cn.suyuan.app.FollowUpState;
import cn.suyuan.audit.FollowUp;
import cn.suyuan.ui.KeyQuestion;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.kit.DayField;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;

/** Questions of the follow-up: correction, corrected files, conclusion and key, reason. */
final class FollowSheets {
    private static final List<String> ANY = List.of("*.*");
    private final Session session;
    private final Words words;

    FollowSheets(Session session) {
        this.session = session;
        this.words = session.words();
    }

    void help() {
        session.sheets()
                .ask(
                        words.of("follow.help.title"),
                        Parts.text(words.of("follow.help.text")),
                        words.of("kit.sheet.ok"),
                        () -> true);
    }

    void record(FollowUpState row) {
        FollowUp follow = row.follow();
        TextArea correction = area("follow-correction", follow.correction(), "follow.correction");
        TextArea cause = area("follow-cause", follow.cause(), "follow.cause");
        DayField due = new DayField();
        due.show(Optional.of(follow.due()));
        List<Path> files = new ArrayList<>();
        Label chosen = Parts.text("", "muted");
        Button attach = Parts.button(
                words.of("follow.record.files"),
                "mdi2p-paperclip",
                () -> session.files().open(words.of("follow.record.files"), ANY).ifPresent(file -> {
                    files.add(file);
                    chosen.setText(words.of(
                            "follow.record.file",
                            files.stream()
                                    .map(f -> String.valueOf(f.getFileName()))
                                    .collect(Collectors.joining(words.of("kit.list.separator")))));
                }));
        attach.setId("follow-attach");
        session.sheets()
                .ask(
                        words.of("follow.record.title", follow.finding().no()),
                        Parts.column(
                                Parts.text(words.of("follow.record.about"), "muted"),
                                correction,
                                cause,
                                Parts.flow(Parts.line(words.of("follow.due"), "muted"), due.node(), attach),
                                chosen),
                        words.of("kit.sheet.ok"),
                        () -> {
                            if (correction.getText().isBlank()) {
                                correction.getStyleClass().add("wanting");
                                return false;
                            }
                            session.perform(new Act.RecordAction(
                                    follow.finding().findingId(),
                                    correction.getText().strip(),
                                    cause.getText().strip(),
                                    due.day().filter(day -> follow.agreed() || !day.equals(follow.due())),
                                    files));
                            return true;
                        });
        correction.requestFocus();
    }

    void recheck(FollowUpState row) {
        String id = row.follow().finding().findingId();
        Button zip = Parts.button(
                words.of("follow.recheck.zip"),
                "mdi2z-zip-box-outline",
                () -> chosen(id, session.files().open(words.of("follow.recheck.choose"), List.of("*.zip"))));
        zip.setId("recheck-zip");
        Button folder = Parts.button(
                words.of("follow.recheck.folder"),
                "mdi2f-folder-outline",
                () -> chosen(id, session.files().folder(words.of("follow.recheck.choose"))));
        folder.setId("recheck-folder");
        session.sheets()
                .ask(
                        words.of("follow.recheck.title", row.follow().finding().no()),
                        Parts.column(Parts.text(words.of("follow.recheck.about"), "muted"), Parts.flow(zip, folder)),
                        words.of("kit.sheet.ok"),
                        () -> true);
    }

    private void chosen(String findingId, Optional<Path> corrected) {
        corrected.ifPresent(path -> session.perform(new Act.Recheck(findingId, path)));
    }

    void close(FollowUpState row) {
        FollowUp follow = row.follow();
        if (follow.correction().isBlank()
                || follow.cause().isBlank()
                || follow.evidence().isEmpty()) {
            session.remind(words.of("follow.close.wanting"));
            return;
        }
        session.sheets()
                .text(
                        words.of("follow.close.title", follow.finding().no()),
                        words.of("follow.close.about"),
                        "",
                        words.of("follow.close.key"),
                        note -> new KeyQuestion(session)
                                .ask(
                                        words.of(
                                                "follow.close.title",
                                                follow.finding().no()),
                                        (key, token, secret) -> session.perform(new Act.CloseFinding(
                                                follow.finding().findingId(), note, key, token, secret))));
    }

    void reopen(FollowUpState row) {
        session.sheets()
                .text(
                        words.of("follow.reopen.title", row.follow().finding().no()),
                        words.of("follow.reopen.about"),
                        "",
                        words.of("follow.reopen.button"),
                        reason -> session.perform(
                                new Act.ReopenFinding(row.follow().finding().findingId(), reason)));
    }

    private TextArea area(String id, String text, String promptKey) {
        TextArea area = new TextArea(text);
        area.setId(id);
        area.setPromptText(words.of(promptKey));
        area.setWrapText(true);
        area.setPrefRowCount(3);
        return area;
    }
}
