package cn.suyuan.ui;

import static cn.suyuan.ui.WindowUser.await;
import static cn.suyuan.ui.WindowUser.drop;
import static cn.suyuan.ui.WindowUser.enter;
import static cn.suyuan.ui.WindowUser.newCase;
import static cn.suyuan.ui.WindowUser.press;
import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.sampledata.ForeignBudget;
import cn.suyuan.text.Language;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Words;
import cn.suyuan.uncertainty.InputQuantity;
import cn.suyuan.uncertainty.OutputQuantity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What an auditor does on the screen of uncertainty. */
@ExtendWith(ApplicationExtension.class)
class BudgetJourneyTest {
    private static final String MODEL = """
        {"models": {"Y1": "E*F", "Y2": "E*F+2*R"},
         "results": {"Y1": {"name": "甲", "unit": "kg"}, "Y2": {"name": "乙", "unit": "kg"}},
         "inputs": [
           {"symbol": "E", "value": 100, "unit": "kWh", "components": [{"name": "a", "distribution": "normal", "standard": 1}]},
           {"symbol": "F", "value": 0.5, "unit": "kg/kWh", "components": [{"name": "b", "distribution": "normal", "standard": 0.01}]},
           {"symbol": "R", "value": 3, "unit": "kg", "components": [{"name": "c", "distribution": "normal", "standard": 0.1}]},
           {"symbol": "V", "value": 7, "unit": "m³", "components": [{"name": "d", "distribution": "normal", "standard": 0.1}]}]}
        """;

    @TempDir
    Path folder;

    private final ChosenFiles files = new ChosenFiles();
    private Optional<Session> opened = Optional.empty();

    @Start
    void start(Stage stage) {
        opened = Optional.of(App.open(stage, new Words(Language.ZH), new DeskOpening().open(), files));
    }

    private Session caseWith(FxRobot robot, Path pack) throws Exception {
        Session session = opened.orElseThrow();
        newCase(robot, session, files, folder.resolve("case.sycase"));
        drop(robot, pack);
        await(session, CaseView::hasEvidence);
        robot.interact(() -> session.go(Screen.BUDGET));
        WaitForAsyncUtils.waitForFxEvents();
        return session;
    }

    /** Waits until the window shows it: contents of tabs and scrolled parts appear with the next layout. */
    private static void appear(FxRobot robot, String query) throws Exception {
        WaitForAsyncUtils.waitFor(
                120, TimeUnit.SECONDS, () -> robot.lookup(query).tryQuery().isPresent());
    }

    private static void tab(FxRobot robot, int index, String content) throws Exception {
        appear(robot, "#budget-tabs");
        TabPane tabs = robot.lookup("#budget-tabs").queryAs(TabPane.class);
        robot.interact(() -> tabs.getSelectionModel().select(index));
        appear(robot, content);
    }

    @Test
    void columns_of_a_foreign_budget_are_assigned_on_the_screen(FxRobot robot) throws Exception {
        Path pack = Files.createDirectories(folder.resolve("pack"));
        ForeignBudget.write(pack.resolve("uncertainty").resolve("Haushalt.xlsx"));
        Session session = caseWith(robot, pack);
        assertThat(budgetIsRead(session.current().orElseThrow())).isFalse();

        appear(robot, "#budget-columns");
        press(robot, "#budget-columns");
        appear(robot, "#budget-columns-use");
        appear(robot, "#budget-meaning-3");
        robot.interact(() -> {
            choose(robot, 0, "输入量符号");
            choose(robot, 1, "估计值");
            choose(robot, 2, "标准不确定度");
            choose(robot, 3, "灵敏系数");
        });
        press(robot, "#budget-columns-use");
        CaseView read = await(session, BudgetJourneyTest::budgetIsRead);
        var model = read.budgets().workbooks().get(0).workbook().model().orElseThrow();
        assertThat(model.inputs()).extracting(InputQuantity::symbol).containsExactly("L1", "L2");
    }

    private static boolean budgetIsRead(CaseView view) {
        return view.budgets().workbooks().stream()
                .anyMatch(book -> book.workbook().budget().isPresent());
    }

