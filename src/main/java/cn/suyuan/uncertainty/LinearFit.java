package cn.suyuan.uncertainty;

/**
 * A straight calibration line by least squares with equal weights (JCGM 100, H.3).
 *
 * @param correlation of intercept and slope
 * @param residualDeviation s, standard deviation of the residuals
 * @param dof degrees of freedom, number of points minus 2
 */
public record LinearFit(
        double intercept,
        double slope,
        double interceptUncertainty,
        double slopeUncertainty,
        double correlation,
        double residualDeviation,
        int dof) {

    /** Fits a line to three or more points that do not all have one abscissa. */
    public static LinearFit of(double[] x, double[] y) {
        int count = x.length;
        if (count < 3 || y.length != count) {
            throw new IllegalArgumentException(count + " abscissas, " + y.length + " ordinates; at least 3 of each");
        }
        double meanX = Moments.of(x, 0, count).mean();
        double meanY = Moments.of(y, 0, count).mean();
        double squares = 0;
        double products = 0;
        double squaresFromZero = 0;
        for (int i = 0; i < count; i++) {
            squares += (x[i] - meanX) * (x[i] - meanX);
            products += (x[i] - meanX) * (y[i] - meanY);
            squaresFromZero += x[i] * x[i];
        }
        if (!(squares > 0)) {
            throw new IllegalArgumentException("all abscissas are " + meanX);
        }
        double slope = products / squares;
        double intercept = meanY - slope * meanX;
        double residuals = 0;
        for (int i = 0; i < count; i++) {
            double residual = y[i] - intercept - slope * x[i];
            residuals += residual * residual;
        }
        double s = Math.sqrt(residuals / (count - 2));
        return new LinearFit(
                intercept,
                slope,
                s * Math.sqrt(squaresFromZero / (count * squares)),
                s / Math.sqrt(squares),
                -meanX * Math.sqrt(count / squaresFromZero),
                s,
                count - 2);
    }

    /** Returns the value of the line. */
    public double value(double x) {
        return intercept + slope * x;
    }

    /** Returns the standard uncertainty of the value of the line, from those of its parameters and their correlation. */
    public double uncertainty(double x) {
        double bySlope = x * slopeUncertainty;
        double square = interceptUncertainty * interceptUncertainty
                + bySlope * bySlope
                + 2 * correlation * interceptUncertainty * bySlope;
        return Math.sqrt(Math.max(0, square));
    }
}
