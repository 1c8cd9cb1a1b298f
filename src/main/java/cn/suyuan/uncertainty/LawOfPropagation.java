package cn.suyuan.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hipparchus.analysis.differentiation.DerivativeStructure;

/** The law of propagation of uncertainty (JCGM 100, clause 5 and annex G) at the estimates of a model. */
final class LawOfPropagation {
    /** Above this many inputs the terms of second order are computed only when asked for: their cost is quadratic. */
    private static final int MOST_INPUTS_FOR_WARNING = 60;
    // a change of u_c by 5 % changes its second digit; a bias of a tenth of u_c is as visible
    private static final double VISIBLE_CHANGE = 0.05;
    private static final double VISIBLE_BIAS = 0.1;

    private final ResolvedModel model;
    private final Formula formula;
    private final EvaluationSettings settings;
    private final double[] point;
    private final double value;
    private final double[] slopes;
    /** A contribution of usual size, by which squares are divided where they would leave the range of numbers. */
    private final double size;

    LawOfPropagation(ResolvedModel model, Formula formula, EvaluationSettings settings) {
        this.model = model;
        this.formula = formula;
        this.settings = settings;
        this.point = model.estimates();
        this.value = formula.value(point);
        this.slopes = formula.gradient(point);
        this.size = size();
    }

    /** 1 wherever squares and fourth powers of contributions can be computed as they are. */
    private double size() {
        double largest = 0;
        for (int i = 0; i < point.length; i++) {
            double contribution = Math.abs(slopes[i] * uncertainty(i));
            largest = contribution > largest ? contribution : largest;
        }
        boolean usual = largest == 0 || (largest > 1e-70 && largest < 1e70) || Double.isInfinite(largest);
        return usual ? 1 : Math.scalb(1.0, Math.max(-1000, Math.min(1000, Math.getExponent(largest))));
    }

    private double[] scaled() {
        double[] found = slopes.clone();
        for (int i = 0; i < found.length; i++) {
            found[i] /= size;
        }
        return found;
    }

    double value() {
        return value;
    }

    double[] sensitivityCoefficients() {
        return slopes.clone();
    }

    /** Returns the covariance of this output with another, of which the slopes are given. */
    double covariance(double[] others) {
        return covariance(slopes, others);
    }

    /** Returns the covariance of two linear combinations of the inputs. */
    double covariance(double[] some, double[] others) {
        double sum = 0;
        for (int i = 0; i < point.length; i++) {
            if (some[i] != 0) {
                sum += some[i] * uncertainty(i) * weighted(others, i);
            }
        }
        return sum;
    }

    private double weighted(double[] coefficients, int input) {
        double sum = coefficients[input] * uncertainty(input);
        if (!model.correlations().independent()) {
            for (int j = 0; j < point.length; j++) {
                if (j != input) {
                    sum += model.correlations().get(input, j) * coefficients[j] * uncertainty(j);
                }
            }
        }
        return sum;
    }

    private double uncertainty(int input) {
        return model.inputs().get(input).standardUncertainty();
    }

    /** Returns the result, empty when value or derivatives are not finite at the estimates. */
    Optional<GumEvaluation> evaluate() {
        double[] scaled = scaled();
        double variance = Math.max(0, covariance(scaled, scaled));
        if (!Double.isFinite(value) || !Double.isFinite(variance)) {
            return Optional.empty();
        }
        double firstOrder = size * Math.sqrt(variance);
        Optional<SecondOrderTerms> terms = secondOrder(firstOrder);
        boolean second = settings.order() == 2 && terms.isPresent();
        double u = second ? terms.get().standardUncertainty() : firstOrder;
        OptionalDouble dof = second ? OptionalDouble.empty() : effectiveDof(firstOrder);
        double k = settings.coverageFactor().orElseGet(() -> quantile(dof));
        double expanded = k * u;
        return Optional.of(new GumEvaluation(
                value,
                u,
                second ? 2 : 1,
                firstOrder,
                dof,
                k,
                expanded,
                new CoverageInterval(value - expanded, value + expanded, settings.coverageProbability()),
                budget(variance),
                terms));
    }

