package cn.suyuan.ui.budget;

import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import cn.suyuan.uncertainty.BudgetRemark;
import cn.suyuan.uncertainty.EvaluationProblem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** What is to be said about a budget or a formula, a line each; inputs that no formula uses share one line. */
final class RemarkLines {
    private final Words words;
    private final InputNames names;

    RemarkLines(Words words, InputNames names) {
        this.words = words;
        this.names = names;
    }

    Node node(List<BudgetRemark> remarks) {
        VBox box = new VBox(6);
        remarks.stream()
                .filter(remark -> remark.code() != BudgetRemark.Code.INPUT_NOT_USED)
                .forEach(remark -> box.getChildren().add(line(remark.weight(), sentence(remark))));
        String unused = remarks.stream()
                .filter(remark -> remark.code() == BudgetRemark.Code.INPUT_NOT_USED)
                .flatMap(remark -> remark.symbol().stream())
                .collect(Collectors.joining(", "));
        if (!unused.isEmpty()) {
            box.getChildren().add(line(BudgetRemark.Weight.NOTE, words.of("budget.remarks.unused", unused)));
        }
        return box;
    }

    private Node line(BudgetRemark.Weight weight, String sentence) {
        Tone tone = switch (weight) {
            case DEFECT -> Tone.BAD;
            case SUSPICION -> Tone.WARNING;
            case NOTE -> Tone.NOTE;
        };
        return Parts.row(
                Parts.badge(new Mark(tone, words.of("budget.weight", weight))), Parts.grow(Parts.text(sentence)));
    }

    private String sentence(BudgetRemark remark) {
        String key = "uncertainty.remark." + remark.code().name().toLowerCase(Locale.ROOT);
        String place = remark.symbol().map(names::of).orElse("")
                + remark.component()
                        .filter(c -> !c.isEmpty())
                        .map(c -> " · " + c)
                        .orElse("");
        return (place.isEmpty() ? "" : place + "：") + words.of(key, remark.arguments());
    }

    /** A mistake in words with its place in the formula. */
    String placed(EvaluationProblem problem) {
        String what = problem.position() > 0
                ? words.of("budget.model.bad", problem.position(), problem(problem))
                : problem(problem);
        return problem.subject().isEmpty() || problem.position() == 0 ? what : problem.subject() + "：" + what;
    }

    /** A mistake in words. */
    String problem(EvaluationProblem problem) {
        return words.of("uncertainty.problem." + problem.code().name().toLowerCase(Locale.ROOT), problem.arguments());
    }
}
