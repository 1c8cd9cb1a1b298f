package cn.suyuan.uncertainty;

/**
 * The counter-based generator Philox4x64-10 (Salmon and others 2011) with the conventions of NumPy's {@code Philox}: the
 * same key gives the uniform numbers of {@code numpy.random.Generator(numpy.random.Philox(key=[a, b])).random()}, bit by
 * bit, and any of them can be had without those before.
 */
final class Philox {
    private static final long FIRST_MULTIPLIER = 0xD2E7470EE14C6C93L;
    private static final long SECOND_MULTIPLIER = 0xCA5A826395121157L;
    private static final long FIRST_STEP = 0x9E3779B97F4A7C15L;
    private static final long SECOND_STEP = 0xBB67AE8584CAA73BL;
    private static final int ROUNDS = 10;
    private static final int LANES = 4;

    private Philox() {}

    /** Fills with the uniform numbers in [0, 1) from a place on, counted from 0; {@code from} is a multiple of 4. */
    static void fillUniform(long key, long secondKey, long from, double[] out, int count) {
        long[] lanes = new long[LANES];
        for (int i = 0; i < count; i += LANES) {
            // NumPy counts up before it generates
            block(key, secondKey, (from + i) / LANES + 1, lanes);
            for (int lane = 0; lane < LANES && i + lane < count; lane++) {
                out[i + lane] = (lanes[lane] >>> 11) * 0x1p-53;
            }
        }
    }

    /** The four words of a counter below 2^64. */
    static void block(long key, long secondKey, long counter, long[] out) {
        long a = counter;
        long b = 0;
        long c = 0;
        long d = 0;
        long k = key;
        long l = secondKey;
        for (int round = 0; round < ROUNDS; round++) {
            long high = unsignedHigh(FIRST_MULTIPLIER, a);
            long low = FIRST_MULTIPLIER * a;
            long otherHigh = unsignedHigh(SECOND_MULTIPLIER, c);
            long otherLow = SECOND_MULTIPLIER * c;
            a = otherHigh ^ b ^ k;
            b = otherLow;
            c = high ^ d ^ l;
            d = low;
            k += FIRST_STEP;
            l += SECOND_STEP;
        }
        out[0] = a;
        out[1] = b;
        out[2] = c;
        out[3] = d;
    }

    private static long unsignedHigh(long x, long y) {
        return Math.multiplyHigh(x, y) + ((x >> 63) & y) + ((y >> 63) & x);
    }
}
