package cn.suyuan.uncertainty;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Which inputs the uncertainty comes from.
 *
 * @param inputs in the order of the model
 * @param sobolBase base sample of the Sobol indices, 0 when they were not computed
 * @param independent false when inputs are correlated, where variance-based indices do not add up
 * @param commonFactor the factor that all standard uncertainties together would have to be multiplied by to meet the
 *     limit; empty when it is met
 */
public record SensitivityAnalysis(
        List<InputSensitivity> inputs, int sobolBase, boolean independent, OptionalDouble commonFactor) {
    public SensitivityAnalysis {
        inputs = List.copyOf(inputs);
    }
}
