package cn.suyuan.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Formulas laid out for evaluation over columns of trials: the nodes of all outputs without repetition, each with a
 * register that is used again once its value is no longer needed. An input is drawn just before it is first needed, so
 * that the working set stays in the cache however many inputs there are.
 */
final class ColumnProgram {
    /**
     * One step.
     *
     * @param target register that is written
     * @param first register of the first operand, or the input of a draw
     * @param second register of the second operand, or the exponent of an integer power
     */
    record Step(FormulaOperation operation, int target, int first, int second) {}

    private final List<Step> steps = new ArrayList<>();
    private final List<Double> constants = new ArrayList<>();
    private final int[] outputs;
    private int registers;

    private final List<FormulaNode> merged = new ArrayList<>();

    ColumnProgram(List<Formula> formulas, List<ResolvedInput> inputs) {
        int[] results = new int[formulas.size()];
        Map<FormulaNode, Integer> known = new HashMap<>();
        for (int f = 0; f < results.length; f++) {
            results[f] = merge(formulas.get(f), inputs, known);
        }
        outputs = new int[results.length];
        layOut(results);
    }

    private int merge(Formula formula, List<ResolvedInput> inputs, Map<FormulaNode, Integer> known) {
        List<FormulaNode> nodes = formula.nodes();
        int[] place = new int[nodes.size()];
        for (int i = 0; i < place.length; i++) {
            FormulaNode node = nodes.get(i);
            FormulaNode moved = switch (node.operation()) {
                case CONSTANT -> node;
                case SYMBOL -> {
                    ResolvedInput input = inputs.get(node.first());
                    yield input.constant() ? new FormulaNode(FormulaOperation.CONSTANT, 0, 0, input.estimate()) : node;
                }
                case INTEGER_POWER -> new FormulaNode(node.operation(), place[node.first()], node.second(), 0);
                default ->
                    new FormulaNode(
                            node.operation(),
                            place[node.first()],
                            node.operation().arity == 2 ? place[node.second()] : 0,
                            0);
            };
            place[i] = known.computeIfAbsent(moved, added -> {
                merged.add(added);
                return merged.size() - 1;
            });
        }
        return place[place.length - 1];
    }

    /** Assigns registers; constants have their own, filled once. */
    private void layOut(int[] results) {
        int[] lastUse = new int[merged.size()];
        for (int i = 0; i < lastUse.length; i++) {
            FormulaNode node = merged.get(i);
            if (node.operation().arity >= 1) {
                lastUse[node.first()] = i;
            }
            if (node.operation().arity == 2 && node.operation() != FormulaOperation.INTEGER_POWER) {
                lastUse[node.second()] = i;
            }
        }
        for (int result : results) {
            lastUse[result] = Integer.MAX_VALUE;
        }
        int[] register = new int[merged.size()];
        int constantCount = 0;
        for (int i = 0; i < register.length; i++) {
            if (merged.get(i).operation() == FormulaOperation.CONSTANT) {
                register[i] = constantCount++;
                constants.add(merged.get(i).constant());
            }
        }
        registers = constantCount;
        List<Integer> free = new ArrayList<>();
        for (int i : order(results)) {
            assign(i, register, lastUse, free);
        }
        Arrays.setAll(outputs, f -> register[results[f]]);
    }

    private void assign(int index, int[] register, int[] lastUse, List<Integer> free) {
        FormulaNode node = merged.get(index);
        int first = node.operation().arity >= 1 ? register[node.first()] : node.first();
        boolean two = node.operation().arity == 2 && node.operation() != FormulaOperation.INTEGER_POWER;
        int second = two ? register[node.second()] : node.second();
        if (node.operation().arity >= 1) {
            release(node.first(), index, register, lastUse, free);
        }
        if (two && node.second() != node.first()) {
            release(node.second(), index, register, lastUse, free);
        }
        register[index] = free.isEmpty() ? registers++ : free.remove(free.size() - 1);
        steps.add(new Step(node.operation(), register[index], first, second));
    }

    private void release(int operand, int user, int[] register, int[] lastUse, List<Integer> free) {
        if (lastUse[operand] == user && merged.get(operand).operation() != FormulaOperation.CONSTANT) {
            free.add(register[operand]);
        }
    }

    /** Nodes that some output needs, without constants, in order. */
    private List<Integer> order(int[] results) {
        boolean[] needed = new boolean[merged.size()];
        for (int result : results) {
            needed[result] = true;
        }
        for (int i = needed.length - 1; i >= 0; i--) {
            FormulaNode node = merged.get(i);
            if (needed[i] && node.operation().arity >= 1) {
                needed[node.first()] = true;
                if (node.operation().arity == 2 && node.operation() != FormulaOperation.INTEGER_POWER) {
                    needed[node.second()] = true;
                }
            }
        }
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < needed.length; i++) {
            if (needed[i] && merged.get(i).operation() != FormulaOperation.CONSTANT) {
                found.add(i);
            }
        }
        return found;
    }

    List<Step> steps() {
        return steps;
    }

    /** Returns the constants, which are the first registers. */
    List<Double> constants() {
        return constants;
    }

    int registers() {
        return registers;
    }

    /** Returns the register of an output. */
    int output(int index) {
        return outputs[index];
    }
}
