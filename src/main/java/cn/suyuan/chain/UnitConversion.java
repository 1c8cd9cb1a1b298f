package cn.suyuan.chain;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Exact factors between the units that meters record in; no conversion that needs a property of the substance. */
final class UnitConversion {

    private record Known(String quantity, BigDecimal factor) {}

    /** To joule, cubic metre, kilogram: SI prefixes, 1 kWh = 3.6 MJ, 万 = 10 000. */
    private static final Map<String, Known> UNITS = Map.ofEntries(
            entry("J", "energy", "1"),
            entry("kJ", "energy", "1E3"),
            entry("MJ", "energy", "1E6"),
            entry("GJ", "energy", "1E9"),
            entry("TJ", "energy", "1E12"),
            entry("Wh", "energy", "3600"),
            entry("kWh", "energy", "3.6E6"),
            entry("千瓦时", "energy", "3.6E6"),
            entry("MWh", "energy", "3.6E9"),
            entry("兆瓦时", "energy", "3.6E9"),
            entry("万kWh", "energy", "3.6E10"),
            entry("万千瓦时", "energy", "3.6E10"),
            entry("GWh", "energy", "3.6E12"),
            entry("L", "volume", "0.001"),
            entry("m³", "volume", "1"),
            entry("m3", "volume", "1"),
            entry("立方米", "volume", "1"),
            entry("万m³", "volume", "1E4"),
            entry("Nm³", "standard volume", "1"),
            entry("Nm3", "standard volume", "1"),
            entry("万Nm³", "standard volume", "1E4"),
            entry("g", "mass", "0.001"),
            entry("kg", "mass", "1"),
            entry("千克", "mass", "1"),
            entry("t", "mass", "1E3"),
            entry("吨", "mass", "1E3"));

    private UnitConversion() {}

    /**
     * A fraction by which values are multiplied.
     *
     * @param numerator over
     * @param denominator under, not zero
     */
    record Fraction(BigDecimal numerator, BigDecimal denominator) {}

    /** The factor from one unit to another of the same quantity. */
    static Optional<Fraction> between(String from, String to) {
        if (from.equals(to)) {
            return Optional.of(new Fraction(BigDecimal.ONE, BigDecimal.ONE));
        }
        Known source = UNITS.get(from);
        Known target = UNITS.get(to);
        if (source == null || target == null || !source.quantity.equals(target.quantity)) {
            return Optional.empty();
        }
        return Optional.of(new Fraction(source.factor, target.factor));
    }

    private static Map.Entry<String, Known> entry(String unit, String quantity, String factor) {
        return Map.entry(unit, new Known(quantity, new BigDecimal(factor)));
    }
}
