package cn.suyuan.uncertainty;

import java.util.List;
import java.util.Optional;

/**
 * Everything that was found out about one output.
 *
 * @param value the model at the estimates
 * @param gum empty when the law of propagation could not be applied
 * @param monteCarlo empty when it was not asked for or gave nothing
 */
public record OutputEvaluation(
        OutputQuantity output,
        double value,
        Optional<GumEvaluation> gum,
        Optional<MonteCarloEvaluation> monteCarlo,
        Optional<GumValidation> validation,
        Optional<DeclaredComparison> comparison,
        Optional<RelativeUncertainty> relative,
        Optional<SensitivityAnalysis> sensitivity,
        List<BudgetRemark> remarks) {

    public OutputEvaluation {
        remarks = List.copyOf(remarks);
    }

    /** Returns the law of propagation result validated by Monte Carlo, empty when that was not compared. */
    public Optional<Boolean> gumValidated() {
        return validation.map(GumValidation::validated);
    }

    /** Returns whether the declared result reproduces, empty when it could not be compared. */
    public Optional<Boolean> reproduces() {
        return comparison
                .filter(found -> found.verdict() != DeclaredComparison.Verdict.NOT_COMPARABLE)
                .map(found -> found.verdict() == DeclaredComparison.Verdict.REPRODUCES);
    }
}
