package cn.suyuan.rule;

import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.SimulationCode;
import cn.suyuan.uncertainty.SubmittedWorkbook;
import cn.suyuan.uncertainty.UncertaintyEvaluation;
import java.util.List;
import java.util.Optional;

/**
 * The measurement model as submitted and its evaluation by this program.
 *
 * @param model model with declared result; empty where none came or it could not be read
 * @param evaluation own evaluation; empty where there is no model
 * @param workbooks budgets in workbooks, in the order of their paths
 * @param codes code of simulations, read and never run
 */
public record UncertaintyFacts(
        Optional<MeasurementModel> model,
        Optional<UncertaintyEvaluation> evaluation,
        List<EvaluatedWorkbook> workbooks,
        List<SimulationCode> codes) {

    public UncertaintyFacts {
        workbooks = List.copyOf(workbooks);
        codes = List.copyOf(codes);
    }

    /** Facts of a pack with a model alone. */
    public UncertaintyFacts(Optional<MeasurementModel> model, Optional<UncertaintyEvaluation> evaluation) {
        this(model, evaluation, List.of(), List.of());
    }

    /** Facts of a pack without a model. */
    public static UncertaintyFacts none() {
        return new UncertaintyFacts(Optional.empty(), Optional.empty());
    }

    /**
     * A workbook with the evaluation of its budget.
     *
     * @param evaluation empty where no budget could be read
     */
    public record EvaluatedWorkbook(SubmittedWorkbook workbook, Optional<UncertaintyEvaluation> evaluation) {}
}
