package cn.suyuan.uncertainty;

import java.util.Arrays;

/** Runs a program over one block of trials after the other; belongs to one thread. */
final class ColumnMachine {
    /** Trials of a block: columns of 16 KiB, so that those at work stay in the first two caches. */
    static final int BLOCK = 2048;

    private final ColumnProgram program;
    private final InputSampler sampler;
    private final InputSampler.Scratch scratch = new InputSampler.Scratch(BLOCK);
    private final double[][] registers;
    private final InputBounds bounds;

    ColumnMachine(ColumnProgram program, InputSampler sampler, InputBounds bounds) {
        this.program = program;
        this.sampler = sampler;
        this.bounds = bounds;
        this.registers = new double[program.registers()][BLOCK];
        for (int i = 0; i < program.constants().size(); i++) {
            Arrays.fill(registers[i], program.constants().get(i));
        }
    }

    /** Runs a block of which {@code count} trials count. */
    void run(long block, int count) {
        for (ColumnProgram.Step step : program.steps()) {
            double[] out = registers[step.target()];
            if (step.operation() == FormulaOperation.SYMBOL) {
                sampler.fill(step.first(), block, out, scratch);
                bounds.check(step.first(), out, count);
            } else {
                compute(step, registers[step.first()], out);
            }
        }
    }

    /** Runs the program on given columns of inputs instead of draws. */
    void runOn(double[][] columns, int count) {
        for (ColumnProgram.Step step : program.steps()) {
            double[] out = registers[step.target()];
            if (step.operation() == FormulaOperation.SYMBOL) {
                System.arraycopy(columns[step.first()], 0, out, 0, count);
            } else {
                compute(step, registers[step.first()], out);
            }
        }
    }

    /** Returns the column of an output after a run; it is overwritten by the next. */
    double[] output(int index) {
        return registers[program.output(index)];
    }

    private void compute(ColumnProgram.Step step, double[] a, double[] out) {
        switch (step.operation()) {
            case ADD -> add(a, registers[step.second()], out);
            case SUBTRACT -> subtract(a, registers[step.second()], out);
            case MULTIPLY -> multiply(a, registers[step.second()], out);
            case DIVIDE -> divide(a, registers[step.second()], out);
            case INTEGER_POWER -> integerPower(a, step.second(), out);
            case EXP -> PortableMath.exp(a, out, BLOCK);
            default -> general(step, a, out);
        }
    }

    private static void add(double[] a, double[] b, double[] out) {
        for (int i = 0; i < BLOCK; i++) {
            out[i] = a[i] + b[i];
        }
    }

    private static void subtract(double[] a, double[] b, double[] out) {
        for (int i = 0; i < BLOCK; i++) {
            out[i] = a[i] - b[i];
        }
    }

    private static void multiply(double[] a, double[] b, double[] out) {
        for (int i = 0; i < BLOCK; i++) {
            out[i] = a[i] * b[i];
        }
    }

    private static void divide(double[] a, double[] b, double[] out) {
        for (int i = 0; i < BLOCK; i++) {
            out[i] = a[i] / b[i];
        }
    }

    private static void integerPower(double[] a, int exponent, double[] out) {
        if (exponent == 2) {
            multiply(a, a, out);
            return;
        }
        for (int i = 0; i < BLOCK; i++) {
            out[i] = FormulaOperation.integerPower(a[i], exponent);
        }
    }

    private void general(ColumnProgram.Step step, double[] a, double[] out) {
        FormulaOperation operation = step.operation();
        double[] b = operation.arity == 2 ? registers[step.second()] : a;
        for (int i = 0; i < BLOCK; i++) {
            out[i] = operation.apply(a[i], b[i]);
        }
    }
}