    @SuppressWarnings("unchecked")
    private static void choose(FxRobot robot, int column, String meaning) {
        ComboBox<String> box = robot.lookup("#budget-meaning-" + column).queryAs(ComboBox.class);
        assertThat(box.getItems()).contains(meaning);
        box.setValue(meaning);
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_right_value_of_the_auditor_moves_the_footprint_on_this_page_only(FxRobot robot) throws Exception {
        Session session = caseWith(robot, modelPack());
        CaseView before = session.current().orElseThrow();
        tab(robot, 2, "#replay-own-add");

        press(robot, "#replay-own-add");
        assertThat(text(robot, "#replay-mistake")).isNotEmpty();
        ComboBox<InputQuantity> symbols = robot.lookup("#replay-symbol").queryAs(ComboBox.class);
        robot.interact(() -> symbols.getSelectionModel().select(0));
        enter(robot, "#replay-right", "hundert");
        press(robot, "#replay-own-add");
        assertThat(text(robot, "#replay-mistake")).contains("hundert");
        enter(robot, "#replay-right", "80");
        press(robot, "#replay-own-add");

        appear(robot, "#effects");
        TableView<?> effects = robot.lookup("#effects").queryAs(TableView.class);
        assertThat(effects.getItems()).hasSize(1);
        assertThat(row(effects, 0)).contains("100.000", "80.0000", "10.0000"); // (100 - 80) * 0.5
        assertThat(session.current().orElseThrow()).isSameAs(before);

        press(robot, "#replay-own-clear");
        assertThat(robot.lookup("#effects")
                        .tryQuery()
                        .map(node -> ((TableView<?>) node).getItems().size())
                        .orElse(0))
                .isZero();
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_formula_is_checked_while_it_is_typed_and_its_units_too(FxRobot robot) throws Exception {
        Session session = caseWith(robot, modelPack());
        CaseView before = session.current().orElseThrow();
        tab(robot, 1, "#model-editor");
        ComboBox<OutputQuantity> outputs = robot.lookup("#what-if-output").queryAs(ComboBox.class);
        robot.interact(() -> outputs.getSelectionModel().select(1));
        assertThat(robot.lookup("#model-editor").queryAs(TextInputControl.class).getText())
                .isEqualTo("E*F+2*R");

        enter(robot, "#model-editor", "E*F+");
        assertThat(text(robot, "#model-check")).contains("第 5 个字符", "在此结束");
        enter(robot, "#model-editor", "E+V");
        assertThat(text(robot, "#model-check")).contains("单位不对");
        enter(robot, "#model-editor", "E*F+R");
        assertThat(text(robot, "#model-check")).isEqualTo("公式可用。");
        assertThat(session.current().orElseThrow()).isSameAs(before);

        robot.interact(() -> session.appearance().darkProperty().set(true));
        stays(robot, "公式可用。");
        press(robot, "#language");
        stays(robot, "The formula can be used.");
        press(robot, "#language");
        robot.interact(() -> session.go(Screen.LOG));
        robot.interact(() -> session.go(Screen.BUDGET));
        stays(robot, "公式可用。");
        Path exported = Files.createDirectories(folder.resolve("exported"));
        files.next(exported);
        press(robot, "#budget-export");
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> Files.exists(exported.resolve("budget.xlsx"))
                        && session.tasks().running().isEmpty());
        try (Workbook book =
                WorkbookFactory.create(exported.resolve("budget.xlsx").toFile())) {
            Row first = book.getSheetAt(0).getRow(2);
            assertThat(first.getCell(0).getStringCellValue()).isEqualTo("E");
            assertThat(first.getCell(3).getStringCellValue()).isEqualTo("正态");
            assertThat(first.getCell(7).getCellFormula()).isEqualTo("ABS(G3)*E3");
        }
    }

    /** The trial of a person: the tab, the output and the formula are there after the window is built anew. */
    private static void stays(FxRobot robot, String said) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        appear(robot, "#model-editor");
        assertThat(robot.lookup("#budget-tabs")
                        .queryAs(TabPane.class)
                        .getSelectionModel()
                        .getSelectedIndex())
                .isEqualTo(1);
        assertThat(robot.lookup("#model-editor").queryAs(TextInputControl.class).getText())
                .isEqualTo("E*F+R");
        assertThat(text(robot, "#model-check")).isEqualTo(said);
    }

    private Path modelPack() throws Exception {
        Path pack = Files.createDirectories(folder.resolve("pack"));
        Files.writeString(pack.resolve("uncertainty.json"), MODEL);
        return pack;
    }

    private static String text(FxRobot robot, String label) {
        return robot.lookup(label).queryAs(Label.class).getText();
    }

    private static String row(TableView<?> table, int index) {
        StringBuilder cells = new StringBuilder();
        for (TableColumn<?, ?> column : table.getColumns()) {
            cells.append(column.getCellData(index)).append(" | ");
        }
        return cells.toString();
    }
}
