package cn.suyuan.uncertainty;

/** Draws that anyone can repeat in NumPy: one stream of uniform numbers a component, through the quantile function. */
final class ReplayDraws {
    private ReplayDraws() {}

    /** Fills with uniform numbers of the open interval, those of the stream of a component and block. */
    static void uniform(long seed, long stream, long block, double[] out) {
        Philox.fillUniform(seed, stream, block * ColumnMachine.BLOCK, out, out.length);
        for (int i = 0; i < out.length; i++) {
            if (out[i] == 0) {
                out[i] = 0x1p-54; // half of the smallest step, so that a quantile is finite
            }
        }
    }

    /** Fills with draws of a distribution. */
    static void fill(Marginal marginal, long seed, long stream, long block, double[] out) {
        uniform(seed, stream, block, out);
        for (int i = 0; i < out.length; i++) {
            out[i] = marginal.quantile(out[i]);
        }
    }

    /** Fills with standard normal numbers. */
    static void fillNormal(long seed, long stream, long block, double[] out) {
        uniform(seed, stream, block, out);
        for (int i = 0; i < out.length; i++) {
            out[i] = NormalQuantile.of(out[i]);
        }
    }
}
