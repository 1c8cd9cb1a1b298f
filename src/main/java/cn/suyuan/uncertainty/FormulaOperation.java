package cn.suyuan.uncertainty;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations of the formula language; there is no other, and no code. */
enum FormulaOperation {
    CONSTANT(0, false),
    SYMBOL(0, false),
    ADD(2, false),
    SUBTRACT(2, false),
    MULTIPLY(2, false),
    DIVIDE(2, false),
    NEGATE(1, false),
    /** Power with a small constant integer exponent, which stands as second operand. */
    INTEGER_POWER(2, false),
    POW(2, true),
    SQRT(1, true),
    EXP(1, true),
    LN(1, true),
    LOG10(1, true),
    SIN(1, true),
    COS(1, true),
    TAN(1, true),
    ASIN(1, true),
    ACOS(1, true),
    ATAN(1, true),
    ATAN2(2, true),
    ABS(1, true),
    /** Of two; of more by nesting. */
    MIN(2, true),
    MAX(2, true);

    private static final Map<String, FormulaOperation> FUNCTIONS = Stream.of(values())
            .filter(operation -> operation.function)
            .collect(Collectors.toUnmodifiableMap(
                    operation -> operation.name().toLowerCase(Locale.ROOT), Function.identity()));

    final int arity;
    private final boolean function;

    FormulaOperation(int arity, boolean function) {
        this.arity = arity;
        this.function = function;
    }

    /** Returns the functions of the language by name. */
    static Map<String, FormulaOperation> functions() {
        return FUNCTIONS;
    }

    boolean takesMany() {
        return this == MIN || this == MAX;
    }

    /** Computes one value; the same bits on any machine. The second operand is ignored by functions of one. */
    double apply(double a, double b) {
        return switch (this) {
            case CONSTANT, SYMBOL -> throw new IllegalArgumentException(name() + " computes nothing");
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case NEGATE -> -a;
            case INTEGER_POWER -> integerPower(a, (int) b);
            case POW -> StrictMath.pow(a, b);
            case SQRT -> Math.sqrt(a);
            case EXP -> PortableMath.exp(a);
            case LN -> StrictMath.log(a);
            case LOG10 -> StrictMath.log10(a);
            case SIN -> StrictMath.sin(a);
            case COS -> StrictMath.cos(a);
            case TAN -> StrictMath.tan(a);
            case ASIN -> StrictMath.asin(a);
            case ACOS -> StrictMath.acos(a);
            case ATAN -> StrictMath.atan(a);
            case ATAN2 -> StrictMath.atan2(a, b);
            case ABS -> Math.abs(a);
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
        };
    }

    /** Power by repeated squaring. */
    static double integerPower(double base, int exponent) {
        double result = 1;
        double square = base;
        for (int left = Math.abs(exponent); left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return exponent < 0 ? 1 / result : result;
    }
}