    /** JCGM 100, G.4.1: nu_eff is truncated to the next lower integer, unless that is 0. */
    private double quantile(OptionalDouble dof) {
        double exact = dof.orElse(Double.POSITIVE_INFINITY);
        double truncated = exact >= 1 ? Math.floor(exact) : exact;
        return Quantiles.coverageFactor(settings.coverageProbability(), truncated);
    }

    /** Welch-Satterthwaite (JCGM 100, G.2b). */
    private OptionalDouble effectiveDof(double combined) {
        double sum = 0;
        boolean correlated = false;
        for (int i = 0; i < point.length; i++) {
            ResolvedInput input = model.inputs().get(i);
            double contribution = slopes[i] / size * input.standardUncertainty();
            double quartic = contribution * contribution * contribution * contribution / input.dof();
            sum += quartic;
            correlated |= quartic > 0;
        }
        if (correlated && !model.correlations().independent()) {
            return OptionalDouble.empty();
        }
        double own = combined / size;
        return OptionalDouble.of(sum > 0 ? own * own * own * own / sum : Double.POSITIVE_INFINITY);
    }

    private Optional<SecondOrderTerms> secondOrder(double firstOrder) {
        boolean wanted = settings.order() == 2 || point.length <= MOST_INPUTS_FOR_WARNING;
        if (!wanted || !model.correlations().independent()) {
            return Optional.empty();
        }
        double variance = firstOrder / size * (firstOrder / size);
        double bias = 0;
        Interactions interactions = formula.interactions();
        for (int i : formula.used()) {
            for (int j : interactions.from(i)) {
                if (uncertainty(i) == 0 || uncertainty(j) == 0) {
                    continue;
                }
                DerivativeStructure f = formula.derivatives(point, i, j);
                double ui = uncertainty(i);
                double uj = uncertainty(j);
                if (i == j) {
                    double curvature = f.getPartialDerivative(2) * ui * ui / size;
                    double third = f.getPartialDerivative(3) * ui * ui * ui / size;
                    variance += curvature * curvature / 2 + slopes[i] / size * ui * third;
                    bias += curvature * size / 2;
                } else {
                    double mixed = f.getPartialDerivative(1, 1) * ui * uj / size;
                    // the pair stands twice in the double sum, as (i, j) and as (j, i)
                    variance += mixed * mixed
                            + slopes[i] / size * ui * (f.getPartialDerivative(1, 2) * ui * uj * uj / size)
                            + slopes[j] / size * uj * (f.getPartialDerivative(2, 1) * ui * ui * uj / size);
                }
            }
        }
        if (!Double.isFinite(variance) || !Double.isFinite(bias)) {
            return Optional.empty();
        }
        double u = size * Math.sqrt(Math.max(0, variance));
        boolean matter =
                Math.abs(u - firstOrder) > VISIBLE_CHANGE * firstOrder || Math.abs(bias) > VISIBLE_BIAS * firstOrder;
        return Optional.of(new SecondOrderTerms(u, value + bias, matter));
    }

    private UncertaintyBudget budget(double variance) {
        List<BudgetRow> inputs = new ArrayList<>();
        List<BudgetRow> components = new ArrayList<>();
        double[] scaled = scaled();
        for (int i = 0; i < point.length; i++) {
            ResolvedInput input = model.inputs().get(i);
            double u = input.standardUncertainty();
            double covariance = scaled[i] * u * weighted(scaled, i);
            double share = variance > 0 ? covariance / variance : 0;
            String kind = input.components().size() == 1
                    ? input.components().get(0).declared().distribution().kind().key()
                    : "";
            inputs.add(row(i, "", kind, u, input.dof(), share));
            for (ResolvedInput.Part part : input.components()) {
                double own = part.standardUncertainty();
                double ownShare = u > 0 ? share * own * own / (u * u) : 0;
                UncertaintyComponent declared = part.declared();
                String shape = declared.distribution().kind().key();
                components.add(row(i, declared.name(), shape, own, part.dof(), ownShare));
            }
        }
        return new UncertaintyBudget(inputs, components);
    }

    private BudgetRow row(int index, String component, String kind, double u, double dof, double share) {
        ResolvedInput input = model.inputs().get(index);
        return new BudgetRow(
                input.symbol(),
                component,
                kind,
                input.estimate(),
                input.declared().unit(),
                u,
                dof,
                slopes[index],
                Math.abs(slopes[index]) * u,
                share);
    }
}
