package cn.suyuan.ui;

import static cn.suyuan.ui.WindowUser.await;
import static cn.suyuan.ui.WindowUser.enter;
import static cn.suyuan.ui.WindowUser.newCase;
import static cn.suyuan.ui.WindowUser.press;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.suyuan.finding.Finding;
import cn.suyuan.text.Language;
import cn.suyuan.ui.desk.AuditDesk;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class JourneyTest {
    private static final Path SAMPLE = Path.of("sample-data", "demo-pack.zip");
    private static final Path REFERENCE = Path.of("..", "shared", "reference", "pack-min");
    private static final Path KEY = Path.of("sample-data", "keys", "auditor.p12");

    @TempDir
    Path folder;

    private final ChosenFiles files = new ChosenFiles();
    private final Words words = new Words(Language.ZH);
    private Optional<Session> opened = Optional.empty();

    @Start
    void start(Stage stage) {
        AuditDesk desk = new DeskOpening().open();
        opened = Optional.of(App.open(stage, words, desk, files));
    }

    @Test
    void an_auditor_goes_from_a_new_case_to_the_issued_report(FxRobot robot) throws Exception {
        Path pack = Files.exists(SAMPLE) ? SAMPLE : REFERENCE.resolve("pack.zip");
        assumeTrue(Files.exists(pack), "neither sample-data/demo-pack.zip nor the reference pack is there");
        Session session = opened.orElseThrow();

        newCase(robot, session, files, folder.resolve("case.sycase"));

        files.next(pack);
        press(robot, "#import-pack");
        await(session, CaseView::hasEvidence);

        robot.interact(() -> session.go(Screen.DRAW));
        press(robot, "#fresh-auditor");
        press(robot, "#fresh-auditee");
        press(robot, "#draw-commit");
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> !robot.lookup("#draw-reveal").queryButton().isDisabled());
        press(robot, "#draw-reveal");
        CaseView drawn = await(session, view -> view.draw().sample().isPresent());
        assertThat(drawn.draw().oneParty()).isFalse();
        assertThat(drawn.draw().sample().orElseThrow().selected()).isNotEmpty();

        if (!drawn.judged().findings().isEmpty()) {
            robot.interact(() -> session.go(Screen.FINDINGS));
            press(robot, "#finding-accept");
            await(session, view -> view.judged().findings().get(0).status() == Finding.Status.ACCEPTED);
            press(robot, "#finding-withdraw");
            enter(robot, "#sheet-text", "被审查方当场提供了有效证书");
            press(robot, "#sheet-ok");
            await(
                    session,
                    view -> view.judged().findings().stream()
                            .anyMatch(finding -> finding.status() == Finding.Status.WITHDRAWN));
        }

        robot.interact(() -> session.go(Screen.PAPER));
        press(robot, "#report-issue");
        await(session, view -> view.paper().report().isPresent());
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> !robot.lookup("#report-pages .page-sheet").queryAll().isEmpty());

        if (Files.exists(KEY)) {
            files.next(KEY);
            press(robot, "#report-sign");
            press(robot, "#sheet-ok");
            await(
                    session,
                    view -> view.paper()
                            .report()
                            .filter(r -> !r.signers().isEmpty())
                            .isPresent());
        }
        assertThat(session.current().orElseThrow().paper().journalIntact()).isTrue();
    }
}
