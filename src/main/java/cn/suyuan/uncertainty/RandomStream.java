package cn.suyuan.uncertainty;

/**
 * A stream of random numbers that belongs to one input component and one block of trials: xoshiro256++ (Blackman and
 * Vigna) seeded by SplitMix64 from seed, stream id and block, so that neither the order of inputs nor the number of
 * threads matters. Only integer and basic floating point operations: the same bits on any machine.
 */
final class RandomStream {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double TO_UNIT = 0x1p-53;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    RandomStream(long seed, long stream, long block) {
        reset(seed, stream, block);
    }

    /** Makes this the stream of another block, to spare an allocation. */
    void reset(long seed, long stream, long block) {
        long state = mix(mix(mix(seed + GOLDEN) ^ stream) + GOLDEN * (block + 1));
        s0 = mix(state += GOLDEN);
        s1 = mix(state += GOLDEN);
        s2 = mix(state += GOLDEN);
        s3 = mix(state + GOLDEN);
    }

    /** Returns a stream id for a symbol and the place of its component. */
    static long streamId(String symbol, int component) {
        long hash = 0xCBF29CE484222325L; // FNV-1a, 64 bits
        for (int i = 0; i < symbol.length(); i++) {
            hash = (hash ^ symbol.charAt(i)) * 0x100000001B3L;
        }
        return mix(hash + component * GOLDEN);
    }

    /** SplitMix64's finaliser. */
    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Returns a number in [0, 1) with 53 bits. */
    double nextUniform() {
        return (nextLong() >>> 11) * TO_UNIT;
    }

    /** Returns a number in (0, 1), for logarithms and quantiles. */
    double nextOpen() {
        return ((nextLong() >>> 11) + 0.5) * TO_UNIT;
    }

    /** Returns a standard normal number. */
    double nextNormal() {
        long bits = nextLong();
        int layer = (int) (bits & 0xFF);
        double x = (bits >> 11) * Ziggurat.WIDTH[layer];
        return Math.abs(x) < Ziggurat.INNER[layer] ? x : slowNormal(layer, x);
    }

    /** Fills with offset + scale * U, U uniform in [0, 1). */
    void fillUniform(double[] out, int count, double offset, double scale) {
        long a = s0;
        long b = s1;
        long c = s2;
        long d = s3;
        double factor = scale * TO_UNIT;
        for (int i = 0; i < count; i++) {
            out[i] = offset + ((Long.rotateLeft(a + d, 23) + a) >>> 11) * factor;
            long shifted = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= shifted;
            d = Long.rotateLeft(d, 45);
        }
        keep(a, b, c, d);
    }

    /** Fills with mean + deviation * Z, Z standard normal; the state is kept in locals for speed. */
    void fillNormal(double[] out, int count, double mean, double deviation) {
        double[] width = Ziggurat.WIDTH;
        double[] inner = Ziggurat.INNER;
        long a = s0;
        long b = s1;
        long c = s2;
        long d = s3;
        for (int i = 0; i < count; i++) {
            long bits = Long.rotateLeft(a + d, 23) + a;
            long shifted = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= shifted;
            d = Long.rotateLeft(d, 45);
            int layer = (int) (bits & 0xFF);
            double x = (bits >> 11) * width[layer];
            if (Math.abs(x) >= inner[layer]) {
                keep(a, b, c, d);
                x = slowNormal(layer, x);
                a = s0;
                b = s1;
                c = s2;
                d = s3;
            }
            out[i] = mean + deviation * x;
        }
        keep(a, b, c, d);
    }

    /** Fills with lower + right * min(U, V) + left * max(U, V), U and V uniform: a triangular distribution. */
    void fillTriangular(double[] out, int count, double lower, double left, double right) {
        long a = s0;
        long b = s1;
        long c = s2;
        long d = s3;
        double low = right * TO_UNIT;
        double high = left * TO_UNIT;
        for (int i = 0; i < count; i++) {
            long first = (Long.rotateLeft(a + d, 23) + a) >>> 11;
            long shifted = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= shifted;
            d = Long.rotateLeft(d, 45);
            long second = (Long.rotateLeft(a + d, 23) + a) >>> 11;
            shifted = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= shifted;
            d = Long.rotateLeft(d, 45);
            out[i] = lower + Math.min(first, second) * low + Math.max(first, second) * high;
        }
        keep(a, b, c, d);
    }

    private void keep(long a, long b, long c, long d) {
        s0 = a;
        s1 = b;
        s2 = c;
        s3 = d;
    }

    private double slowNormal(int first, double candidate) {
        int layer = first;
        double x = candidate;
        while (Math.abs(x) >= Ziggurat.INNER[layer]) {
            if (layer == 0) {
                double tail = tail();
                return x < 0 ? -tail : tail;
            }
            double height = Ziggurat.HEIGHT[layer];
            if (height + nextUniform() * (Ziggurat.HEIGHT[layer + 1] - height) < StrictMath.exp(-0.5 * x * x)) {
                return x;
            }
            long bits = nextLong();
            layer = (int) (bits & 0xFF);
            x = (bits >> 11) * Ziggurat.WIDTH[layer];
        }
        return x;
    }

    /** Marsaglia's tail of the normal beyond the lowest layer. */
    private double tail() {
        while (true) {
            double x = -StrictMath.log(nextOpen()) / Ziggurat.TAIL;
            double y = -StrictMath.log(nextOpen());
            if (y + y > x * x) {
                return Ziggurat.TAIL + x;
            }
        }
    }

    /** Returns a gamma number of unit scale (Marsaglia and Tsang 2000). */
    double nextGamma(double shape) {
        if (shape < 1) {
            return nextGamma(shape + 1) * StrictMath.pow(nextOpen(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = nextNormal();
            double v = 1 + c * x;
            if (v > 0) {
                v = v * v * v;
                double u = nextOpen();
                if (StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                    return d * v;
                }
            }
        }
    }
}
