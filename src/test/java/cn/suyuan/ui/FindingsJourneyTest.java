package cn.suyuan.ui;

import static cn.suyuan.ui.WindowUser.await;
import static cn.suyuan.ui.WindowUser.enter;
import static cn.suyuan.ui.WindowUser.press;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.suyuan.finding.Finding;
import cn.suyuan.text.Language;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.PaperView.JournalLine;
import cn.suyuan.ui.kit.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The board on the sample case with the real desk: over 20 s, because the whole sample pack is verified once. */
@ExtendWith(ApplicationExtension.class)
class FindingsJourneyTest {
    private final ChosenFiles files = new ChosenFiles();
    private final Words words = new Words(Language.ZH);
    private Optional<Session> opened = Optional.empty();

    @Start
    void start(Stage stage) {
        opened = Optional.of(App.open(stage, words, new DeskOpening().open(), files));
    }

    @AfterEach
    void close() {
        opened.ifPresent(session -> {
            session.tasks().close();
            session.desk().close();
        });
    }

    @Test
    void findings_are_merged_split_worded_reviewed_and_taken_back_by_keyboard(FxRobot robot) throws Exception {
        assumeTrue(Files.exists(Path.of("sample-data", "demo-pack.zip")), "sample-data/demo-pack.zip is not there");
        Session session = opened.orElseThrow();
        robot.interact(
                () -> session.change("task.sample", session.desk()::openSample, view -> session.go(Screen.FINDINGS)));
        CaseView first = await(session, CaseView::hasEvidence);
        int before = first.standingFindings().size();
        assertThat(before).isGreaterThan(10);

        // merge: the second finding into the first
        Finding into = first.standingFindings().get(0);
        Finding part = first.standingFindings().get(1);
        pick(robot, into);
        type(robot, KeyCode.M);
        tick(robot, 0);
        press(robot, "#sheet-ok");
        CaseView merged = await(session, view -> view.standingFindings().size() == before - 1);
        assertThat(finding(merged, into.findingId()).observationKeys()).containsAll(part.observationKeys());

        // undo: both are there again, and the journal has kept the merge
        type(robot, KeyCode.SHORTCUT, KeyCode.Z);
        CaseView back = await(session, view -> view.standingFindings().size() == before);
        assertThat(back.standingFindings()).isEqualTo(first.standingFindings());
        assertThat(back.paper().journal()).extracting(JournalLine::kind).endsWith("finding_decided", "act_undone");
        type(robot, KeyCode.SHORTCUT, KeyCode.Y);
        await(session, view -> view.standingFindings().size() == before - 1);
        type(robot, KeyCode.SHORTCUT, KeyCode.Z);
        await(session, view -> view.standingFindings().size() == before);

        // split: one result of a finding becomes a finding
        Finding wide = back.standingFindings().stream()
                .filter(f -> f.observationKeys().size() > 1)
                .findFirst()
                .orElseThrow();
        pick(robot, wide);
        type(robot, KeyCode.S);
        tick(robot, 0);
        press(robot, "#sheet-ok");
        CaseView split = await(session, view -> view.standingFindings().size() == before + 1);
        assertThat(split.judged().findings()).anyMatch(f -> f.findingId().startsWith(wide.findingId() + "+"));

        // grade: not without a reason
        pick(robot, into);
        type(robot, KeyCode.G);
        press(robot, "#sheet-ok");
        assertThat(session.sheets().isAsking()).isTrue();
        enter(robot, "#sheet-text", "有合理解释，不影响数据采信");
        type(robot, KeyCode.SHORTCUT, KeyCode.ENTER);
        await(session, view -> finding(view, into.findingId()).grade() != into.grade());
        type(robot, KeyCode.V);
        await(session, view -> finding(view, into.findingId()).verification() != into.verification());

        // words by template: not with an open blank
        type(robot, KeyCode.E);
        robot.interact(() -> robot.lookup("#wording-template")
                .queryComboBox()
                .getSelectionModel()
                .selectFirst());
        press(robot, "#sheet-ok");
        assertThat(session.sheets().isAsking()).as("open blanks are not saved").isTrue();
        enter(robot, "#sheet-text", "经查，涂布进线表未能提供有效证书。");
        press(robot, "#sheet-ok");
        await(session, view -> finding(view, into.findingId()).descriptionZh().startsWith("经查，涂布"));

        // review by the lead, and the history tells all of it
        type(robot, KeyCode.R);
        press(robot, "#sheet-ok");
        await(
                session,
                view -> view.paper().journal().stream().anyMatch(l -> l.kind().equals("finding_reviewed")));
        assertThat(robot.lookup("#finding-history .small-text").queryAll()).hasSizeGreaterThanOrEqualTo(4);

        // follow-up: correction with proof, closing under a signature, opened again
        robot.interact(() -> session.go(Screen.FOLLOW));
        WaitForAsyncUtils.waitForFxEvents();
        press(robot, "#follow-record");
        files.next(Path.of("sample-data", "README.md"));
        press(robot, "#follow-attach");
        enter(robot, "#follow-correction", "补送检定");
        enter(robot, "#follow-cause", "漏列入计划");
        press(robot, "#sheet-ok");
        CaseView recorded = await(
                session,
                view -> view.paper().followUps().stream()
                        .anyMatch(state -> !state.follow().evidence().isEmpty()));
        assertThat(recorded.paper().followUps()).noneMatch(state -> state.closed());
        press(robot, "#follow-close");
        enter(robot, "#sheet-text", "证书已核对");
        files.next(Path.of("sample-data", "keys", "auditor.p12"));
        press(robot, "#sheet-ok");
        press(robot, "#key-file");
        press(robot, "#sheet-ok");
        await(session, view -> view.paper().followUps().stream().anyMatch(state -> state.closed()));
        press(robot, "#follow-reopen");
        enter(robot, "#sheet-text", "证书被撤销");
        press(robot, "#sheet-ok");
        await(session, view -> view.paper().followUps().stream().noneMatch(state -> state.closed()));

        // the journal tells all of it in words
        robot.interact(() -> session.go(Screen.LOG));
        WaitForAsyncUtils.waitForFxEvents();
        TableView<JournalLine> log = robot.lookup("#journal").queryTableView();
        for (JournalLine line : log.getItems()) {
            String said = String.valueOf(
                    log.getColumns().get(4).getCellObservableValue(line).getValue());
            assertThat(said).as(line.kind()).isNotBlank().doesNotContain(" = ", "{", "[[");
        }
        assertThat(words.unknown()).isEmpty();
        assertThat(session.current().orElseThrow().paper().journalIntact()).isTrue();
    }

    private static Finding finding(CaseView view, String id) {
        return view.judged().findings().stream()
                .filter(f -> f.findingId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void pick(FxRobot robot, Finding finding) {
        robot.interact(() -> {
            TableView<?> table = robot.lookup("#findings").queryTableView();
            table.requestFocus();
            int row = 0;
            for (Object item : table.getItems()) {
                if (((Finding) item).findingId().equals(finding.findingId())) {
                    table.getSelectionModel().clearAndSelect(row);
                    return;
                }
                row++;
            }
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void tick(FxRobot robot, int index) {
        robot.interact(() -> {
            List<CheckBox> boxes =
                    List.copyOf(robot.lookup(".check-list .check-box").queryAllAs(CheckBox.class));
            boxes.get(index).setSelected(true);
        });
    }

    private static void type(FxRobot robot, KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
