package cn.suyuan.uncertainty;

import cn.suyuan.uncertainty.EvaluationProblem.Code;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A model ready for evaluation, or the problems that prevent it.
 *
 * @param outputs outputs whose formula could be read
 */
record ResolvedModel(
        MeasurementModel declared,
        List<ResolvedInput> inputs,
        List<Output> outputs,
        CorrelationMatrix correlations,
        List<EvaluationProblem> problems) {

    private static final int MOST_INPUTS = 2_000;
    private static final int MOST_SCALE = 400;

    /** An output with its formula. */
    record Output(OutputQuantity declared, Formula formula) {}

    ResolvedModel {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        problems = List.copyOf(problems);
    }

    static ResolvedModel of(MeasurementModel model) {
        List<EvaluationProblem> problems = new ArrayList<>();
        List<ResolvedInput> inputs = new ArrayList<>();
        if (model.inputs().size() > MOST_INPUTS) {
            problems.add(new EvaluationProblem(
                    Code.TOO_LARGE,
                    "",
                    0,
                    List.of(String.valueOf(model.inputs().size()), String.valueOf(MOST_INPUTS))));
            CorrelationMatrix none = CorrelationMatrix.of(List.of(), List.of(), problems);
            return new ResolvedModel(model, List.of(), List.of(), none, problems);
        }
        for (InputQuantity input : model.inputs()) {
            checkEstimate(input, problems);
            inputs.add(ResolvedInput.of(input, problems));
        }
        List<String> symbols =
                model.inputs().stream().map(InputQuantity::symbol).toList();
        checkSymbols(symbols, problems);
        CorrelationMatrix correlations = CorrelationMatrix.of(symbols, model.correlations(), problems);
        correlations.check(problems, symbols);
        List<Output> outputs = readOutputs(model, symbols, problems);
        return new ResolvedModel(model, inputs, outputs, correlations, problems);
    }

    /** Estimates written with exponents beyond double precision would fill the memory when written out. */
    private static void checkEstimate(InputQuantity input, List<EvaluationProblem> problems) {
        BigDecimal value = input.value();
        if (Math.abs((long) value.scale()) > MOST_SCALE || value.precision() > MOST_SCALE) {
            problems.add(
                    new EvaluationProblem(Code.BAD_ESTIMATE, input.symbol(), 0, List.of("1e" + -(long) value.scale())));
        }
    }

    private static void checkSymbols(List<String> symbols, List<EvaluationProblem> problems) {
        Set<String> seen = new HashSet<>();
        for (String symbol : symbols) {
            if (!seen.add(symbol)) {
                problems.add(new EvaluationProblem(Code.DUPLICATE_SYMBOL, symbol, 0, List.of(symbol)));
            }
            if (!Formula.isSymbol(symbol)) {
                problems.add(new EvaluationProblem(Code.BAD_SYMBOL, symbol, 0, List.of(symbol)));
            }
        }
    }

    private static List<Output> readOutputs(
            MeasurementModel model, List<String> symbols, List<EvaluationProblem> problems) {
        List<Output> outputs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        if (model.outputs().isEmpty()) {
            problems.add(new EvaluationProblem(Code.NO_FORMULA, "", 0, List.of()));
        }
        for (OutputQuantity output : model.outputs()) {
            if (!seen.add(output.symbol())) {
                problems.add(
                        new EvaluationProblem(Code.DUPLICATE_SYMBOL, output.symbol(), 0, List.of(output.symbol())));
                continue;
            }
            FormulaReading reading = Formula.read(output.formula(), symbols);
            for (EvaluationProblem problem : reading.problems()) {
                problems.add(new EvaluationProblem(
                        problem.code(), output.symbol(), problem.position(), problem.arguments()));
            }
            Optional<Formula> formula = reading.formula();
            formula.ifPresent(found -> outputs.add(new Output(output, found)));
        }
        return outputs;
    }

    /** Returns whether the inputs allow an evaluation: every distribution defined, correlations possible. */
    boolean evaluable() {
        return problems.stream().noneMatch(problem -> switch (problem.code()) {
            case BAD_ESTIMATE,
                    BAD_DISTRIBUTION,
                    DUPLICATE_SYMBOL,
                    BAD_CORRELATION,
                    CORRELATION_OUT_OF_RANGE,
                    NOT_POSITIVE_SEMIDEFINITE,
                    TOO_LARGE -> true;
            default -> false;
        });
    }

    /** Returns the estimates of the inputs, the point at which the law of propagation is applied. */
    double[] estimates() {
        return inputs.stream().mapToDouble(ResolvedInput::estimate).toArray();
    }
}
