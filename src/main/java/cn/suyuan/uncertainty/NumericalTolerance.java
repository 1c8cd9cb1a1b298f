package cn.suyuan.uncertainty;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The numerical tolerance that belongs to a standard uncertainty (JCGM 101, 7.9.2). */
final class NumericalTolerance {
    private NumericalTolerance() {}

    /** Returns half a unit of the last of so many significant digits of u; 0 for u = 0. */
    static double of(double standardUncertainty, int digits) {
        if (!(standardUncertainty > 0) || Double.isInfinite(standardUncertainty)) {
            return 0;
        }
        BigDecimal rounded = new BigDecimal(standardUncertainty).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - digits;
        return new BigDecimal("0.5").scaleByPowerOfTen(exponent).doubleValue();
    }
}
