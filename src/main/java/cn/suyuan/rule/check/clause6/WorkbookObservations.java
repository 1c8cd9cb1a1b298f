package cn.suyuan.rule.check.clause6;

import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Figures;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.UncertaintyFacts.EvaluatedWorkbook;
import cn.suyuan.uncertainty.DeclaredComparison;
import cn.suyuan.uncertainty.SubmittedWorkbook.CellIssue;
import cn.suyuan.uncertainty.SubmittedWorkbook.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a submitted workbook says about the declared result: cells that do not compute, a budget that does not come out. */
final class WorkbookObservations {

    private WorkbookObservations() {}

    static List<Observation> of(Rule rule, CaseView view) {
        return view.facts().uncertainty().workbooks().stream()
                .map(workbook -> judge(rule, view, workbook))
                .toList();
    }

    private static Observation judge(Rule rule, CaseView view, EvaluatedWorkbook submitted) {
        String path = submitted.workbook().path();
        Subject subject = Subject.of("workbook", path);
        List<CellIssue> faults = submitted.workbook().issues().stream()
                .filter(issue -> issue.kind().fault())
                .toList();
        Optional<DeclaredComparison.Item> differs = submitted.evaluation().stream()
                .flatMap(e -> e.main().stream())
                .flatMap(o -> o.comparison().stream())
                .flatMap(c -> c.items().stream())
                .filter(item -> !item.agrees())
                .findFirst();
        ObservationDraft draft;
        if (!faults.isEmpty()) {
            CellIssue first = faults.get(0);
            draft = ObservationDraft.notMet(rule, view, subject)
                    .as("workbook_cells")
                    .with(
                            faults.size(),
                            first.sheet() + "!" + first.cell(),
                            first.shown().isEmpty() ? "—" : first.shown(),
                            first.computed().isEmpty() ? "—" : first.computed())
                    .found(Integer.toString(faults.size()));
        } else if (differs.isPresent()) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .as("workbook_differs")
                    .with(
                            view.word("comparison."
                                    + differs.get().subject().name().toLowerCase(Locale.ROOT)),
                            Figures.plain(differs.get().declared()),
                            Figures.plain(differs.get().recomputed()))
                    .found(Figures.plain(differs.get().recomputed()));
        } else if (reproduces(submitted)) {
            draft = ObservationDraft.met(rule, view, subject)
                    .as("workbook_met")
                    .with(submitted.workbook().formulas());
        } else {
            draft = ObservationDraft.notVerifiable(rule, view, subject).as("workbook_unread");
        }
        return draft.on(view.file(path)).build();
    }

    /** All formulas computed here to what they show, and the declared result comes out of the budget. */
    private static boolean reproduces(EvaluatedWorkbook submitted) {
        boolean whole = submitted.workbook().issues(Kind.NOT_COMPUTABLE).isEmpty()
                && submitted.workbook().issues(Kind.VOLATILE).isEmpty();
        return whole
                && submitted.evaluation().stream()
                        .flatMap(e -> e.main().stream())
                        .anyMatch(o -> o.reproduces().equals(Optional.of(true)));
    }
}
