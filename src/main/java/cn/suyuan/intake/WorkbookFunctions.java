package cn.suyuan.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apache.poi.ss.formula.OperationEvaluationContext;
import org.apache.poi.ss.formula.WorkbookEvaluator;
import org.apache.poi.ss.formula.eval.AreaEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.OperandResolver;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.functions.FreeRefFunction;
import org.apache.poi.ss.formula.functions.Function;
import org.apache.poi.ss.formula.udf.DefaultUDFFinder;
import org.apache.poi.ss.formula.udf.UDFFinder;

/** Statistical functions of spreadsheets that the evaluation library lacks and that budgets use. */
final class WorkbookFunctions {

    /** A function of numbers. */
    @FunctionalInterface
    private interface OfNumbers {
        double of(double[] x);
    }

    /** A function of two columns of numbers. */
    @FunctionalInterface
    private interface OfPairs {
        double of(SimpleRegression pairs);
    }

    private static final Map<String, OfNumbers> NUMBERS = numbers();
    private static final Map<String, OfPairs> PAIRS =
            Map.of("RSQ", SimpleRegression::getRSquare, "STEYX", pairs -> Math.sqrt(pairs.getMeanSquareError()));

    static {
        NUMBERS.forEach((name, function) -> register(name, (arguments, row, column) -> value(function, arguments)));
        PAIRS.forEach((name, function) -> register(name, (arguments, row, column) -> pairs(function, arguments)));
    }

    private WorkbookFunctions() {}

    private static void register(String name, Function function) {
        if (WorkbookEvaluator.getNotSupportedFunctionNames().contains(name)) {
            WorkbookEvaluator.registerFunction(name, function);
        }
    }

    private static Map<String, OfNumbers> numbers() {
        Map<String, OfNumbers> known = new LinkedHashMap<>();
        // spreadsheets cut the degrees of freedom of the inverse t to whole numbers
        known.put("TINV", x -> new TDistribution(null, Math.floor(x[1])).inverseCumulativeProbability(1 - x[0] / 2));
        known.put("T.INV", x -> new TDistribution(null, Math.floor(x[1])).inverseCumulativeProbability(x[0]));
        known.put(
                "T.INV.2T", x -> new TDistribution(null, Math.floor(x[1])).inverseCumulativeProbability(1 - x[0] / 2));
        known.put("CONFIDENCE", WorkbookFunctions::confidence);
        known.put("CONFIDENCE.NORM", WorkbookFunctions::confidence);
        known.put(
                "CONFIDENCE.T",
                x -> new TDistribution(null, Math.floor(x[2]) - 1).inverseCumulativeProbability(1 - x[0] / 2)
                        * x[1]
                        / Math.sqrt(Math.floor(x[2])));
        known.put("CHIINV", x -> chi(x[1]).inverseCumulativeProbability(1 - x[0]));
        known.put("CHISQ.INV.RT", x -> chi(x[1]).inverseCumulativeProbability(1 - x[0]));
        known.put("CHISQ.INV", x -> chi(x[1]).inverseCumulativeProbability(x[0]));
        known.put("CHIDIST", x -> 1 - chi(x[1]).cumulativeProbability(x[0]));
        known.put("FINV", x -> f(x).inverseCumulativeProbability(1 - x[0]));
        known.put("F.INV.RT", x -> f(x).inverseCumulativeProbability(1 - x[0]));
        known.put("F.INV", x -> f(x).inverseCumulativeProbability(x[0]));
        known.put(
                "LOGINV",
                x -> StrictMath.exp(new NormalDistribution(null, x[1], x[2]).inverseCumulativeProbability(x[0])));
        known.put("LOGNORM.INV", known.get("LOGINV"));
        known.put("GAMMAINV", x -> new GammaDistribution(null, x[1], x[2]).inverseCumulativeProbability(x[0]));
        known.put("GAMMA.INV", known.get("GAMMAINV"));
        known.put("BETAINV", x -> {
            double low = x.length > 3 ? x[3] : 0;
            double high = x.length > 4 ? x[4] : 1;
            return low + (high - low) * new BetaDistribution(null, x[1], x[2]).inverseCumulativeProbability(x[0]);
        });
        known.put("BETA.INV", known.get("BETAINV"));
        known.put("GAMMALN", x -> org.apache.commons.math3.special.Gamma.logGamma(x[0]));
        known.put("QUARTILE", x -> percentile(x, x[x.length - 1] / 4));
        known.put("QUARTILE.INC", x -> percentile(x, x[x.length - 1] / 4));
        known.put("PERCENTILE.INC", x -> percentile(x, x[x.length - 1]));
        known.put("HARMEAN", x -> {
            double sum = 0;
            for (double one : x) {
                sum += 1 / one;
            }
            return x.length / sum;
        });
        return known;
    }

