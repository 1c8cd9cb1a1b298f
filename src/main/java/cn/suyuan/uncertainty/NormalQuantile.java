package cn.suyuan.uncertainty;

/**
 * Quantile of the standard normal distribution to 16 digits (Wichura 1988, Applied Statistics 37, algorithm AS 241,
 * PPND16), in the same order of operations as the statistics module of Python, so that draws can be repeated there.
 */
final class NormalQuantile {
    // Wichura 1988, coefficients of the three pairs of polynomials, highest power first
    private static final double[] MIDDLE_UP = {
        2509.0809287301227,
        33430.57558358813,
        67265.7709270087,
        45921.95393154987,
        13731.69376550946,
        1971.5909503065513,
        133.14166789178438,
        3.3871328727963665
    };
    private static final double[] MIDDLE_DOWN = {
        5226.495278852854,
        28729.085735721943,
        39307.89580009271,
        21213.794301586597,
        5394.196021424751,
        687.1870074920579,
        42.31333070160091,
        1.0
    };
    private static final double[] OUTER_UP = {
        0.0007745450142783414,
        0.022723844989269184,
        0.2417807251774506,
        1.2704582524523684,
        3.6478483247632045,
        5.769497221460691,
        4.630337846156546,
        1.4234371107496835
    };
    private static final double[] OUTER_DOWN = {
        1.0507500716444169e-9,
        0.0005475938084995345,
        0.015198666563616457,
        0.14810397642748008,
        0.6897673349851,
        1.6763848301838038,
        2.053191626637759,
        1.0
    };
    private static final double[] FAR_UP = {
        2.0103343992922881e-7,
        2.7115555687434876e-5,
        0.0012426609473880784,
        0.026532189526576124,
        0.29656057182850487,
        1.7848265399172913,
        5.463784911164114,
        6.657904643501103
    };
    private static final double[] FAR_DOWN = {
        2.0442631033899397e-15,
        1.421511758316446e-7,
        1.8463183175100548e-5,
        0.0007868691311456133,
        0.014875361290850615,
        0.1369298809227358,
        0.599832206555888,
        1.0
    };

    private NormalQuantile() {}

    /** Returns the quantile; minus infinity at 0, infinity at 1, NaN outside. */
    static double of(double probability) {
        double q = probability - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            return polynomial(MIDDLE_UP, r) * q / polynomial(MIDDLE_DOWN, r);
        }
        double tail = q <= 0 ? probability : 1 - probability;
        if (tail <= 0) {
            return tail < 0 ? Double.NaN : Math.copySign(Double.POSITIVE_INFINITY, q);
        }
        double r = Math.sqrt(-StrictMath.log(tail));
        double x = r <= 5
                ? polynomial(OUTER_UP, r - 1.6) / polynomial(OUTER_DOWN, r - 1.6)
                : polynomial(FAR_UP, r - 5) / polynomial(FAR_DOWN, r - 5);
        return q < 0 ? -x : x;
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = coefficients[0];
        for (int i = 1; i < coefficients.length; i++) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }
}
