package cn.suyuan.measure;

import java.math.BigDecimal;

/**
 * A number as recorded, with its unit; a number never travels alone.
 *
 * @param value the number with the digits it was written with
 * @param unit the unit as written, empty for a pure number
 */
public record Quantity(BigDecimal value, String unit) {

    /** The number without exponent, digits kept, followed by the unit. */
    @Override
    public String toString() {
        return unit.isEmpty() ? value.toPlainString() : value.toPlainString() + " " + unit;
    }
}
