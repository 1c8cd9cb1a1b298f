package cn.suyuan.ui.clauses;

import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.CaseHead;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** Who examines which clause (7.4), and who has declared independence and confidentiality (7.1). */
final class DivisionPane {
    private final Session session;
    private final Words words;
    private final VBox box = new VBox(10);

    DivisionPane(Session session) {
        this.session = session;
        this.words = session.words();
        box.getStyleClass().add("tab-content");
        box.setId("division");
    }

    Node node() {
        return Parts.scroll(box);
    }

    void show(CaseView view) {
        List<CaseHead.Member> members = view.head().team();
        box.getChildren().setAll(Parts.text(words.of("rule.division.about"), "muted"));
        if (members.isEmpty()) {
            box.getChildren().add(Parts.text(words.of("rule.division.none")));
            return;
        }
        List<String> clauses = clauses(view);
        GridPane grid = new GridPane();
        grid.getStyleClass().add("fields");
        grid.add(Parts.line(words.of("clauses.column.clause"), "strong"), 0, 0);
        for (int m = 0; m < members.size(); m++) {
            CaseHead.Member member = members.get(m);
            Label declared = Parts.badge(new Mark(
                    member.declared() ? Tone.GOOD : Tone.BAD,
                    words.of(member.declared() ? "rule.division.declared" : "rule.division.undeclared")));
            grid.add(
                    new VBox(
                            2,
                            Parts.line(member.name(), "strong"),
                            Parts.line(words.of("task.role." + member.role()), "muted"),
                            declared),
                    m + 1,
                    0);
            for (int c = 0; c < clauses.size(); c++) {
                grid.add(box(members, m, clauses.get(c), clauses), m + 1, c + 1);
            }
        }
        for (int c = 0; c < clauses.size(); c++) {
            String clause = clauses.get(c);
            boolean nobody = members.stream().noneMatch(m -> m.examines(clause));
            Label name = Parts.line(clause, nobody ? Tone.BAD.styleClass() : "strong");
            grid.add(name, 0, c + 1);
            if (nobody) {
                grid.add(
                        Parts.line(words.of("rule.division.nobody"), Tone.BAD.styleClass()), members.size() + 1, c + 1);
            }
        }
        box.getChildren().add(grid);
    }

    /** Clauses with a number, such as 4.1 or 6.3A, each once. */
    private static List<String> clauses(CaseView view) {
        TreeSet<String> clauses = new TreeSet<>();
        view.judged().clauses().stream()
                .map(row -> row.clause().replaceAll("[^0-9.A-Za-z].*$", ""))
                .filter(clause -> clause.matches("[4-7](\\.\\d+[AB]?)?"))
                .forEach(clauses::add);
        return new ArrayList<>(clauses);
    }

    private CheckBox box(List<CaseHead.Member> members, int member, String clause, List<String> all) {
        CaseHead.Member person = members.get(member);
        CheckBox check = new CheckBox();
        check.setId("division-" + member + "-" + clause);
        check.setSelected(person.examines(clause));
        check.setDisable(person.role().equals("observer") || person.role().equals("representative"));
        check.setAccessibleText(person.name() + " " + clause);
        check.setOnAction(event -> {
            List<String> now =
                    new ArrayList<>(all.stream().filter(person::examines).toList());
            if (check.isSelected()) {
                now.add(clause);
            } else {
                now.remove(clause);
            }
            session.perform(new Act.DivideWork(
                    person.name(), now.stream().sorted().distinct().toList()));
        });
        return check;
    }
}
