package cn.suyuan.uncertainty;

import java.util.List;

/**
 * The budget as rows.
 *
 * @param inputs one row per input, in the order of the model
 * @param components one row per component
 */
public record UncertaintyBudget(List<BudgetRow> inputs, List<BudgetRow> components) {
    public UncertaintyBudget {
        inputs = List.copyOf(inputs);
        components = List.copyOf(components);
    }
}
