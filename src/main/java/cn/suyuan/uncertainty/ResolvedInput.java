package cn.suyuan.uncertainty;

import java.util.ArrayList;
import java.util.List;

/**
 * An input whose distributions are applied to its estimate.
 *
 * @param estimate the mean of a distribution of the quantity itself, else the declared value
 * @param standardUncertainty as the law of propagation takes it
 * @param dof effective degrees of freedom of {@code standardUncertainty}
 * @param components those that take part; empty for a constant
 */
record ResolvedInput(
        InputQuantity declared, double estimate, double standardUncertainty, double dof, List<Part> components) {

    /** A component with its distribution about the estimate. */
    record Part(UncertaintyComponent declared, Marginal marginal, double dof) {
        double standardUncertainty() {
            return marginal.propagatedUncertainty();
        }
    }

    ResolvedInput {
        components = List.copyOf(components);
    }

    String symbol() {
        return declared.symbol();
    }

    boolean constant() {
        return components.isEmpty();
    }

    /** Returns whether the sum of the components is normal. */
    boolean normal() {
        return components.stream().allMatch(part -> part.marginal() instanceof SymmetricMarginals.Normal);
    }

    /** Returns the distribution of an input that is one component or a sum of normal ones. */
    Marginal simple() {
        return components.size() == 1
                ? components.get(0).marginal()
                : new SymmetricMarginals.Normal(estimate, standardUncertainty);
    }

    /** Returns the distribution of the input, sampled where it is a sum of unlike components. */
    Marginal combined() {
        return components.size() == 1 || normal()
                ? simple()
                : new SampledMarginal(
                        estimate, components.stream().map(Part::marginal).toList());
    }

    /** Returns the standard deviation of the draws; differs from u for Student's t. */
    double standardDeviation() {
        double deviation = 0;
        for (Part part : components) {
            deviation = StrictMath.hypot(deviation, part.marginal().standardDeviation());
        }
        return deviation;
    }

    /** Resolves an input; what defines no distribution is added to the problems and left out. */
    static ResolvedInput of(InputQuantity declared, List<EvaluationProblem> problems) {
        double value = declared.value().doubleValue();
        List<Part> parts = new ArrayList<>();
        for (UncertaintyComponent component : declared.effectiveComponents()) {
            Distribution distribution = component.distribution();
            double dof = distribution.kind() == DistributionKind.T
                    ? distribution.parameter(DistributionParameter.DOF).orElse(component.dof())
                    : component.dof();
            Marginals.of(distribution, value)
                    .ifPresentOrElse(
                            marginal -> parts.add(new Part(component, marginal, dof)),
                            () -> problems.add(problem(declared, component, Marginals.missing(distribution.kind()))));
            if (!(dof > 0)) {
                problems.add(problem(declared, component, "dof (> 0)"));
            }
        }
        boolean itself =
                parts.size() == 1 && parts.get(0).declared().distribution().describesQuantity();
        double estimate = itself ? parts.get(0).marginal().mean() : value;
        double u = 0;
        for (Part part : parts) {
            // of one component its own u to the last digit, and no square that leaves the range of numbers
            u = parts.size() == 1 ? part.standardUncertainty() : StrictMath.hypot(u, part.standardUncertainty());
        }
        double quartic = 0;
        for (Part part : parts) {
            double share = u > 0 ? part.standardUncertainty() / u : 0;
            quartic += share * share * share * share / part.dof();
        }
        double dof = quartic > 0 ? 1 / quartic : Double.POSITIVE_INFINITY;
        return new ResolvedInput(declared, estimate, u, dof, parts);
    }

    private static EvaluationProblem problem(InputQuantity input, UncertaintyComponent component, String needed) {
        DistributionKind kind = component.distribution().kind();
        return new EvaluationProblem(
                EvaluationProblem.Code.BAD_DISTRIBUTION,
                input.symbol(),
                0,
                List.of(component.name(), "{budget.distribution." + kind.key() + "}", needed, input.symbol()));
    }
}
