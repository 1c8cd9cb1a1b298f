package cn.suyuan.footprint;

import java.math.BigDecimal;

/** Compares declared activity data with what the verified readings give (evidence-pack.md, section 3, Requirements). */
public final class ActivityReplay {

    /** Numerical tolerance beside the declared rounding: 10⁻⁴ of the recomputed quantity. */
    private static final BigDecimal RELATIVE = new BigDecimal("0.0001");
    /** Over 5 % the difference is serious. */
    private static final BigDecimal SERIOUS = new BigDecimal("0.05");

    private ActivityReplay() {}

    /** How a declared quantity stands to the recomputed one. */
    public enum Agreement {
        AGREES,
        DIFFERS,
        /** By more than 5 %. */
        DIFFERS_SERIOUSLY,
        /** One of the two is missing. */
        NOT_COMPARABLE
    }

    /** One unit of the last digit as written: 0.1 for {@code 12.0}, 1 for {@code 48600}. */
    public static BigDecimal declaredRounding(BigDecimal declared) {
        return declared.ulp().max(BigDecimal.ONE.movePointLeft(Math.max(declared.scale(), 0)));
    }

    /** Largest difference that rounding explains, in the unit of the quantity. */
    public static BigDecimal tolerance(BigDecimal declared, BigDecimal recomputed) {
        return declaredRounding(declared).add(recomputed.abs().multiply(RELATIVE));
    }

    /** The comparison. */
    public static Agreement compare(ReplayedActivity activity) {
        if (activity.declared().isEmpty() || activity.recomputed().isEmpty()) {
            return Agreement.NOT_COMPARABLE;
        }
        BigDecimal declared = activity.declared().get();
        BigDecimal recomputed = activity.recomputed().get();
        BigDecimal difference = declared.subtract(recomputed).abs();
        if (difference.compareTo(tolerance(declared, recomputed)) <= 0) {
            return Agreement.AGREES;
        }
        return difference.compareTo(recomputed.abs().multiply(SERIOUS)) > 0
                ? Agreement.DIFFERS_SERIOUSLY
                : Agreement.DIFFERS;
    }
}
