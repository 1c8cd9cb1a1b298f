package cn.suyuan.rule;

import java.math.BigDecimal;

/**
 * A limit of a rule: a number with its unit and its birth certificate.
 *
 * @param name name inside the rule file: {@code limit.<name>}
 * @param value number as written
 * @param unit unit, empty for a pure number
 * @param source document and clause it is taken from
 */
public record Limit(String name, BigDecimal value, String unit, String source) {

    /** Number and unit as printed. */
    public String text() {
        return unit.isEmpty() ? value.toPlainString() : value.toPlainString() + " " + unit;
    }
}
