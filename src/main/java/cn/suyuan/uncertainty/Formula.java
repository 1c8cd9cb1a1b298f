package cn.suyuan.uncertainty;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.analysis.differentiation.Gradient;

/**
 * A formula as a list of nodes, each of which uses earlier ones only, so that evaluation is a loop and never recursion.
 * The language: numbers, symbols, {@code + - * / ^}, parentheses, {@code sqrt exp ln log10 sin cos tan asin acos atan
 * atan2 abs min max pow}, the constant {@code pi}; {@code ^} binds to the right and stronger than a sign before it.
 */
public final class Formula {
    private final List<FormulaNode> nodes;
    private final int symbols;

    Formula(List<FormulaNode> nodes, int symbols) {
        this.nodes = List.copyOf(nodes);
        this.symbols = symbols;
    }

    /** Reads a formula over the given symbols; what is wrong stands in the reading, with its position. */
    public static FormulaReading read(String text, List<String> symbols) {
        return new FormulaParser(text, symbols).read();
    }

    /** Returns whether a name can be a symbol of the language: not reserved, begins with a letter. */
    public static boolean isSymbol(String name) {
        return FormulaScanner.isName(name) && !FormulaOperation.functions().containsKey(name) && !name.equals("pi");
    }

    /** Returns the nodes; the last is the result. */
    List<FormulaNode> nodes() {
        return nodes;
    }

    /** Returns the indices of the symbols that the formula uses. */
    public Set<Integer> used() {
        Set<Integer> found = new TreeSet<>();
        for (FormulaNode node : nodes) {
            if (node.operation() == FormulaOperation.SYMBOL) {
                found.add(node.first());
            }
        }
        return found;
    }

    /** Returns which symbols meet in operations that are not linear. */
    Interactions interactions() {
        return Interactions.of(nodes, symbols);
    }

    /** Returns the value at a point. */
    public double value(double[] point) {
        double[] values = new double[nodes.size()];
        for (int i = 0; i < values.length; i++) {
            FormulaNode node = nodes.get(i);
            values[i] = switch (node.operation()) {
                case CONSTANT -> node.constant();
                case SYMBOL -> point[node.first()];
                case INTEGER_POWER -> FormulaOperation.integerPower(values[node.first()], node.second());
                default ->
                    node.operation()
                            .apply(values[node.first()], node.operation().arity == 2 ? values[node.second()] : 0);
            };
        }
        return values[values.length - 1];
    }

    /** Returns the exact first derivatives at a point, by forward automatic differentiation. */
    public double[] gradient(double[] point) {
        Gradient[] arguments = new Gradient[symbols];
        for (int i = 0; i < symbols; i++) {
            arguments[i] = Gradient.variable(symbols, i, point[i]);
        }
        Gradient result = evaluate(arguments, Gradient.constant(symbols, 0));
        return result.getGradient();
    }

    /**
     * Returns the exact derivatives up to the third order by two of the symbols, the others held.
     *
     * @param second may equal {@code first}
     */
    DerivativeStructure derivatives(double[] point, int first, int second) {
        boolean same = first == second;
        DSFactory factory = new DSFactory(same ? 1 : 2, 3);
        DerivativeStructure[] arguments = new DerivativeStructure[symbols];
        for (int i = 0; i < symbols; i++) {
            if (i == first) {
                arguments[i] = factory.variable(0, point[i]);
            } else if (i == second) {
                arguments[i] = factory.variable(1, point[i]);
            } else {
                arguments[i] = factory.constant(point[i]);
            }
        }
        return evaluate(arguments, factory.constant(0));
    }

    private <T extends CalculusFieldElement<T>> T evaluate(T[] arguments, T zero) {
        java.util.ArrayList<T> values = new java.util.ArrayList<>(nodes.size());
        for (FormulaNode node : nodes) {
            values.add(
                    switch (node.operation()) {
                        case CONSTANT -> zero.add(node.constant());
                        case SYMBOL -> arguments[node.first()];
                        case INTEGER_POWER -> values.get(node.first()).pow(node.second());
                        default ->
                            node.operation().arity == 2
                                    ? ofTwo(node.operation(), values.get(node.first()), values.get(node.second()))
                                    : ofOne(node.operation(), values.get(node.first()));
                    });
        }
        return values.get(values.size() - 1);
    }

    private static <T extends CalculusFieldElement<T>> T ofTwo(FormulaOperation operation, T a, T b) {
        return switch (operation) {
            case ADD -> a.add(b);
            case SUBTRACT -> a.subtract(b);
            case MULTIPLY -> a.multiply(b);
            case DIVIDE -> a.divide(b);
            case POW -> a.pow(b);
            case ATAN2 -> a.atan2(b);
            case MIN -> a.getReal() <= b.getReal() ? a : b;
            case MAX -> a.getReal() >= b.getReal() ? a : b;
            default -> throw new IllegalArgumentException(operation + " takes other operands");
        };
    }

    private static <T extends CalculusFieldElement<T>> T ofOne(FormulaOperation operation, T a) {
        return switch (operation) {
            case NEGATE -> a.negate();
            case SQRT -> a.sqrt();
            case EXP -> a.exp();
            case LN -> a.log();
            case LOG10 -> a.log10();
            case SIN -> a.sin();
            case COS -> a.cos();
            case TAN -> a.tan();
            case ASIN -> a.asin();
            case ACOS -> a.acos();
            case ATAN -> a.atan();
            case ABS -> a.abs();
            default -> throw new IllegalArgumentException(operation + " takes other operands");
        };
    }
}
