package cn.suyuan.uncertainty;

import java.util.List;

/** A measurement model as submitted: outputs by formula, inputs with their components, correlations of inputs. */
public record MeasurementModel(
        List<OutputQuantity> outputs, List<InputQuantity> inputs, List<InputCorrelation> correlations) {

    public MeasurementModel {
        outputs = List.copyOf(outputs);
        inputs = List.copyOf(inputs);
        correlations = List.copyOf(correlations);
    }

    /** Returns a model with one output {@code y} and independent inputs. */
    public static MeasurementModel of(String formula, InputQuantity... inputs) {
        return new MeasurementModel(List.of(OutputQuantity.of("y", formula)), List.of(inputs), List.of());
    }

    /** Returns the same model with other correlations. */
    public MeasurementModel withCorrelations(List<InputCorrelation> other) {
        return new MeasurementModel(outputs, inputs, other);
    }

    /** Returns the same model with other inputs. */
    public MeasurementModel withInputs(List<InputQuantity> other) {
        return new MeasurementModel(outputs, other, correlations);
    }

    /** Returns the same model with other outputs. */
    public MeasurementModel withOutputs(List<OutputQuantity> other) {
        return new MeasurementModel(other, inputs, correlations);
    }
}
