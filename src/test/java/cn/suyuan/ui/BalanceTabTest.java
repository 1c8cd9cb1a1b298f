package cn.suyuan.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.footprint.EnergyBalance;
import cn.suyuan.text.Language;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Words;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The balances of main and sub-meters on the screen about data quality. */
@ExtendWith(ApplicationExtension.class)
class BalanceTabTest {

    private final PictureDesk desk = new PictureDesk();
    private final Words words = new Words(Language.ZH);
    private Optional<Session> opened = Optional.empty();

    @Start
    void start(Stage stage) {
        stage.setWidth(1280);
        stage.setHeight(720);
        opened = Optional.of(App.open(stage, words, desk, new NoFiles()));
    }

    @Test
    void a_node_shows_its_months_and_a_month_its_numbers(FxRobot robot) throws Exception {
        Session session = opened.orElseThrow();
        robot.interact(() -> session.go(Screen.QUALITY));
        robot.interact(() -> session.change("task.sample", desk::openSample, view -> {}));
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> session.tasks().running().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            TabPane tabs = robot.lookup(".tab-pane").queryAs(TabPane.class);
            tabs.getTabs().stream()
                    .filter(tab -> tab.getText().equals(words.of("quality.tab.balances")))
                    .forEach(tab -> tabs.getSelectionModel().select(tab));
        });
        TableView<EnergyBalance.Month> months = robot.lookup("#balance-months").queryTableView();
        assertThat(robot.lookup("#balances").queryTableView().getItems()).hasSize(1);
        assertThat(months.getItems()).hasSize(12);
        assertThat(states(months)).startsWith("平衡").contains("分表偏多", "跳变", "无法核实");
        robot.interact(() -> months.getSelectionModel().select(6));
        assertThat(session.selectedProperty().get().title()).isEqualTo("E02 2025-07");
        assertThat(session.selectedProperty().get().fields())
                .extracting(field -> field.value())
                .contains("4310000 kWh", "-90000 kWh", "-2.13 %");
        assertThat(words.unknown()).isEmpty();
    }

    private static java.util.List<String> states(TableView<EnergyBalance.Month> months) {
        return months.getItems().stream()
                .map(month -> ((Mark) months.getColumns()
                                .get(4)
                                .getCellObservableValue(month)
                                .getValue())
                        .word())
                .toList();
    }
}
