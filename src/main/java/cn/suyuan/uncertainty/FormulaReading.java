package cn.suyuan.uncertainty;

import java.util.List;
import java.util.Optional;

/** What came of reading a formula: the formula, or problems with their positions. */
public record FormulaReading(Optional<Formula> formula, List<EvaluationProblem> problems) {
    public FormulaReading {
        problems = List.copyOf(problems);
    }
}
