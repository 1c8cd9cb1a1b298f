package cn.suyuan.uncertainty;

import cn.suyuan.uncertainty.EvaluationProblem.Code;
import cn.suyuan.uncertainty.FormulaScanner.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads formulas. After the first mistake of syntax the scanner is taken as ended, so that every method returns at once;
 * unknown symbols are all collected.
 */
final class FormulaParser {
    private static final int MOST_CHARACTERS = 20_000;
    private static final int MOST_NODES = 10_000;
    private static final int MOST_DEPTH = 100;
    private static final int MOST_INTEGER_POWER = 64;

    private final String text;
    private final List<String> symbols;
    private final FormulaScanner scanner;
    private final List<FormulaNode> nodes = new ArrayList<>();
    private final Map<FormulaNode, Integer> known = new HashMap<>();
    private final List<EvaluationProblem> problems = new ArrayList<>();
    private boolean failed;
    private int depth;

    FormulaParser(String text, List<String> symbols) {
        this.text = text;
        this.symbols = symbols;
        this.scanner = new FormulaScanner(text);
    }

    FormulaReading read() {
        if (text.isBlank()) {
            fail(Code.NO_FORMULA, 0);
        } else if (text.length() > MOST_CHARACTERS) {
            fail(Code.FORMULA_TOO_LARGE, 0, String.valueOf(MOST_CHARACTERS));
        } else {
            scanner.advance();
            int result = sum();
            if (!failed && scanner.token() != Token.END) {
                failExpecting("operator");
            }
            if (problems.isEmpty() && result != nodes.size() - 1) {
                // the result node was shared with an earlier part: it must be the last
                nodes.add(new FormulaNode(FormulaOperation.INTEGER_POWER, result, 1, 0));
            }
        }
        return problems.isEmpty()
                ? new FormulaReading(Optional.of(new Formula(nodes, symbols.size())), List.of())
                : new FormulaReading(Optional.empty(), problems);
    }

    private int sum() {
        int left = product();
        while (!failed && (scanner.is('+') || scanner.is('-'))) {
            FormulaOperation operation = scanner.is('+') ? FormulaOperation.ADD : FormulaOperation.SUBTRACT;
            scanner.advance();
            left = node(operation, left, product());
        }
        return left;
    }

    private int product() {
        int left = signed();
        while (!failed && (scanner.is('*') || scanner.is('/'))) {
            FormulaOperation operation = scanner.is('*') ? FormulaOperation.MULTIPLY : FormulaOperation.DIVIDE;
            scanner.advance();
            left = node(operation, left, signed());
        }
        return left;
    }

    private int signed() {
        boolean negative = false;
        while (!failed && (scanner.is('+') || scanner.is('-'))) {
            negative ^= scanner.is('-');
            scanner.advance();
        }
        int operand = power();
        return negative ? node(FormulaOperation.NEGATE, operand, 0) : operand;
    }

    private int power() {
        if (++depth > MOST_DEPTH) {
            fail(Code.FORMULA_TOO_LARGE, scanner.position(), String.valueOf(MOST_DEPTH));
        }
        int base = failed ? 0 : primary();
        if (!failed && scanner.is('^')) {
            scanner.advance();
            base = powerNode(base, signed());
        }
        depth--;
        return base;
    }

    private int powerNode(int base, int exponent) {
        if (failed) {
            return 0;
        }
        FormulaNode node = nodes.get(exponent);
        double value = node.constant();
        boolean small = node.operation() == FormulaOperation.CONSTANT
                && value == Math.rint(value)
                && Math.abs(value) <= MOST_INTEGER_POWER;
        return small ? integerPower(base, (int) value) : node(FormulaOperation.POW, base, exponent);
    }

    private int integerPower(int base, int exponent) {
        if (nodes.get(base).operation() == FormulaOperation.CONSTANT) {
            return constant(FormulaOperation.integerPower(nodes.get(base).constant(), exponent));
        }
        return add(new FormulaNode(FormulaOperation.INTEGER_POWER, base, exponent, 0));
    }

