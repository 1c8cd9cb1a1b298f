package cn.suyuan.ui.budget;

import cn.suyuan.rule.UncertaintyFacts;
import cn.suyuan.ui.Selection;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import cn.suyuan.uncertainty.BudgetRemark;
import cn.suyuan.uncertainty.OutputEvaluation;
import cn.suyuan.uncertainty.SimulationCode;
import cn.suyuan.uncertainty.SubmittedWorkbook;
import cn.suyuan.uncertainty.SubmittedWorkbook.CellIssue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Workbooks and code as submitted: cells that do not compute to what they show, and what to look for in the code. */
final class SubmittedTab {
    private static final int MOST_SHOWN = 60_000;
    private final Session session;
    private final Words words;

    SubmittedTab(Session session) {
        this.session = session;
        this.words = session.words();
    }

    Node node(UncertaintyFacts facts) {
        VBox box = new VBox(14);
        facts.workbooks().forEach(workbook -> box.getChildren().add(workbook(workbook)));
        facts.codes().forEach(code -> box.getChildren().add(code(code, facts)));
        if (box.getChildren().isEmpty()) {
            box.getChildren().add(Parts.empty("mdi2f-file-table-outline", words.of("budget.submitted.none")));
        }
        return box;
    }

    private Node workbook(UncertaintyFacts.EvaluatedWorkbook submitted) {
        SubmittedWorkbook book = submitted.workbook();
        FlowPane figures = Parts.flow(
                Parts.figure(Integer.toString(book.formulas()), words.of("budget.workbook.formulas"), Tone.NEUTRAL),
                Parts.figure(
                        Integer.toString(book.agreeing()),
                        words.of("budget.workbook.agreeing"),
                        book.agreeing() == book.formulas() ? Tone.GOOD : Tone.WARNING));
        Optional<OutputEvaluation> own = submitted.evaluation().flatMap(e -> e.main());
        own.flatMap(OutputEvaluation::gum)
                .ifPresent(gum -> figures.getChildren()
                        .add(Parts.figure(
                                WhatIfTab.number(gum.expandedUncertainty()),
                                words.of("budget.workbook.own", WhatIfTab.number(gum.coverageFactor())),
                                Tone.NOTE)));
        own.flatMap(OutputEvaluation::reproduces)
                .ifPresent(agrees -> figures.getChildren()
                        .add(Parts.badge(new Mark(
                                agrees ? Tone.GOOD : Tone.BAD,
                                words.of(agrees ? "budget.declared.reproduces" : "budget.declared.differs")))));
        Grid<CellIssue> grid = new Grid<CellIssue>("cells-" + book.path(), words.of("budget.workbook.clean"))
                .mark(
                        words.of("budget.column.weight"),
                        80,
                        issue -> issue.kind().fault()
                                ? new Mark(Tone.BAD, words.of("budget.weight.defect"))
                                : new Mark(Tone.NOTE, words.of("budget.weight.note")))
                .column(
                        words.of("budget.column.cell"),
                        110,
                        issue -> issue.cell().isEmpty() ? issue.sheet() : issue.sheet() + "!" + issue.cell())
                .column(words.of("budget.column.found"), 520, this::sentence)
                .rows(book.issues())
                .picked(issue -> select(book, issue));
        grid.view().setPrefHeight(Math.min(360, 80 + 30.0 * book.issues().size()));
        grid.view().setMinHeight(110);
        return Parts.card(
                book.path(),
                Parts.text(
                        words.of(
                                "budget.workbook.place",
                                book.budget().orElse("—"),
                                book.model()
                                        .map(m -> m.outputs().get(0).formula())
                                        .orElse("—")),
                        "muted"),
                Parts.row(
                        BudgetColumnsSheet.button(session, book.path()).stream().toArray(Node[]::new)),
                figures,
                grid.view(),
                remarks(own.map(OutputEvaluation::remarks).orElse(List.of())));
    }

    /** What must be said about the budget that was read, line by line. */
    private Node remarks(List<BudgetRemark> remarks) {
        Node lines = new VBox(
                6,
                Parts.text(words.of("budget.remarks.title"), "muted"),
                new RemarkLines(words, InputNames.none()).node(remarks));
        lines.setVisible(!remarks.isEmpty());
        lines.setManaged(!remarks.isEmpty());
        return lines;
    }

