package cn.suyuan.audit;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Decimal multiples of the units that readings and activity data are written in. */
final class UnitConversion {

    /**
     * @param dimension units of one dimension convert into each other
     * @param factor in the first unit of the dimension
     */
    private record Multiple(String dimension, String factor) {}

    private static final Map<String, Multiple> UNITS = Map.ofEntries(
            Map.entry("Wh", new Multiple("energy", "0.001")),
            Map.entry("kWh", new Multiple("energy", "1")),
            Map.entry("MWh", new Multiple("energy", "1000")),
            Map.entry("GWh", new Multiple("energy", "1000000")),
            Map.entry("万kWh", new Multiple("energy", "10000")),
            Map.entry("MJ", new Multiple("heat", "1")),
            Map.entry("GJ", new Multiple("heat", "1000")),
            Map.entry("TJ", new Multiple("heat", "1000000")),
            Map.entry("g", new Multiple("mass", "0.001")),
            Map.entry("kg", new Multiple("mass", "1")),
            Map.entry("t", new Multiple("mass", "1000")),
            Map.entry("L", new Multiple("volume", "0.001")),
            Map.entry("m³", new Multiple("volume", "1")),
            Map.entry("m3", new Multiple("volume", "1")),
            Map.entry("万m³", new Multiple("volume", "10000")));

    private UnitConversion() {}

    /** The factor from one unit to another; empty where they are no multiples of each other. */
    static Optional<BigDecimal> factor(String from, String to) {
        if (from.equals(to)) {
            return Optional.of(BigDecimal.ONE);
        }
        Multiple a = UNITS.get(from);
        Multiple b = UNITS.get(to);
        if (a == null || b == null || !a.dimension().equals(b.dimension())) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(a.factor()).divide(new BigDecimal(b.factor())));
    }
}
