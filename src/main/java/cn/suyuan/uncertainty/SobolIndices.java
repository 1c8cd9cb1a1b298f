package cn.suyuan.uncertainty;

import cn.suyuan.uncertainty.InputSensitivity.SobolIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * First-order indices by Saltelli's and total indices by Jansen's estimator (Saltelli et al. 2010) over a scrambled Sobol
 * sequence, with bootstrap limits. Correlated inputs form one factor, whose indices stand for each of them.
 */
final class SobolIndices {
    private static final int MOST_DIMENSIONS = 1000;
    private static final long MOST_RUNS = 1 << 19;
    private static final int MOST_BASE = 1 << 14;
    private static final int LEAST_BASE = 1 << 8;
    private static final int RESAMPLES = 200;

    private final ResolvedModel model;
    private final ColumnMachine machine;
    private final List<int[]> factors = new ArrayList<>();
    private final List<Integer> uncertain;
    private final long seed;
    private final int base;

    private double[] first = new double[0];
    private double[] second = new double[0];
    private double variance;
    private final List<double[]> mixed = new ArrayList<>();

    SobolIndices(ResolvedModel model, Formula formula, long seed) {
        this.model = model;
        this.seed = seed;
        this.uncertain = formula.used().stream()
                .filter(input -> !model.inputs().get(input).constant())
                .toList();
        List<Integer> left = new ArrayList<>(uncertain);
        for (int[] group : model.correlations().groups()) {
            factors.add(group);
            left.removeIf(input -> Arrays.stream(group).anyMatch(member -> member == input));
        }
        left.forEach(input -> factors.add(new int[] {input}));
        int runs = MOST_BASE;
        while (runs > LEAST_BASE && (long) runs * (factors.size() + 2) > MOST_RUNS) {
            runs /= 2;
        }
        this.base = runs;
        this.machine = new ColumnMachine(
                new ColumnProgram(List.of(formula), model.inputs()),
                new InputSampler(model, seed, DrawMethod.FAST),
                new InputBounds(model.inputs()));
    }

    int base() {
        return base;
    }

