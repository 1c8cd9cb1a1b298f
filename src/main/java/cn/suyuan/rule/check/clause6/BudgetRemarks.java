package cn.suyuan.rule.check.clause6;

import cn.suyuan.rule.CaseView;
import cn.suyuan.uncertainty.BudgetRemark;
import cn.suyuan.uncertainty.OutputEvaluation;
import java.util.List;
import java.util.stream.Stream;

/** Remarks of the evaluation on lines of the submitted budget. */
final class BudgetRemarks {

    private BudgetRemarks() {}

    /** Remarks on an input, each once, whichever output it came with. */
    static List<BudgetRemark> of(String symbol, CaseView view) {
        return all(view)
                .filter(r -> r.symbol().filter(symbol::equals).isPresent())
                .distinct()
                .toList();
    }

    private static Stream<BudgetRemark> all(CaseView view) {
        return view.facts().uncertainty().evaluation().stream()
                .flatMap(e -> e.outputs().stream())
                .map(OutputEvaluation::remarks)
                .flatMap(List::stream);
    }

    static String argument(BudgetRemark remark, int index) {
        return index < remark.arguments().size() ? remark.arguments().get(index) : "—";
    }
}