    /** Shows a cell with what it shows, what it computes to and its formula, each in full. */
    private void select(SubmittedWorkbook book, CellIssue issue) {
        List<Field> fields = new ArrayList<>(List.of(new Field(words.of("budget.column.found"), sentence(issue))));
        if (!issue.shown().isEmpty()) {
            fields.add(new Field(words.of("budget.column.shown"), issue.shown()));
        }
        if (!issue.computed().isEmpty()) {
            fields.add(new Field(words.of("budget.column.computed"), issue.computed()));
        }
        if (!issue.formula().isEmpty()) {
            fields.add(new Field(words.of("budget.column.formula"), "=" + issue.formula()));
        }
        session.current()
                .ifPresent(view -> session.select(new Selection(
                        book.path() + " " + issue.sheet() + "!" + issue.cell(),
                        Optional.empty(),
                        fields,
                        view.observationsOf("workbook:" + book.path()),
                        List.of())));
    }

    private String sentence(CellIssue issue) {
        String place = issue.cell().isEmpty() ? issue.sheet() : issue.sheet() + "!" + issue.cell();
        return words.of(
                "uncertainty.workbook." + issue.kind().name().toLowerCase(Locale.ROOT),
                List.of(place, issue.shown(), issue.computed(), issue.formula()));
    }

    private Node code(SimulationCode code, UncertaintyFacts facts) {
        VBox findings = new VBox(4);
        for (SimulationCode.Remark remark : code.remarks()) {
            String key = "uncertainty.code." + remark.doubt().name().toLowerCase(Locale.ROOT);
            findings.getChildren()
                    .add(Parts.row(
                            Parts.badge(new Mark(Tone.WARNING, words.of("budget.weight.suspicion"))),
                            Parts.grow(Parts.text(words.of(key, remark.arguments())))));
        }
        for (SimulationCode.Mark mark : code.marks()) {
            String key = "uncertainty.mark." + mark.kind().name().toLowerCase(Locale.ROOT);
            String text = code.text().substring(mark.start(), mark.end()).strip();
            findings.getChildren()
                    .add(Parts.line(words.of(key, List.of(Integer.toString(mark.line()), text)), "muted"));
        }
        ScrollPane scroll = new ScrollPane(flow(code));
        scroll.setPrefHeight(320);
        scroll.setMinHeight(160);
        scroll.getStyleClass().add("code-pane");
        String own = facts.evaluation()
                .flatMap(e -> e.main())
                .flatMap(OutputEvaluation::monteCarlo)
                .map(mc -> words.of(
                        "budget.code.own",
                        mc.trials(),
                        WhatIfTab.number(mc.mean()),
                        WhatIfTab.number(mc.standardUncertainty()),
                        WhatIfTab.number(mc.symmetric().low()),
                        WhatIfTab.number(mc.symmetric().high())))
                .orElse(words.of("budget.code.no_model"));
        return Parts.card(
                code.path(), Parts.text(words.of("budget.code.about"), "muted"), Parts.text(own), findings, scroll);
    }

    /** The text in pieces of one colour; what a reader must look for is underlined. */
    private TextFlow flow(SimulationCode code) {
        String text = code.text().length() > MOST_SHOWN ? code.text().substring(0, MOST_SHOWN) : code.text();
        TextFlow flow = new TextFlow();
        List<Integer> cuts = new ArrayList<>();
        cuts.add(0);
        code.tokens().forEach(token -> cuts.addAll(List.of(token.start(), token.end())));
        code.marks().forEach(mark -> cuts.addAll(List.of(mark.start(), mark.end())));
        cuts.add(text.length());
        List<Integer> sorted = cuts.stream()
                .distinct()
                .sorted()
                .filter(c -> c <= text.length())
                .toList();
        for (int i = 0; i + 1 < sorted.size(); i++) {
            int from = sorted.get(i);
            Text piece = new Text(text.substring(from, sorted.get(i + 1)));
            piece.getStyleClass().add("code");
            code.tokens().stream()
                    .filter(token -> token.start() <= from && from < token.end())
                    .findFirst()
                    .ifPresent(token -> piece.getStyleClass()
                            .add("code-" + token.kind().name().toLowerCase(Locale.ROOT)));
            if (code.marks().stream().anyMatch(mark -> mark.start() <= from && from < mark.end())) {
                piece.getStyleClass().add("code-mark");
                piece.setUnderline(true);
            }
            piece.setFill(colour(piece));
            flow.getChildren().add(piece);
        }
        return flow;
    }

    private javafx.scene.paint.Color colour(Text piece) {
        var palette = session.appearance().palette();
        if (piece.getStyleClass().contains("code-comment")) {
            return palette.muted();
        }
        if (piece.getStyleClass().contains("code-mark")) {
            return palette.bad();
        }
        if (piece.getStyleClass().contains("code-string")) {
            return palette.good();
        }
        if (piece.getStyleClass().contains("code-number")) {
            return palette.warning();
        }
        return piece.getStyleClass().contains("code-keyword") ? palette.accent() : palette.text();
    }
}
