package cn.suyuan.ui;

import static cn.suyuan.ui.WindowUser.await;
import static cn.suyuan.ui.WindowUser.drop;
import static cn.suyuan.ui.WindowUser.newCase;
import static cn.suyuan.ui.WindowUser.press;
import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.evidence.MappingProposal.ProposedColumn;
import cn.suyuan.text.Language;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class MappingJourneyTest {
    @TempDir
    Path folder;

    private final ChosenFiles files = new ChosenFiles();
    private Optional<Session> opened = Optional.empty();

    @Start
    void start(Stage stage) {
        opened = Optional.of(App.open(stage, new Words(Language.ZH), new DeskOpening().open(), files));
    }

    private Path pack(String year) throws Exception {
        Path pack = Files.createDirectories(folder.resolve(year));
        Files.writeString(
                pack.resolve("pack.json"),
                "{\"format\": \"suyuan-evidence-pack\", \"version\": 1, \"organization\": {\"name\": \"甲厂"
                        + folder.getFileName() + "\"}}");
        Files.writeString(pack.resolve("台账" + year + ".csv"), "管理编号,计量器具名称,型号规格,准确度等级,自编码\nE1,电能表一,A,0.5S,CPA-1\n");
        return pack;
    }

    private void caseWith(FxRobot robot, Session session, String name, Path pack) throws Exception {
        robot.interact(() -> session.go(Screen.START));
        newCase(robot, session, files, folder.resolve(name));
        drop(robot, pack);
        await(session, CaseView::hasEvidence);
    }

    private static boolean means(CaseView view) {
        return view.ledger().ledger().instruments().stream()
                .anyMatch(i -> i.row().textOrEmpty("type_approval_no").equals("CPA-1"));
    }

    private static Optional<Node> shown(FxRobot robot, String query) {
        return robot.lookup(query).queryAll().stream().filter(Node::isVisible).findFirst();
    }

    @Test
    void a_meaning_dragged_onto_a_column_is_used_and_offered_for_next_years_file(FxRobot robot) throws Exception {
        Session session = opened.orElseThrow();
        caseWith(robot, session, "a.sycase", pack("2024"));
        assertThat(means(session.current().orElseThrow())).isFalse();
        robot.interact(() -> session.go(Screen.FILES, "台账2024.csv", 1));
        WaitForAsyncUtils.waitFor(
                120,
                TimeUnit.SECONDS,
                () -> shown(robot, "#mapping-open").filter(n -> !n.isDisabled()).isPresent());
        press(robot, "#mapping-open");
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> row(robot, "自编码").isPresent());

        robot.interact(
                () -> Dropped.text("type_approval_no").on(row(robot, "自编码").orElseThrow()));
        press(robot, "#mapping-use");
        await(session, MappingJourneyTest::means);

        caseWith(robot, session, "b.sycase", pack("2025"));
        assertThat(means(session.current().orElseThrow())).isFalse(); // never silently
        robot.interact(() -> session.go(Screen.FILES));
        WaitForAsyncUtils.waitFor(
                120, TimeUnit.SECONDS, () -> shown(robot, "#remembered-use").isPresent());
        press(robot, "#remembered-use");
        await(session, MappingJourneyTest::means);
    }

    private static Optional<Node> row(FxRobot robot, String header) {
        return robot.lookup("#mapping-columns .table-row-cell").queryAll().stream()
                .filter(node -> node instanceof TableRow<?> row
                        && row.getItem() instanceof ProposedColumn column
                        && column.header().equals(header))
                .findFirst();
    }
}
