package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.uncertainty.MeasurementModel;
import java.util.List;
import java.util.Optional;

/** What came of reading an {@code uncertainty.json}: the model as far as it could be read, and what was odd. */
public record UncertaintyModelReading(Optional<MeasurementModel> model, List<ImportProblem> problems) {
    public UncertaintyModelReading {
        problems = List.copyOf(problems);
    }
}
