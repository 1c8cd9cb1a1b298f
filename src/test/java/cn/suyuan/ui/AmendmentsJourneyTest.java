package cn.suyuan.ui;

import static cn.suyuan.ui.WindowUser.await;
import static cn.suyuan.ui.WindowUser.drop;
import static cn.suyuan.ui.WindowUser.newCase;
import static cn.suyuan.ui.WindowUser.press;
import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.text.Language;
import cn.suyuan.ui.desk.AuditDesk;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class AmendmentsJourneyTest {
    private static final String LEDGER = """
        管理编号,计量器具名称,型号规格,准确度等级,出厂编号
        E1,电能表一,A,3.0,S1
        E2,电能表二,A,0.5S,S2
        """;

    @TempDir
    Path folder;

    private final ChosenFiles files = new ChosenFiles();
    private Optional<Session> opened = Optional.empty();

    @Start
    void start(Stage stage) {
        AuditDesk desk = new DeskOpening().open();
        opened = Optional.of(App.open(stage, new Words(Language.ZH), desk, files));
    }

    private Path pack(String name, String ledger) throws Exception {
        Path pack = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                pack.resolve("pack.json"),
                "{\"format\": \"suyuan-evidence-pack\", \"version\": 1, \"organization\": {\"name\": \"甲厂"
                        + folder.getFileName()
                        + "\"}, \"period\": {\"from\": \"2025-01-01\", \"to\": \"2025-12-31\"}}");
        Files.writeString(pack.resolve("台账.csv"), ledger);
        return pack;
    }

    @Test
    void a_second_pack_dropped_on_the_window_completes_the_first_and_its_changes_are_shown(FxRobot robot)
            throws Exception {
        Session session = opened.orElseThrow();
        newCase(robot, session, files, folder.resolve("case.sycase"));
        drop(robot, pack("first", LEDGER));
        await(session, CaseView::hasEvidence);

        Path more = Files.createDirectories(folder.resolve("more"));
        Files.writeString(more.resolve("台账.csv"), LEDGER.replace("3.0", "0.5S"));
        drop(robot, more);
        assertThat(robot.lookup("#amend-completes").queryAs(RadioButton.class).isSelected())
                .isTrue();
        press(robot, "#sheet-ok");
        await(
                session,
                view -> view.ledger()
                        .ledger()
                        .instruments()
                        .get(0)
                        .row()
                        .textOrEmpty("accuracy_class")
                        .equals("0.5S"));

        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> session.desk().amendments().orElseThrow().deliveries().size() == 2);
        var amendment = session.desk()
                .amendments()
                .orElseThrow()
                .amendment(2, cn.suyuan.audit.Progress.silent())
                .orElseThrow();
        assertThat(amendment.changes()).anyMatch(c -> c.column().equals("accuracy_class") && c.row() == 2);
        robot.interact(() -> session.go(Screen.FILES));
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> {
            var tab = robot.lookup(".tab-pane").queryAllAs(javafx.scene.control.TabPane.class).stream()
                    .flatMap(pane -> pane.getTabs().stream())
                    .filter(t -> t.getText().startsWith("历次提交"))
                    .findFirst();
            robot.interact(
                    () -> tab.ifPresent(t -> t.getTabPane().getSelectionModel().select(t)));
            return tab.isPresent()
                    && robot.lookup("#amendment-changes")
                                    .queryAs(TableView.class)
                                    .getItems()
                                    .size()
                            == amendment.changes().size();
        });
    }
}