    private int primary() {
        if (scanner.is('(')) {
            scanner.advance();
            int inner = sum();
            expect(')');
            return inner;
        }
        String word = scanner.word();
        int position = scanner.position();
        if (scanner.token() == Token.NUMBER) {
            scanner.advance();
            return number(word, position);
        }
        if (scanner.token() == Token.NAME) {
            scanner.advance();
            return scanner.is('(') ? call(word, position) : name(word, position);
        }
        failExpecting("operand");
        return 0;
    }

    private int number(String word, int position) {
        double value = Double.parseDouble(word);
        if (Double.isInfinite(value)) {
            fail(Code.BAD_NUMBER, position, word);
        }
        return constant(value);
    }

    private int name(String word, int position) {
        int symbol = symbols.indexOf(word);
        if (symbol >= 0) {
            return add(new FormulaNode(FormulaOperation.SYMBOL, symbol, 0, 0));
        }
        if (word.equals("pi")) {
            return constant(Math.PI);
        }
        problems.add(new EvaluationProblem(Code.UNKNOWN_SYMBOL, "", position, List.of(word)));
        return constant(1);
    }

    private int call(String word, int position) {
        FormulaOperation function = FormulaOperation.functions().get(word);
        if (function == null) {
            fail(Code.UNKNOWN_FUNCTION, position, word);
            return 0;
        }
        List<Integer> arguments = new ArrayList<>();
        do {
            scanner.advance();
            arguments.add(sum());
        } while (!failed && scanner.is(','));
        expect(')');
        boolean fits = function.takesMany() ? arguments.size() >= 2 : arguments.size() == function.arity;
        if (!failed && !fits) {
            String expected = function.arity + (function.takesMany() ? "…" : "");
            fail(Code.WRONG_ARGUMENT_COUNT, position, word, String.valueOf(arguments.size()), expected);
        }
        if (failed) {
            return 0;
        }
        if (function == FormulaOperation.POW) {
            return powerNode(arguments.get(0), arguments.get(1));
        }
        int result = function.arity == 1 ? node(function, arguments.get(0), 0) : arguments.get(0);
        for (int i = 1; i < arguments.size(); i++) {
            result = node(function, result, arguments.get(i));
        }
        return result;
    }

    private void expect(char sign) {
        if (failed) {
            return;
        }
        if (scanner.is(sign)) {
            scanner.advance();
        } else {
            failExpecting(String.valueOf(sign));
        }
    }

    private int constant(double value) {
        return add(new FormulaNode(FormulaOperation.CONSTANT, 0, 0, value));
    }

    private int node(FormulaOperation operation, int first, int second) {
        if (failed) {
            return 0;
        }
        FormulaNode a = nodes.get(first);
        FormulaNode b = nodes.get(operation.arity == 2 ? second : first);
        if (a.operation() == FormulaOperation.CONSTANT && b.operation() == FormulaOperation.CONSTANT) {
            return constant(operation.apply(a.constant(), b.constant()));
        }
        return add(new FormulaNode(operation, first, operation.arity == 2 ? second : 0, 0));
    }

    /** Adds a node, or finds the same one, so that a repeated part is computed once. */
    private int add(FormulaNode node) {
        if (failed) {
            return 0;
        }
        Integer same = known.get(node);
        if (same != null) {
            return same;
        }
        if (nodes.size() >= MOST_NODES) {
            fail(Code.FORMULA_TOO_LARGE, scanner.position(), String.valueOf(MOST_NODES));
            return 0;
        }
        nodes.add(node);
        known.put(node, nodes.size() - 1);
        return nodes.size() - 1;
    }

    private void failExpecting(String expected) {
        if (scanner.token() == Token.BAD) {
            fail(Code.UNEXPECTED_CHARACTER, scanner.position(), scanner.word());
        } else {
            String wanted = expected.length() == 1 ? expected : Remarks.word(expected);
            boolean ended = scanner.token() == Token.END;
            if (ended) {
                fail(Code.ENDED_EARLY, scanner.position(), wanted);
            } else {
                fail(Code.UNEXPECTED_TOKEN, scanner.position(), scanner.word(), wanted);
            }
        }
    }

    private void fail(Code code, int position, String... arguments) {
        if (!failed) {
            failed = true;
            problems.add(new EvaluationProblem(code, "", position, List.of(arguments)));
        }
    }
}
