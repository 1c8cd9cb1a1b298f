package cn.suyuan.ui.files;

import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.ui.Selection;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What was odd at import: what it is stands first, where it is in columns of its own. */
final class ProblemList {
    /** Characters of row and column between a file and what is said of it. */
    private static final int LONGEST_PLACE = 40;

    private static final int LONGEST_TEXT = 300;

    private final Words words;

    ProblemList(Words words) {
        this.words = words;
    }

    /** Problems of the ledger, then of all other files. */
    static List<ImportProblem> of(CaseView view) {
        return Stream.concat(view.files().pack().ledgerProblems().stream(), view.files().pack().problems().stream())
                .toList();
    }

    Grid<ImportProblem> grid(Consumer<ImportProblem> picked) {
        return new Grid<ImportProblem>("problems", words.of("files.problems.none"))
                .column(words.of("files.column.file"), 190, ProblemList::file)
                .number(words.of("files.column.row"), 50, p -> p.row() == 0 ? "" : Integer.toString(p.row()))
                .column(words.of("files.column.column"), 100, p -> columnName(p.column()))
                .column(words.of("files.column.code"), 80, p -> words.of("files.problem", p.code()))
                .column(words.of("files.column.message"), 700, this::inSheet)
                .picked(picked);
    }

    /** Name of the file without its folders. */
    private static String file(ImportProblem problem) {
        return TablePane.visible(problem.file().substring(problem.file().lastIndexOf('/') + 1));
    }

    /** Sheet and message. */
    private String inSheet(ImportProblem problem) {
        return problem.sheet().isEmpty()
                ? said(problem)
                : "[" + TablePane.visible(problem.sheet()) + "] " + said(problem);
    }

    Selection selection(ImportProblem problem) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(words.of("files.column.file"), TablePane.visible(problem.file())));
        if (!problem.sheet().isEmpty()) {
            fields.add(new Field(words.of("files.column.sheet"), TablePane.visible(problem.sheet())));
        }
        if (problem.row() > 0) {
            fields.add(new Field(words.of("files.column.row"), Integer.toString(problem.row())));
        }
        if (!problem.column().isEmpty()) {
            fields.add(new Field(words.of("files.column.column"), columnName(problem.column())));
        }
        if (!problem.found().isEmpty()) {
            fields.add(new Field(words.of("files.column.found"), shortened(TablePane.visible(problem.found()))));
        }
        fields.add(new Field(words.of("files.column.message"), said(problem)));
        return new Selection(words.of("files.problem", problem.code()), Optional.empty(), fields, List.of(), List.of());
    }

    /** The message without the place that it begins with, which has columns of its own. */
    String said(ImportProblem problem) {
        String whole = words.of("intake.problem." + problem.detail(), problem.arguments());
        String place = problem.arguments().isEmpty()
                ? problem.file()
                : problem.arguments().get(0);
        String colon = words.chinese() ? "：" : ": ";
        if (!whole.startsWith(place)) {
            return whole;
        }
        int end = whole.indexOf(colon, place.length());
        boolean plain = end >= 0 && end - place.length() <= LONGEST_PLACE;
        return plain
                ? whole.substring(end + colon.length())
                : whole.substring(place.length()).strip();
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    }

    /** What a column is called instead of its key. */
    String columnName(String key) {
        return words.orElse("intake.column." + key, key);
    }
}
