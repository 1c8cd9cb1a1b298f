package cn.suyuan.uncertainty;

import java.util.List;

/**
 * Why something could not be evaluated.
 *
 * @param subject the input or output symbol it is about; empty for the whole model
 * @param position 1-based place in the formula, 0 where there is none
 * @param arguments what was found and what was expected, for the wording
 */
public record EvaluationProblem(Code code, String subject, int position, List<String> arguments) {
    public EvaluationProblem {
        arguments = List.copyOf(arguments);
    }

    /** Kinds of problem. */
    public enum Code {
        /** No formula is given. */
        NO_FORMULA,
        /** The formula is longer, deeper or has more nodes than allowed [limit]. */
        FORMULA_TOO_LARGE,
        /** A character that does not belong to the language [character]. */
        UNEXPECTED_CHARACTER,
        /** Something else was expected here [found, expected]. */
        UNEXPECTED_TOKEN,
        /** The formula ends where something was expected [expected]. */
        ENDED_EARLY,
        /** Not a number [text]. */
        BAD_NUMBER,
        /** An estimate that is no usable number [value]. */
        BAD_ESTIMATE,
        /** A symbol that is no input [symbol]. */
        UNKNOWN_SYMBOL,
        /** A function that the language does not have [name]. */
        UNKNOWN_FUNCTION,
        /** Wrong number of arguments [function, found, expected]. */
        WRONG_ARGUMENT_COUNT,
        /** Two inputs or outputs of one symbol [symbol]. */
        DUPLICATE_SYMBOL,
        /** A name that the language cannot read or has reserved [symbol]. */
        BAD_SYMBOL,
        /** Parameters that define no distribution [component, distribution, what it needs, input]. */
        BAD_DISTRIBUTION,
        /** A correlation that names an unknown input, or one with itself [symbol]. */
        BAD_CORRELATION,
        /** A correlation outside -1 to 1, or given twice with different values [a, b, r]. */
        CORRELATION_OUT_OF_RANGE,
        /** The correlation matrix is not positive semi-definite [smallest eigenvalue]. */
        NOT_POSITIVE_SEMIDEFINITE,
        /** The model has no finite value or derivative at the estimates [what]. */
        NOT_FINITE_AT_ESTIMATES,
        /** No trial gave a finite output. */
        NO_VALID_DRAW,
        /** More inputs or trials than the engine takes [found, limit]. */
        TOO_LARGE,
        /** The person stopped the evaluation [trials made till then]. */
        CANCELLED
    }
}
