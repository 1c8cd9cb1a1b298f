package cn.suyuan.uncertainty;

import java.util.function.DoubleUnaryOperator;

/**
 * Maps a standard normal number to a draw of an input: straight for normal and lognormal inputs, else by its quantile
 * function, tabulated where that is slow. With correlated normal numbers this is the Gaussian copula.
 */
final class NormalMap implements DoubleUnaryOperator {
    private static final double REACH = 8.25; // beyond it the normal probability is 1 within double precision
    private static final int CELLS = 2048;
    private static final double STEP = 2 * REACH / CELLS;

    private final double[] table = new double[CELLS + 1];

    private NormalMap(Marginal marginal) {
        for (int i = 0; i <= CELLS; i++) {
            double z = -REACH + i * STEP;
            double probability = Quantiles.normalProbability(z);
            table[i] = marginal.quantile(Math.min(Math.max(probability, Double.MIN_NORMAL), 1 - 0x1p-53));
        }
    }

    /** Returns the map without a table, for draws that shall be repeatable elsewhere. */
    static DoubleUnaryOperator exact(ResolvedInput input) {
        Marginal marginal = input.combined();
        return marginal instanceof SymmetricMarginals.Normal || marginal instanceof SkewMarginals.Lognormal
                ? of(input)
                : z -> marginal.quantile(
                        Math.min(Math.max(Quantiles.normalProbability(z), Double.MIN_NORMAL), 1 - 0x1p-53));
    }

    static DoubleUnaryOperator of(ResolvedInput input) {
        Marginal marginal = input.combined();
        if (marginal instanceof SymmetricMarginals.Normal normal) {
            return z -> normal.mean() + normal.standardDeviation() * z;
        }
        if (marginal instanceof SkewMarginals.Lognormal lognormal) {
            return z -> lognormal.sign()
                    * PortableMath.exp(lognormal.muLog() + lognormal.sign() * lognormal.sigmaLog() * z);
        }
        return new NormalMap(marginal);
    }

    @Override
    public double applyAsDouble(double z) {
        double cell = (Math.min(Math.max(z, -REACH), REACH) + REACH) / STEP;
        int index = Math.min((int) cell, CELLS - 1);
        double part = cell - index;
        return table[index] + part * (table[index + 1] - table[index]);
    }
}
