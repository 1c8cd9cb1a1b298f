package cn.suyuan.uncertainty;

import java.util.List;
import java.util.Optional;

/**
 * The result of evaluating a model: always there, whatever the model was like.
 *
 * @param outputs those that could be evaluated, in the order of the model
 * @param joint joint coverage where there are several outputs and Monte Carlo was run
 * @param problems why something could not be evaluated
 */
public record UncertaintyEvaluation(
        EvaluationSettings settings,
        List<OutputEvaluation> outputs,
        List<OutputCorrelation> correlations,
        Optional<JointCoverage> joint,
        List<EvaluationProblem> problems) {

    public UncertaintyEvaluation {
        outputs = List.copyOf(outputs);
        correlations = List.copyOf(correlations);
        problems = List.copyOf(problems);
    }

    /** Returns the evaluation of an output, empty when it could not be evaluated. */
    public Optional<OutputEvaluation> output(String symbol) {
        return outputs.stream()
                .filter(found -> found.output().symbol().equals(symbol))
                .findFirst();
    }

    /** Returns the evaluation of the first output that could be evaluated. */
    public Optional<OutputEvaluation> main() {
        return outputs.stream().findFirst();
    }
}