    private static ChiSquaredDistribution chi(double dof) {
        return new ChiSquaredDistribution(null, Math.floor(dof));
    }

    private static FDistribution f(double[] x) {
        return new FDistribution(null, Math.floor(x[1]), Math.floor(x[2]));
    }

    private static double confidence(double[] x) {
        return new NormalDistribution(null, 0, 1).inverseCumulativeProbability(1 - x[0] / 2)
                * x[1]
                / Math.sqrt(Math.floor(x[2]));
    }

    /** The last number is the rank; the others are the sample. */
    private static double percentile(double[] all, double rank) {
        double[] sample = java.util.Arrays.copyOf(all, all.length - 1);
        java.util.Arrays.sort(sample);
        double place = rank * (sample.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sample.length - 1, below + 1);
        return sample[below] + (place - below) * (sample[above] - sample[below]);
    }

    private static ValueEval value(OfNumbers function, ValueEval[] arguments) {
        try {
            double[] numbers = flat(arguments);
            return number(function.of(numbers));
        } catch (EvaluationException e) {
            return e.getErrorEval();
        } catch (RuntimeException outsideDomain) {
            return ErrorEval.NUM_ERROR;
        }
    }

    private static ValueEval number(double found) {
        return Double.isFinite(found) ? new NumberEval(found) : ErrorEval.NUM_ERROR;
    }

    private static ValueEval pairs(OfPairs function, ValueEval[] arguments) {
        try {
            double[] y = flat(new ValueEval[] {arguments[0]});
            double[] x = flat(new ValueEval[] {arguments[1]});
            SimpleRegression regression = new SimpleRegression();
            for (int i = 0; i < y.length; i++) {
                regression.addData(x[i], y[i]);
            }
            return number(function.of(regression));
        } catch (EvaluationException e) {
            return e.getErrorEval();
        } catch (RuntimeException unlike) {
            return ErrorEval.NA;
        }
    }

    private static double[] flat(ValueEval[] arguments) throws EvaluationException {
        List<Double> found = new ArrayList<>();
        for (ValueEval argument : arguments) {
            if (argument instanceof AreaEval area) {
                for (int row = 0; row < area.getHeight(); row++) {
                    for (int column = 0; column < area.getWidth(); column++) {
                        ValueEval cell = area.getRelativeValue(row, column);
                        if (cell instanceof ErrorEval error) {
                            throw new EvaluationException(error);
                        }
                        if (cell instanceof NumberEval number) {
                            found.add(number.getNumberValue());
                        }
                    }
                }
            } else {
                ValueEval one = OperandResolver.getSingleValue(argument, -1, -1);
                found.add(OperandResolver.coerceValueToDouble(one));
            }
        }
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Newer names, which files write with a prefix and the library looks up beside its own list. */
    static UDFFinder added() {
        List<String> names = new ArrayList<>();
        List<FreeRefFunction> functions = new ArrayList<>();
        NUMBERS.forEach((name, function) -> {
            for (String written : List.of(name, "_xlfn." + name)) {
                names.add(written);
                functions.add(
                        (ValueEval[] arguments, OperationEvaluationContext context) -> value(function, arguments));
            }
        });
        return new DefaultUDFFinder(names.toArray(new String[0]), functions.toArray(new FreeRefFunction[0]));
    }
}