    /** Runs the model; returns whether indices can be given, which they cannot when it is stopped. */
    boolean run(BooleanSupplier cancelled) {
        int inputs = model.inputs().size();
        List<Integer> drawn = drawn();
        if (factors.isEmpty() || 2 * drawn.size() > MOST_DIMENSIONS) {
            return false;
        }
        double[][] a = new double[inputs][0];
        double[][] b = new double[inputs][0];
        sequences(drawn, a, b);
        shape(a, b);
        first = evaluate(a);
        second = evaluate(b);
        for (int[] factor : factors) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
            double[][] columns = a.clone();
            for (int member : factor) {
                columns[member] = b[member];
            }
            mixed.add(evaluate(columns));
        }
        return centre();
    }

    /** Inputs that need a dimension: the uncertain ones and all members of groups. */
    private List<Integer> drawn() {
        return factors.stream().flatMapToInt(Arrays::stream).sorted().boxed().toList();
    }

    private void sequences(List<Integer> drawn, double[][] a, double[][] b) {
        int dimensions = drawn.size();
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(2 * dimensions);
        for (int input : drawn) {
            a[input] = new double[base];
            b[input] = new double[base];
        }
        for (int row = 0; row < base; row++) {
            double[] point = sequence.nextVector();
            for (int d = 0; d < dimensions; d++) {
                a[drawn.get(d)][row] = scramble(point[d], d);
                b[drawn.get(d)][row] = scramble(point[dimensions + d], dimensions + d);
            }
        }
    }

    /** Nested uniform scrambling by hash (Laine and Karras 2011), on 32 bits. */
    private double scramble(double point, int dimension) {
        int bits = Integer.reverse((int) (long) (point * 0x1p32));
        bits += (int) RandomStream.mix(seed + 31L * dimension);
        bits ^= bits * 0x6c50b47c;
        bits ^= bits * 0xb82f1e52;
        bits ^= bits * 0xc7afe638;
        bits ^= bits * 0x8d22f6e6;
        return (Integer.toUnsignedLong(Integer.reverse(bits)) + 0.5) * 0x1p-32;
    }

    /** Turns both sets of uniform columns into columns of inputs; a sum of unlike components is sampled once for both. */
    private void shape(double[][] a, double[][] b) {
        for (int[] factor : factors) {
            if (factor.length == 1) {
                Marginal marginal = model.inputs().get(factor[0]).combined();
                DoubleUnaryOperator map = quick(marginal)
                        ? marginal::quantile
                        : throughNormal(model.inputs().get(factor[0]));
                map(a[factor[0]], map);
                map(b[factor[0]], map);
            } else {
                shapeGroup(a, factor);
                shapeGroup(b, factor);
            }
        }
    }

    private void shapeGroup(double[][] columns, int[] group) {
        double[][] root = model.correlations().root(group);
        for (int member : group) {
            map(columns[member], Quantiles::normal);
        }
        double[][] joint = new double[group.length][base];
        for (int i = 0; i < group.length; i++) {
            for (int j = 0; j < group.length; j++) {
                for (int row = 0; row < base; row++) {
                    joint[i][row] += root[i][j] * columns[group[j]][row];
                }
            }
        }
        for (int i = 0; i < group.length; i++) {
            map(joint[i], NormalMap.of(model.inputs().get(group[i])));
            columns[group[i]] = joint[i];
        }
    }

    private static boolean quick(Marginal marginal) {
        return marginal instanceof SymmetricMarginals.Rectangular
                || marginal instanceof SymmetricMarginals.Trapezoidal
                || marginal instanceof SymmetricMarginals.Arcsine
                || marginal instanceof SkewMarginals.Triangular
                || marginal instanceof SkewMarginals.Exponential
                || marginal instanceof SkewMarginals.Empirical
                || marginal instanceof SampledMarginal;
    }

    private static DoubleUnaryOperator throughNormal(ResolvedInput input) {
        DoubleUnaryOperator map = NormalMap.of(input);
        return u -> map.applyAsDouble(Quantiles.normal(u));
    }

    private static void map(double[] column, DoubleUnaryOperator map) {
        for (int i = 0; i < column.length; i++) {
            column[i] = map.applyAsDouble(column[i]);
        }
    }

    private double[] evaluate(double[][] columns) {
        double[] results = new double[base];
        double[][] part = new double[columns.length][];
        for (int from = 0; from < base; from += ColumnMachine.BLOCK) {
            int count = Math.min(ColumnMachine.BLOCK, base - from);
            for (int input : uncertain) {
                part[input] = Arrays.copyOfRange(columns[input], from, from + count);
            }
            machine.runOn(part, count);
            System.arraycopy(machine.output(0), 0, results, from, count);
        }
        return results;
    }

    private boolean centre() {
        double[] both = Arrays.copyOf(first, 2 * base);
        System.arraycopy(second, 0, both, base, base);
        Moments moments = Moments.of(both, 0, both.length);
        variance = moments.variance();
        double mean = moments.mean();
        boolean finite = variance > 0 && Double.isFinite(variance);
        for (int row = 0; row < base; row++) {
            first[row] -= mean;
            second[row] -= mean;
            for (double[] column : mixed) {
                column[row] -= mean;
                finite &= Double.isFinite(column[row]);
            }
        }
        return finite;
    }

    /** Returns the indices of an input; 0 for one that is constant or unused. */
    List<SobolIndex> of(int input) {
        for (int f = 0; f < factors.size(); f++) {
            if (Arrays.stream(factors.get(f)).anyMatch(member -> member == input)) {
                return indices(mixed.get(f));
            }
        }
        SobolIndex none = new SobolIndex(0, 0, 0);
        return List.of(none, none);
    }

    private List<SobolIndex> indices(double[] column) {
        double[] main = new double[base];
        double[] total = new double[base];
        double[] square = new double[base];
        for (int row = 0; row < base; row++) {
            double step = column[row] - first[row];
            main[row] = second[row] * step;
            total[row] = step * step / 2;
            square[row] = (first[row] * first[row] + second[row] * second[row]) / 2;
        }
        double[] mains = new double[RESAMPLES];
        double[] totals = new double[RESAMPLES];
        RandomStream random = new RandomStream(seed, 0, 0);
        for (int sample = 0; sample < RESAMPLES; sample++) {
            double mainSum = 0;
            double totalSum = 0;
            double squareSum = 0;
            for (int i = 0; i < base; i++) {
                int row = (int) (random.nextLong() & (base - 1));
                mainSum += main[row];
                totalSum += total[row];
                squareSum += square[row];
            }
            mains[sample] = mainSum / squareSum;
            totals[sample] = totalSum / squareSum;
        }
        return List.of(index(main, mains), index(total, totals));
    }

    private SobolIndex index(double[] terms, double[] resampled) {
        Arrays.sort(resampled);
        double found = Moments.of(terms, 0, base).mean() / variance;
        // 2.5 % and 97.5 % of the resampled indices
        return new SobolIndex(found, resampled[RESAMPLES / 40], resampled[RESAMPLES - 1 - RESAMPLES / 40]);
    }
}
