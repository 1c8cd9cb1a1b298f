package cn.suyuan.uncertainty;

/**
 * The exponential function from basic operations only: the same bits on any machine, which {@link Math#exp} does not
 * promise, and fast over columns, which {@link StrictMath#exp} is not. It is right to two units in
 * the last place.
 */
final class PortableMath {
    private static final int CELLS = 128;
    private static final double CELLS_PER_LN2 = 184.6649652337873; // 128 / ln 2
    // ln 2 / 128 in two parts; the first has 32 trailing zero bits, so that its product with a cell number is exact
    private static final double LN2_HIGH = 0x1.62e42fefap-8;
    private static final double LN2_LOW = 0x1.cf79abc9e3b39p-47;
    // adding it rounds to an integer
    private static final double ROUND = 0x1.8p52;
    /** Bits of 2^(i/128). */
    private static final long[] POWER = new long[CELLS];

    static {
        for (int i = 0; i < CELLS; i++) {
            POWER[i] = Double.doubleToRawLongBits(StrictMath.pow(2, i / (double) CELLS));
        }
    }

    private PortableMath() {}

    /** Writes the exponential of the first {@code count} cells; the arrays may be the same. */
    static void exp(double[] in, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = exp(in[i]);
        }
    }

    static double exp(double x) {
        if (!(x > -700 && x < 700)) {
            return StrictMath.exp(x);
        }
        double shifted = x * CELLS_PER_LN2 + ROUND;
        double cell = shifted - ROUND;
        int index = (int) Double.doubleToRawLongBits(shifted);
        double r = (x - cell * LN2_HIGH) - cell * LN2_LOW;
        double square = r * r;
        // Taylor to the fifth power: |r| < 0.0028, the rest is below 2^-60
        double tail = r + square * (0.5 + r * (1.0 / 6)) + square * square * (1.0 / 24 + r * (1.0 / 120));
        double base = Double.longBitsToDouble(POWER[index & (CELLS - 1)] + ((long) (index >> 7) << 52));
        return base + base * tail;
    }
}
