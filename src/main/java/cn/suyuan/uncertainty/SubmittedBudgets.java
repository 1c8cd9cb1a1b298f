package cn.suyuan.uncertainty;

import java.util.List;
import java.util.Optional;

/**
 * Everything about uncertainty that was submitted.
 *
 * @param model the measurement model, empty where none came or none could be read
 * @param workbooks budgets in workbooks, in the order of their paths
 * @param codes code of simulations, in the order of their paths
 */
public record SubmittedBudgets(
        Optional<MeasurementModel> model, List<SubmittedWorkbook> workbooks, List<SimulationCode> codes) {

    public SubmittedBudgets {
        workbooks = List.copyOf(workbooks);
        codes = List.copyOf(codes);
    }

    /** A model alone. */
    public static SubmittedBudgets of(Optional<MeasurementModel> model) {
        return new SubmittedBudgets(model, List.of(), List.of());
    }
}
