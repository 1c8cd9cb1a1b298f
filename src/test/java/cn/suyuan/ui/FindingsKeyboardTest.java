package cn.suyuan.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.text.Language;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.AuditDesk;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Words;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The board by keys alone, from the screen before it on; nothing is focused, picked or pressed by the test. */
@ExtendWith(ApplicationExtension.class)
class FindingsKeyboardTest {
    private final PictureDesk desk = new PictureDesk();
    private Optional<Session> opened = Optional.empty();

    @Start
    void start(Stage stage) {
        stage.setWidth(1280);
        stage.setHeight(720);
        opened = Optional.of(App.open(stage, new Words(Language.ZH), (AuditDesk) desk, new ChosenFiles()));
    }

    @BeforeEach
    void go_to_the_board(FxRobot robot) throws Exception {
        Session session = opened.orElseThrow();
        robot.interact(() -> session.change("task.sample", desk::openSample, view -> {}));
        WindowUser.await(session, CaseView::hasEvidence);
        robot.interact(() -> session.go(Screen.CLAUSES));
        type(robot, KeyCode.ALT, KeyCode.DOWN);
        assertThat(session.screenProperty().get()).isEqualTo(Screen.FINDINGS);
    }

    @Test
    void every_decision_is_reached_and_confirmed(FxRobot robot) throws Exception {
        assertThat(act(robot, KeyCode.A)).isInstanceOf(Act.Accept.class);
        type(robot, KeyCode.M);
        type(robot, KeyCode.SPACE);
        assertThat(act(robot, KeyCode.ENTER))
                .isInstanceOfSatisfying(
                        Act.MergeFindings.class,
                        merge -> assertThat(merge.absorbed()).hasSize(1));

        type(robot, KeyCode.C);
        type(robot, KeyCode.TAB);
        type(robot, KeyCode.SPACE);
        assertThat(act(robot, KeyCode.ENTER))
                .isInstanceOfSatisfying(
                        Act.AssignClauses.class,
                        assign -> assertThat(assign.clauses()).hasSize(2));

        type(robot, KeyCode.G);
        robot.write("explained");
        assertThat(act(robot, KeyCode.CONTROL, KeyCode.ENTER))
                .isInstanceOfSatisfying(
                        Act.Regrade.class, grade -> assertThat(grade.reason()).isEqualTo("explained"));

        assertThat(act(robot, KeyCode.V)).isInstanceOf(Act.ChooseMode.class);
        type(robot, KeyCode.R);
        assertThat(act(robot, KeyCode.ENTER))
                .isInstanceOfSatisfying(
                        Act.Review.class, review -> assertThat(review.agreed()).isTrue());
        type(robot, KeyCode.O);
        robot.write("remark");
        assertThat(act(robot, KeyCode.CONTROL, KeyCode.ENTER)).isInstanceOf(Act.MakeRemark.class);
    }

    @Test
    void tab_leaves_a_text_and_escape_changes_nothing(FxRobot robot) throws Exception {
        type(robot, KeyCode.E);
        type(robot, KeyCode.TAB);
        robot.write("said in English");
        assertThat(act(robot, KeyCode.CONTROL, KeyCode.ENTER))
                .isInstanceOfSatisfying(
                        Act.Reword.class, reword -> assertThat(reword.english()).isEqualTo("said in English"));
        int before = desk.acts.size();
        type(robot, KeyCode.W);
        robot.write("no");
        type(robot, KeyCode.ESCAPE);
        assertThat(desk.acts).hasSize(before);

        // an own finding: clause, then on to the words, the evidence and its list of files
        type(robot, KeyCode.N);
        type(robot, KeyCode.DOWN);
        IntStream.range(0, 5).forEach(i -> type(robot, KeyCode.TAB));
        robot.write("seen on site");
        type(robot, KeyCode.TAB);
        type(robot, KeyCode.TAB);
        type(robot, KeyCode.DOWN);
        assertThat(act(robot, KeyCode.CONTROL, KeyCode.ENTER)).isInstanceOfSatisfying(Act.AddFinding.class, own -> {
            assertThat(own.wording()).isEqualTo("seen on site");
            assertThat(own.evidence()).hasSize(1);
        });
    }

    private Act act(FxRobot robot, KeyCode... keys) throws Exception {
        type(robot, keys);
        WindowUser.await(opened.orElseThrow(), CaseView::hasEvidence);
        return desk.acts.get(desk.acts.size() - 1);
    }

    private static void type(FxRobot robot, KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
