package cn.suyuan.uncertainty;

/**
 * Tables of the ziggurat method for the normal distribution (Marsaglia and Tsang 2000, with 256 layers; the low byte
 * chooses the layer and is not part of the abscissa, as Doornik 2005 asks).
 */
final class Ziggurat {
    /** Begin of the tail for 256 layers. */
    static final double TAIL = 3.654152885361009;

    /** Area of each layer, of the unnormalised density. */
    private static final double AREA = 0.00492867323399;

    private static final int LAYERS = 256;

    /** Factor from a signed 53-bit integer to an abscissa of the layer. */
    static final double[] WIDTH = new double[LAYERS];

    /** Abscissa under which a point of the layer is surely below the density. */
    static final double[] INNER = new double[LAYERS];

    /** Density at the lower edge of the layer; one more than layers. */
    static final double[] HEIGHT = new double[LAYERS + 1];

    static {
        double[] edge = new double[LAYERS + 1];
        edge[0] = AREA / density(TAIL);
        edge[1] = TAIL;
        for (int i = 2; i < LAYERS; i++) {
            edge[i] = Math.sqrt(-2 * StrictMath.log(density(edge[i - 1]) + AREA / edge[i - 1]));
        }
        edge[LAYERS] = 0;
        for (int i = 0; i < LAYERS; i++) {
            WIDTH[i] = edge[i] * 0x1p-52;
            INNER[i] = edge[i + 1];
            HEIGHT[i] = i == 0 ? 0 : density(edge[i]);
        }
        HEIGHT[LAYERS] = 1;
    }

    private Ziggurat() {}

    private static double density(double x) {
        return StrictMath.exp(-0.5 * x * x);
    }
}
