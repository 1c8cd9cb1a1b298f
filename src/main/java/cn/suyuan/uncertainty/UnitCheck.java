package cn.suyuan.uncertainty;

import cn.suyuan.measure.MeasurementUnit;
import cn.suyuan.uncertainty.BudgetRemark.Code;
import cn.suyuan.uncertainty.BudgetRemark.Weight;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Follows the units of the inputs through a formula up to the unit of the result. Sums of unlike units, units of unlike
 * size, functions of quantities that are no pure numbers and a result in another unit than declared are named. A number
 * written in the formula takes the unit of what it is added to; an input without unit is never guessed at.
 */
final class UnitCheck {
    /** What is known about a node: its unit, or that it is a bare number, or nothing. */
    private record Known(Optional<MeasurementUnit> unit, boolean number) {
        static final Known NOTHING = new Known(Optional.empty(), false);
        static final Known NUMBER = new Known(Optional.of(MeasurementUnit.one()), true);

        static Known of(MeasurementUnit unit) {
            return new Known(Optional.of(unit), false);
        }
    }

    private final ResolvedModel model;
    private final ResolvedModel.Output output;
    private final Remarks remarks;
    private final Set<List<String>> said = new LinkedHashSet<>();

    UnitCheck(ResolvedModel model, ResolvedModel.Output output, Remarks remarks) {
        this.model = model;
        this.output = output;
        this.remarks = remarks;
    }

    void look() {
        List<FormulaNode> nodes = output.formula().nodes();
        List<Known> known = new ArrayList<>(nodes.size());
        for (FormulaNode node : nodes) {
            known.add(unit(node, known));
        }
        open();
        result(known.get(known.size() - 1));
    }

    private Known unit(FormulaNode node, List<Known> known) {
        return switch (node.operation()) {
            case CONSTANT -> Known.NUMBER;
            case SYMBOL -> input(node.first());
            case ADD, SUBTRACT, MIN, MAX, ATAN2 -> alike(node, known.get(node.first()), known.get(node.second()));
            case MULTIPLY -> product(known.get(node.first()), known.get(node.second()), true);
            case DIVIDE -> product(known.get(node.first()), known.get(node.second()), false);
            case NEGATE, ABS -> known.get(node.first());
            case INTEGER_POWER -> power(known.get(node.first()), node.second());
            case SQRT -> root(known.get(node.first()));
            case POW -> pure(known.get(node.first()), pure(known.get(node.second()), Known.NUMBER));
            case EXP, LN, LOG10, SIN, COS, TAN, ASIN, ACOS, ATAN -> pure(known.get(node.first()), Known.NUMBER);
        };
    }

    private Known input(int index) {
        String text = model.inputs().get(index).declared().unit();
        return MeasurementUnit.read(text).map(Known::of).orElse(Known.NOTHING);
    }

    private Known alike(FormulaNode node, Known a, Known b) {
        boolean angle = node.operation() == FormulaOperation.ATAN2;
        if (a.unit().isPresent() && b.unit().isPresent() && !a.number() && !b.number()) {
            compare(a.unit().get(), b.unit().get());
        }
        if (angle) {
            return Known.NUMBER;
        }
        Known first = a.number() ? b : a;
        return first.unit().isPresent() ? first : (b.number() ? a : b);
    }

    private void compare(MeasurementUnit a, MeasurementUnit b) {
        OptionalDouble factor = b.factorTo(a);
        if (factor.isEmpty()) {
            say(Code.UNIT_MISMATCH, Weight.DEFECT, a.toString(), b.toString());
        } else if (!a.same(b)) {
            say(Code.UNIT_SIZE, Weight.DEFECT, a.toString(), b.toString(), Remarks.number(factor.getAsDouble()));
        }
    }

    private static Known product(Known a, Known b, boolean times) {
        if (a.unit().isEmpty() || b.unit().isEmpty()) {
            return Known.NOTHING;
        }
        if (b.number()) {
            return a;
        }
        MeasurementUnit first = a.unit().get();
        MeasurementUnit second = b.unit().get();
        return Known.of(times ? first.multiply(second) : first.divide(second));
    }

    private static Known power(Known a, int exponent) {
        boolean usable = !a.number() && Math.abs(exponent) <= 100;
        return usable ? a.unit().map(unit -> Known.of(unit.power(exponent))).orElse(Known.NOTHING) : Known.NOTHING;
    }

    private static Known root(Known a) {
        return a.number()
                ? a
                : a.unit().map(unit -> Known.of(unit.squareRoot())).orElse(Known.NOTHING);
    }

    /** A function takes pure numbers of size 1; what comes out is one. */
    private Known pure(Known argument, Known result) {
        Optional<MeasurementUnit> unit = argument.unit().filter(found -> !argument.number());
        if (unit.isPresent() && !unit.get().same(MeasurementUnit.one())) {
            say(Code.UNIT_NOT_PURE, Weight.DEFECT, unit.get().toString());
        }
        return result;
    }

    /** Volumes of gas without reference temperature, and a mixture of several. */
    private void open() {
        for (int index : output.formula().used()) {
            InputQuantity input = model.inputs().get(index).declared();
            if (MeasurementUnit.read(input.unit())
                    .filter(MeasurementUnit::leavesReferenceOpen)
                    .isPresent()) {
                remarks.addOn(input.symbol(), Code.UNIT_REFERENCE_OPEN, Weight.NOTE, input.unit());
            } else if (!input.unit().isBlank()
                    && MeasurementUnit.read(input.unit()).isEmpty()) {
                remarks.addOn(input.symbol(), Code.UNIT_UNKNOWN, Weight.NOTE, input.unit());
            }
        }
    }

    private void result(Known found) {
        Optional<MeasurementUnit> declared =
                MeasurementUnit.read(output.declared().unit());
        if (declared.isEmpty() || found.unit().isEmpty() || found.number()) {
            return;
        }
        MeasurementUnit unit = found.unit().get();
        OptionalDouble factor = unit.factorTo(declared.get());
        if (factor.isEmpty()) {
            say(
                    Code.UNIT_OF_RESULT,
                    Weight.SUSPICION,
                    output.declared().unit(),
                    unit.toString(),
                    Remarks.number(Double.NaN));
        } else if (!unit.same(declared.get())) {
            boolean explained = constants(factor.getAsDouble());
            if (!explained) {
                say(
                        Code.UNIT_OF_RESULT,
                        Weight.SUSPICION,
                        output.declared().unit(),
                        unit.toString(),
                        Remarks.number(factor.getAsDouble()));
            }
        }
    }

    /** Whether a number written in the formula converts the unit, as in {@code m/1000}. */
    private boolean constants(double factor) {
        return output.formula().nodes().stream()
                .filter(node -> node.operation() == FormulaOperation.CONSTANT && node.constant() != 0)
                .anyMatch(node -> near(node.constant(), factor) || near(1 / node.constant(), factor));
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= 1e-6 * Math.abs(b);
    }

    private void say(Code code, Weight weight, String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.add(0, code.name());
        if (said.add(line)) {
            remarks.add(code, weight, arguments);
        }
    }
}
