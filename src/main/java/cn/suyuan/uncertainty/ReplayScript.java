package cn.suyuan.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Python program for NumPy that repeats every draw of a run with {@link DrawMethod#NUMPY} and prints mean, standard
 * deviation and both ends of the symmetric interval of each output. Only NumPy is needed, and SciPy where a distribution
 * has no quantile function of its own.
 */
public final class ReplayScript {
    private final ResolvedModel model;
    private final EvaluationSettings settings;
    private final StringBuilder text = new StringBuilder();
    private boolean possible = true;

    private ReplayScript(ResolvedModel model, EvaluationSettings settings) {
        this.model = model;
        this.settings = settings;
    }

    /** Returns the program; empty where the model cannot be evaluated or a distribution has no simple quantile. */
    public static Optional<String> of(MeasurementModel model, EvaluationSettings settings) {
        ResolvedModel resolved = ResolvedModel.of(model);
        return resolved.evaluable() && !resolved.outputs().isEmpty()
                ? new ReplayScript(resolved, settings).write()
                : Optional.empty();
    }

    private Optional<String> write() {
        line("import math");
        line("from statistics import NormalDist");
        line("import numpy as np");
        line("M, SEED = " + settings.trials() + ", " + settings.seed());
        line("def uniform(stream):");
        line("    key = np.array([SEED & (2**64 - 1), stream], dtype=np.uint64)");
        line("    return np.maximum(np.random.Generator(np.random.Philox(key=key)).random(M), 2.0**-54)");
        line("normal = np.vectorize(NormalDist().inv_cdf, otypes=[float])");
        line("phi = np.vectorize(lambda z: 0.5*math.erfc(-z/math.sqrt(2)), otypes=[float])");
        line("x = {}");
        List<Integer> grouped = new ArrayList<>();
        for (int[] members : model.correlations().groups()) {
            group(members);
            for (int member : members) {
                grouped.add(member);
            }
        }
        for (int i = 0; i < model.inputs().size(); i++) {
            if (!grouped.contains(i)) {
                independent(i);
            }
        }
        for (ResolvedModel.Output output : model.outputs()) {
            output(output);
        }
        return possible ? Optional.of(text.toString()) : Optional.empty();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void group(int[] members) {
        double[][] root = model.correlations().root(members);
        for (int k = 0; k < members.length; k++) {
            line("n" + members[k] + " = normal(uniform(" + stream(members[k], 0) + "))");
        }
        for (int k = 0; k < members.length; k++) {
            List<String> terms = new ArrayList<>();
            for (int j = 0; j < members.length; j++) {
                terms.add(root[k][j] + "*n" + members[j]);
            }
            ResolvedInput input = model.inputs().get(members[k]);
            line("z = " + String.join(" + ", terms));
            Marginal marginal =
                    input.constant() ? new SymmetricMarginals.Normal(input.estimate(), 0) : input.combined();
            boolean straight =
                    marginal instanceof SymmetricMarginals.Normal || marginal instanceof SkewMarginals.Lognormal;
            if (!straight) {
                line("u = np.clip(phi(z), 2.0**-1022, 1 - 2.0**-53)");
            }
            line("x[" + members[k] + "] = " + (straight ? ofNormal(marginal) : ofUniform(marginal)));
        }
    }

    private void independent(int index) {
        ResolvedInput input = model.inputs().get(index);
        if (input.constant()) {
            line("x[" + index + "] = " + input.estimate());
            return;
        }
        List<Marginal> parts = input.components().size() == 1 || input.normal()
                ? List.of(input.simple())
                : input.components().stream().map(ResolvedInput.Part::marginal).toList();
        String offset = String.valueOf(input.estimate());
        for (int k = 0; k < parts.size(); k++) {
            line("u = uniform(" + stream(index, k) + ")");
            line((k == 0 ? "d = " : "d = d + ") + ofUniform(parts.get(k)));
            offset += " - " + parts.get(k).mean();
        }
        line("x[" + index + "] = d" + (parts.size() == 1 ? "" : " + (" + offset + ")") + "  # " + input.symbol());
    }

    private String stream(int index, int component) {
        return Long.toUnsignedString(
                RandomStream.streamId(model.inputs().get(index).symbol(), component));
    }

    private static String ofNormal(Marginal marginal) {
        if (marginal instanceof SkewMarginals.Lognormal log) {
            return log.sign() + "*np.exp(" + log.muLog() + " + " + log.sign() * log.sigmaLog() + "*z)";
        }
        return marginal.mean() + " + " + marginal.standardDeviation() + "*z";
    }

    private String ofUniform(Marginal marginal) {
        if (marginal instanceof SymmetricMarginals.Normal normal) {
            return normal.mean() + " + " + normal.standardDeviation() + "*normal(u)";
        }
        if (marginal instanceof SymmetricMarginals.Rectangular r) {
            return r.mean() + " + " + r.half() + "*(2*u - 1)";
        }
        if (marginal instanceof SymmetricMarginals.Arcsine a) {
            return a.mean() + " - " + a.half() + "*np.cos(math.pi*u)";
        }
        if (marginal instanceof SymmetricMarginals.Trapezoidal t) {
            return trapezoid(t);
        }
        if (marginal instanceof SymmetricMarginals.Student t) {
            return t.mean() + " + " + t.scale() + "*__import__('scipy.stats').stats.t.ppf(u, " + t.dof() + ")";
        }
        return skew(marginal);
    }

    private static String trapezoid(SymmetricMarginals.Trapezoidal t) {
        double slope = (1 - t.beta()) / (1 + t.beta()) / 2;
        String below = "np.where(l < " + slope + ", " + t.half() + "*(np.sqrt(2*l*" + (1 - t.beta() * t.beta())
                + ") - 1), " + t.half() * (1 + t.beta()) + "*(l - 0.5))";
        return "(lambda l: " + t.mean() + " + np.where(u < 0.5, 1, -1)*" + below + ")(np.minimum(u, 1 - u))";
    }

    private String skew(Marginal marginal) {
        if (marginal instanceof SkewMarginals.Lognormal log) {
            String straight = log.sign() < 0 ? "1 - u" : "u";
            return log.sign() + "*np.exp(" + log.muLog() + " + " + log.sigmaLog() + "*normal(" + straight + "))";
        }
        if (marginal instanceof SkewMarginals.Triangular t) {
            double width = t.upper() - t.lower();
            double left = t.mode() - t.lower();
            double right = t.upper() - t.mode();
            return "np.where(u*" + width + " < " + left + ", " + t.lower() + " + np.sqrt(u*" + width + "*" + left
                    + "), " + t.upper() + " - np.sqrt((1 - u)*" + width + "*" + right + "))";
        }
        if (marginal instanceof SkewMarginals.Exponential e) {
            return "-" + e.mean() + "*np.log1p(-u)";
        }
        if (marginal instanceof SkewMarginals.Gamma g) {
            return "__import__('scipy.stats').stats.gamma.ppf(u, " + g.shape() + ", scale=" + g.scale() + ")";
        }
        if (marginal instanceof SkewMarginals.Beta b) {
            return b.lower() + " + " + (b.upper() - b.lower()) + "*__import__('scipy.stats').stats.beta.ppf(u, "
                    + b.alpha() + ", " + b.beta() + ")";
        }
        // sums inside a copula, inexact limits and samples have no short quantile function
        possible = false;
        return "";
    }

    private void output(ResolvedModel.Output output) {
        List<String> terms = new ArrayList<>();
        for (FormulaNode node : output.formula().nodes()) {
            String a = node.operation().arity >= 1 ? terms.get(node.first()) : "";
            String b = node.operation().arity == 2 && node.operation() != FormulaOperation.INTEGER_POWER
                    ? terms.get(node.second())
                    : "";
            terms.add("v" + terms.size());
            line(terms.get(terms.size() - 1) + " = " + numpy(node, a, b));
        }
        double p = settings.coverageProbability();
        line("y = np.sort(np.broadcast_to(" + terms.get(terms.size() - 1) + ", (M,)))");
        line("q = math.floor(" + p + "*M + 0.5)");
        line("r = max(1, math.floor((M - q)/2 + 0.5))");
        line("print(repr(float(y.mean())), repr(float(y.std(ddof=1))), repr(float(y[r - 1])), "
                + "repr(float(y[min(M, r + q) - 1])))");
    }

    private static String numpy(FormulaNode node, String a, String b) {
        return switch (node.operation()) {
            case CONSTANT -> String.valueOf(node.constant());
            case SYMBOL -> "x[" + node.first() + "]";
            case ADD -> a + " + " + b;
            case SUBTRACT -> a + " - " + b;
            case MULTIPLY -> a + "*" + b;
            case DIVIDE -> a + "/" + b;
            case NEGATE -> "-" + a;
            case INTEGER_POWER -> "np.power(" + a + ", " + node.second() + ".0)";
            case POW -> "np.power(" + a + ", " + b + ")";
            case LN -> "np.log(" + a + ")";
            case ASIN -> "np.arcsin(" + a + ")";
            case ACOS -> "np.arccos(" + a + ")";
            case ATAN -> "np.arctan(" + a + ")";
            case ATAN2 -> "np.arctan2(" + a + ", " + b + ")";
            case MIN -> "np.minimum(" + a + ", " + b + ")";
            case MAX -> "np.maximum(" + a + ", " + b + ")";
            case SQRT, EXP, LOG10, SIN, COS, TAN, ABS ->
                "np." + node.operation().name().toLowerCase(java.util.Locale.ROOT) + "(" + a + ")";
        };
    }
}
