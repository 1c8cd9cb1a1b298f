package cn.suyuan.uncertainty;

import java.util.Optional;

/**
 * One independent error component of an input.
 *
 * @param reference the evidence it rests on, for instance {@code certificate:DL-2025-0041}
 * @param dof degrees of freedom of its standard uncertainty, infinite by default
 * @param notApplicable the reason, where the budget says that the component does not apply
 */
public record UncertaintyComponent(
        String name,
        ComponentKind kind,
        Distribution distribution,
        Optional<String> reference,
        double dof,
        Optional<String> notApplicable) {

    /** Returns a component without reference and with infinite degrees of freedom. */
    public static UncertaintyComponent of(String name, Distribution distribution) {
        return new UncertaintyComponent(
                name,
                ComponentKind.ofName(name),
                distribution,
                Optional.empty(),
                Double.POSITIVE_INFINITY,
                Optional.empty());
    }

    /** Returns the same component with other degrees of freedom. */
    public UncertaintyComponent withDof(double other) {
        return new UncertaintyComponent(name, kind, distribution, reference, other, notApplicable);
    }

    /** Returns the same component resting on other evidence. */
    public UncertaintyComponent withReference(String other) {
        return new UncertaintyComponent(name, kind, distribution, Optional.of(other), dof, notApplicable);
    }

    /** Returns the same component with another distribution. */
    public UncertaintyComponent withDistribution(Distribution other) {
        return new UncertaintyComponent(name, kind, other, reference, dof, notApplicable);
    }

    /** Returns whether the component takes part in the calculation. */
    public boolean applies() {
        return notApplicable.isEmpty();
    }
}
