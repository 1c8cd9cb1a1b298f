package cn.suyuan.uncertainty;

import java.util.List;
import java.util.Optional;

/**
 * Something that a reader of a submitted budget must know, on its line.
 *
 * @param symbol the input it is about
 * @param component the component it is about
 * @param arguments numbers and names for the wording, in the order given at {@link Code}
 */
public record BudgetRemark(
        Code code, Weight weight, Optional<String> symbol, Optional<String> component, List<String> arguments) {
    public BudgetRemark {
        arguments = List.copyOf(arguments);
    }

    /** How much a remark weighs. */
    public enum Weight {
        /** Certainly wrong. */
        DEFECT,
        /** Looks wrong; a person must look. */
        SUSPICION,
        /** Worth knowing. */
        NOTE
    }

    /** Kinds of remark; in brackets the arguments. */
    public enum Code {
        /** The declared U is the recomputed u_c times another k than declared [declared U, implied k, declared k]. */
        K_NOT_APPLIED,
        /** k = 1 is called a coverage probability of 95 % or so [k, p]. */
        K_ONE_CALLED_95,
        /** An expanded uncertainty of the certificate is used as standard uncertainty [used u, certificate u]. */
        EXPANDED_USED_AS_STANDARD,
        /** A half-width or permissible error is used as standard uncertainty [used u, expected u]. */
        HALF_WIDTH_USED_AS_STANDARD,
        /** A percentage stands where a fraction or an absolute number belongs, or the other way [given, expected]. */
        PERCENT_AGAINST_ABSOLUTE,
        /** Inputs share a source and are taken as independent [other inputs, source, u as given, u when linked]. */
        SHARED_SOURCE_NOT_CORRELATED,
        /** Fewer trials than 10^4/(1-p) [trials, least]. */
        TOO_FEW_TRIALS,
        /** A Monte Carlo result without number of trials or seed [what]. */
        TRIALS_OR_SEED_NOT_STATED,
        /** Declared coverage probability below 95 % [p]. */
        PROBABILITY_BELOW_95,
        /** Coverage probability or factor is not stated [what]. */
        PROBABILITY_NOT_STATED,
        /** One end of the interval is missing [end]. */
        INTERVAL_END_MISSING,
        /** The interval does not contain the value, or its ends are in wrong order [low, high, value]. */
        INTERVAL_INCONSISTENT,
        /** k does not fit p and nu_eff [k, fitting k, p, nu_eff]. */
        K_NOT_FITTING_DOF,
        /** The component is smaller than its certificate says [used u, certificate u]. */
        SMALLER_THAN_CERTIFICATE,
        /** The certificate that a component names is not known [reference]. */
        CERTIFICATE_UNKNOWN,
        /** A measured activity has no component of this kind [kind, its word in the standard]. */
        COMPONENT_MISSING,
        /** A component is declared not applicable without a reason. */
        NOT_APPLICABLE_WITHOUT_REASON,
        /** An input has no component: it counts as a constant. */
        NO_COMPONENTS,
        /** An input is not used by any formula. */
        INPUT_NOT_USED,
        /** The estimate is not the mean of the distribution of the quantity itself [estimate, mean]. */
        ESTIMATE_IS_NOT_MEAN,
        /** Terms of second order matter [u first order, u second order]. */
        SECOND_ORDER_MATTERS,
        /** The joint distribution of correlated inputs that are not normal is a Gaussian copula [inputs]. */
        GAUSSIAN_COPULA,
        /** Draws were outside the bounds of an input [draws, trials]. */
        DRAWS_OUT_OF_BOUNDS,
        /** Trials gave no finite output [not a number, infinite, trials]. */
        INVALID_DRAWS,
        /** The law of propagation is not validated by Monte Carlo [d_low, d_high, delta]. */
        GUM_NOT_VALIDATED,
        /** A standard deviation does not exist, so the Monte Carlo u is meaningless [distribution]. */
        NO_FINITE_VARIANCE,
        /** Quantities of different kinds are added or compared [unit, other unit]. */
        UNIT_MISMATCH,
        /** Units of one kind and different size are added without conversion [unit, other unit, factor]. */
        UNIT_SIZE,
        /** A function such as exp or ln is applied to something that is no pure number [unit]. */
        UNIT_NOT_PURE,
        /** The formula gives another unit than the result is declared in [declared, found, factor]. */
        UNIT_OF_RESULT,
        /** A volume of gas without its reference temperature [unit]. */
        UNIT_REFERENCE_OPEN,
        /** A unit that cannot be read [unit]. */
        UNIT_UNKNOWN
    }
}
