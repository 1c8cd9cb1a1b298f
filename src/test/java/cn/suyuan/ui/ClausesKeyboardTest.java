package cn.suyuan.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.rule.PointOutcome;
import cn.suyuan.rule.Verdict;
import cn.suyuan.text.Language;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.AuditDesk;
import cn.suyuan.ui.kit.Words;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ClausesKeyboardTest {
    private final PictureDesk desk = new PictureDesk();
    private Optional<Session> opened = Optional.empty();

    @Start
    void start(Stage stage) {
        stage.setWidth(1280);
        stage.setHeight(720);
        opened = Optional.of(App.open(stage, new Words(Language.ZH), (AuditDesk) desk, new NoFiles()));
    }

    /** The sample case with the screen of clauses shown. */
    private Session sample(FxRobot robot) throws Exception {
        Session session = opened.orElseThrow();
        robot.interact(() -> session.go(Screen.CLAUSES));
        robot.interact(() -> session.change("task.sample", desk::openSample, view -> {}));
        WindowUser.await(session, view -> true);
        return session;
    }

    @Test
    void a_requirement_is_answered_without_touching_the_mouse(FxRobot robot) throws Exception {
        Session session = sample(robot);
        TableView<?> table = robot.lookup("#clauses").queryAs(TableView.class);
        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().select(0);
        });
        robot.push(KeyCode.DIGIT2);
        robot.push(KeyCode.ALT, KeyCode.DIGIT4);
        TextInputControl text = robot.lookup("#answer-text").queryAs(TextInputControl.class);
        assertThat(text.isFocused()).isTrue();
        robot.interact(() -> text.setText("现场提问，负责人不能说明"));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> session.tasks().running().isEmpty());

        assertThat(desk.acts).hasSize(1);
        Act.AnswerClause answer = (Act.AnswerClause) desk.acts.get(0);
        assertThat(answer.verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(answer.method()).isEqualTo("interview");
        assertThat(answer.text()).isEqualTo("现场提问，负责人不能说明");
    }

    @Test
    void what_was_typed_stays_with_its_requirement_when_the_window_turns_dark(FxRobot robot) throws Exception {
        Session session = sample(robot);
        TableView<?> table = robot.lookup("#clauses").queryAs(TableView.class);
        int before = table.getSelectionModel().getSelectedIndex();
        int other = before == 0 ? 1 : 0;
        robot.interact(() -> {
            table.getSelectionModel().select(other);
            robot.lookup("#answer-text").queryAs(TextInputControl.class).setText("写到一半");
        });
        robot.interact(() -> session.appearance().darkProperty().set(true));
        TableView<?> anew = robot.lookup("#clauses").queryAs(TableView.class);
        assertThat(anew).isNotSameAs(table);
        assertThat(anew.getSelectionModel().getSelectedIndex()).isEqualTo(other);
        assertThat(robot.lookup("#answer-text").queryAs(TextInputControl.class).getText())
                .isEqualTo("写到一半");
    }

    @Test
    void a_checklist_is_gone_through_point_by_point_and_cannot_be_met_with_one_open(FxRobot robot) throws Exception {
        Session session = sample(robot);
        TableView<?> table = robot.lookup("#clauses").queryAs(TableView.class);
        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().select(1);
        });
        robot.push(KeyCode.ENTER);
        robot.push(KeyCode.DIGIT1);
        robot.push(KeyCode.DIGIT2);
        TextInputControl text = robot.lookup("#answer-text").queryAs(TextInputControl.class);
        assertThat(text.isFocused()).isTrue();
        robot.interact(() -> text.setText("两台没有标识"));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> session.tasks().running().isEmpty());
        Act.AnswerClause answer = (Act.AnswerClause) desk.acts.get(0);
        assertThat(answer.verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(answer.points()).containsEntry("01", PointOutcome.YES).containsEntry("02", PointOutcome.NO);

        robot.interact(() -> robot.lookup("#answer-met").<ToggleButton>query().setSelected(true));
        robot.interact(text::requestFocus);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desk.acts).describedAs("a point is not in order").hasSize(1);
    }
}
