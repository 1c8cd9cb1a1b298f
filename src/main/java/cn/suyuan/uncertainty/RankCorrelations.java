package cn.suyuan.uncertainty;

import java.util.Arrays;
import java.util.List;

/** Spearman's rank correlation of inputs with an output, over the first trials of a run. */
final class RankCorrelations {
    private static final int BLOCKS = 24;

    private final InputSampler sampler;
    private final double[] ranks;
    private final boolean finite;

    RankCorrelations(ResolvedModel model, Formula formula, long seed) {
        sampler = new InputSampler(model, seed, DrawMethod.FAST);
        ColumnProgram program = new ColumnProgram(List.of(formula), model.inputs());
        ColumnMachine machine = new ColumnMachine(program, sampler, new InputBounds(model.inputs()));
        double[] results = new double[BLOCKS * ColumnMachine.BLOCK];
        for (int block = 0; block < BLOCKS; block++) {
            machine.run(block, ColumnMachine.BLOCK);
            System.arraycopy(machine.output(0), 0, results, block * ColumnMachine.BLOCK, ColumnMachine.BLOCK);
        }
        finite = Arrays.stream(results).allMatch(Double::isFinite);
        ranks = ranks(results);
    }

    /** Returns the coefficient, NaN where outputs were invalid. */
    double of(int input) {
        double[] draws = new double[ranks.length];
        double[] column = new double[ColumnMachine.BLOCK];
        InputSampler.Scratch scratch = new InputSampler.Scratch(ColumnMachine.BLOCK);
        for (int block = 0; block < BLOCKS; block++) {
            sampler.fill(input, block, column, scratch);
            System.arraycopy(column, 0, draws, block * ColumnMachine.BLOCK, ColumnMachine.BLOCK);
        }
        return finite ? correlation(ranks(draws), ranks) : Double.NaN;
    }

    /** Returns centred ranks; equal values get their mean rank. */
    static double[] ranks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int place = Arrays.binarySearch(sorted, values[i]);
            int from = place;
            int to = place;
            if (place > 0 && sorted[place - 1] == sorted[place]) {
                from = bound(sorted, values[i], false);
            }
            if (place + 1 < sorted.length && sorted[place + 1] == sorted[place]) {
                to = bound(sorted, values[i], true) - 1;
            }
            ranks[i] = (from + to) / 2.0 - (values.length - 1) / 2.0;
        }
        return ranks;
    }

    /** Returns the first place of a value, or the place after its last. */
    private static int bound(double[] sorted, double value, boolean after) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || (after && sorted[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double correlation(double[] a, double[] b) {
        double product = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
            squareA += a[i] * a[i];
            squareB += b[i] * b[i];
        }
        return product / Math.sqrt(squareA * squareB);
    }
}
