package cn.suyuan.rule;

import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.UncertaintyEvaluation;
import java.util.Optional;

/**
 * The measurement model as submitted and its evaluation by this program.
 *
 * @param model model with declared result; empty where none came or it could not be read
 * @param evaluation own evaluation; empty where there is no model
 */
public record UncertaintyFacts(Optional<MeasurementModel> model, Optional<UncertaintyEvaluation> evaluation) {

    /** Facts of a pack without a model. */
    public static UncertaintyFacts none() {
        return new UncertaintyFacts(Optional.empty(), Optional.empty());
    }
}
