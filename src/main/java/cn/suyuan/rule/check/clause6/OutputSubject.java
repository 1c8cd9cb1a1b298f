package cn.suyuan.rule.check.clause6;

import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Subject;
import cn.suyuan.uncertainty.MeasurementModel;
import cn.suyuan.uncertainty.OutputEvaluation;
import cn.suyuan.uncertainty.OutputQuantity;
import java.util.List;
import java.util.Optional;

/** What an observation on an output of the model is about: {@code uncertainty}, with the symbol where there are several. */
final class OutputSubject {

    private OutputSubject() {}

    static Subject of(OutputQuantity output, CaseView view) {
        boolean several = view.facts()
                .uncertainty()
                .model()
                .filter(m -> m.outputs().size() > 1)
                .isPresent();
        return several ? Subject.of("uncertainty", output.symbol()) : new Subject("uncertainty");
    }

    static List<OutputQuantity> outputs(CaseView view) {
        return view.facts().uncertainty().model().map(MeasurementModel::outputs).orElse(List.of());
    }

    static Optional<OutputEvaluation> evaluation(OutputQuantity output, CaseView view) {
        return view.facts().uncertainty().evaluation().flatMap(e -> e.output(output.symbol()));
    }
}
