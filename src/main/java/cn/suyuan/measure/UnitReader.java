package cn.suyuan.measure;

import static java.util.Map.entry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.measure.Unit;
import tech.units.indriya.AbstractUnit;
import tech.units.indriya.unit.BaseUnit;
import tech.units.indriya.unit.Units;

/** Reads units out of their usual spellings, Chinese ones too. */
final class UnitReader {
    private static final String GAS_AT_0 = "Nm3_0C";
    private static final String GAS_AT_15 = "Nm3_15C";
    private static final String GAS_AT_20 = "Nm3_20C";
    private static final String GAS = "Nm3";

    /** A volume of gas that says its temperature: {@code Nm3(20°C)}, {@code m3@0°C}. */
    private static final Pattern GAS_REFERENCE =
            Pattern.compile("(?i)(?:Nm|标m|标准m|m|标准立方米|立方米)\\^?3?\\s*[(@,]\\s*(0|15|20)\\s*°?C?\\s*\\)?");

    private static final Pattern TOKEN = Pattern.compile("\\s*([A-Za-z_%‰°µμΩ一-鿿][\\p{L}\\p{M}_%°‰]*[0-9]*[A-Za-z_0-9]*"
            + "|\\d+(?:\\.\\d+)?|\\^-?\\d+|\\*\\*|[*·.×⋅/()])");

    private static final Map<String, Unit<?>> NAMED = new TreeMap<>();

    static {
        Unit<?> joule = Units.JOULE;
        Unit<?> hour = joule.multiply(3600);
        NAMED.putAll(Map.ofEntries(
                entry("J", joule),
                entry("kJ", joule.multiply(1e3)),
                entry("MJ", joule.multiply(1e6)),
                entry("GJ", joule.multiply(1e9)),
                entry("TJ", joule.multiply(1e12)),
                entry("Wh", hour),
                entry("kWh", hour.multiply(1e3)),
                entry("度", hour.multiply(1e3)),
                entry("千瓦时", hour.multiply(1e3)),
                entry("MWh", hour.multiply(1e6)),
                entry("GWh", hour.multiply(1e9)),
                entry("TWh", hour.multiply(1e12)),
                // GB/T 2589-2020: 29307.6 kJ; GB/T 3102.4: the international calorie
                entry("kgce", joule.multiply(29_307_600)),
                entry("tce", joule.multiply(29_307_600_000.0)),
                entry("kcal", joule.multiply(4186.8))));
        Unit<?> kilogram = Units.KILOGRAM;
        NAMED.putAll(Map.ofEntries(
                entry("mg", kilogram.multiply(1e-6)),
                entry("g", kilogram.multiply(1e-3)),
                entry("克", kilogram.multiply(1e-3)),
                entry("kg", kilogram),
                entry("千克", kilogram),
                entry("公斤", kilogram),
                entry("t", kilogram.multiply(1e3)),
                entry("吨", kilogram.multiply(1e3)),
                entry("kt", kilogram.multiply(1e6)),
                entry("Mt", kilogram.multiply(1e9)),
                entry("tkm", kilogram.multiply(1e3).multiply(Units.METRE.multiply(1e3)))));
        Unit<?> cube = Units.METRE.pow(3);
        NAMED.putAll(Map.ofEntries(
                entry("m3", cube),
                entry("立方米", cube),
                entry("L", cube.multiply(1e-3)),
                entry("l", cube.multiply(1e-3)),
                entry("升", cube.multiply(1e-3)),
                entry("mL", cube.multiply(1e-6)),
                entry("ml", cube.multiply(1e-6)),
                entry("m2", Units.METRE.pow(2)),
                entry("m", Units.METRE),
                entry("km", Units.METRE.multiply(1e3)),
                entry("cm", Units.METRE.multiply(1e-2)),
                entry("mm", Units.METRE.multiply(1e-3)),
                entry("µm", Units.METRE.multiply(1e-6)),
                entry("μm", Units.METRE.multiply(1e-6)),
                entry("um", Units.METRE.multiply(1e-6)),
                entry("nm", Units.METRE.multiply(1e-9))));
        NAMED.putAll(Map.ofEntries(
                entry("s", Units.SECOND),
                entry("min", Units.SECOND.multiply(60)),
                entry("h", Units.SECOND.multiply(3600)),
                entry("d", Units.SECOND.multiply(86_400)),
                // temperatures enter budgets as differences
                entry("K", Units.KELVIN),
                entry("°C", Units.KELVIN),
                entry("A", Units.AMPERE),
                entry("mA", Units.AMPERE.multiply(1e-3)),
                entry("V", Units.VOLT),
                entry("mV", Units.VOLT.multiply(1e-3)),
                entry("kV", Units.VOLT.multiply(1e3)),
                entry("W", Units.WATT),
                entry("kW", Units.WATT.multiply(1e3)),
                entry("MW", Units.WATT.multiply(1e6)),
                entry("Ω", Units.OHM),
                entry("ohm", Units.OHM),
                entry("Pa", Units.PASCAL),
                entry("kPa", Units.PASCAL.multiply(1e3)),
                entry("MPa", Units.PASCAL.multiply(1e6)),
                entry("bar", Units.PASCAL.multiply(1e5)),
                entry("N", Units.NEWTON),
                entry("mol", Units.MOLE),
                entry("mmol", Units.MOLE.multiply(1e-3)),
                entry("rad", AbstractUnit.ONE)));
        NAMED.put("%", AbstractUnit.ONE.multiply(0.01));
        NAMED.put("‰", AbstractUnit.ONE.multiply(1e-3));
        NAMED.put("ppm", AbstractUnit.ONE.multiply(1e-6));
        NAMED.put(GAS_AT_0, own("Nm³(0℃)"));
        NAMED.put(GAS_AT_15, own("Sm³(15℃)"));
        NAMED.put(GAS_AT_20, own("m³(20℃)"));
        NAMED.put(GAS, own("Nm³"));
        NAMED.put("标m3", NAMED.get(GAS));
        NAMED.put("标准立方米", NAMED.get(GAS));
        NAMED.put("标方", NAMED.get(GAS));
        NAMED.put("Sm3", NAMED.get(GAS_AT_15));
    }

    private static final Map<String, Double> PREFIXES = Map.of("亿", 1e8, "万", 1e4, "千", 1e3, "百万", 1e6);

    private final Deque<String> tokens = new ArrayDeque<>();
    private boolean bad;

    private UnitReader() {}

    private static Unit<?> own(String name) {
        return new BaseUnit<>(name, name);
    }

    static Optional<Unit<?>> read(String text) {
        if (text.isBlank() || text.length() > 80) {
            return Optional.empty();
        }
        UnitReader reader = new UnitReader();
        Matcher gas = GAS_REFERENCE.matcher(text);
        String plain = gas.replaceAll(m -> "Nm3_" + m.group(1) + "C");
        Matcher token = TOKEN.matcher(plain);
        int end = 0;
        while (token.lookingAt()) {
            reader.tokens.add(token.group(1));
            end = token.end();
            token.region(end, plain.length());
        }
        if (end != plain.stripTrailing().length() || reader.tokens.isEmpty()) {
            return Optional.empty();
        }
        Unit<?> found = reader.quotient();
        return reader.bad || !reader.tokens.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    static boolean leavesReferenceOpen(Unit<?> unit) {
        return exponents(unit).containsKey(NAMED.get(GAS));
    }

    /**
     * Returns the powers of base units that a unit is made of. The library's own dimensions know only the seven of the
     * SI and hold all other base units for compatible with each other.
     */
    static Map<Unit<?>, Integer> exponents(Unit<?> unit) {
        Map<Unit<?>, Integer> found = new HashMap<>();
        collect(unit.getSystemUnit(), 1, found);
        found.values().removeIf(exponent -> exponent == 0);
        return found;
    }

    private static void collect(Unit<?> unit, int power, Map<Unit<?>, Integer> found) {
        Map<? extends Unit<?>, Integer> parts = unit.getBaseUnits();
        if (parts == null) {
            if (!unit.equals(AbstractUnit.ONE)) {
                found.merge(unit, power, Integer::sum);
            }
            return;
        }
        parts.forEach((part, exponent) -> collect(part.getSystemUnit(), power * exponent, found));
    }

    /** All that follows a stroke up to the next belongs below it: {@code kg/t·km} is kg/(t·km). */
    private Unit<?> quotient() {
        Unit<?> found = product();
        while ("/".equals(tokens.peek())) {
            tokens.remove();
            found = found.divide(product());
        }
        return found;
    }

    private Unit<?> product() {
        Unit<?> found = power();
        while (!tokens.isEmpty() && !tokens.peek().equals("/") && !tokens.peek().equals(")")) {
            if (tokens.peek().matches("[*·.×⋅]")) {
                tokens.remove();
            }
            found = found.multiply(power());
        }
        return found;
    }

    private Unit<?> power() {
        Unit<?> found = atom();
        String next = tokens.peek();
        if (next != null && next.startsWith("^")) {
            tokens.remove();
            int exponent = Integer.parseInt(next.substring(1));
            bad |= Math.abs(exponent) > 12;
            found = bad ? found : found.pow(exponent);
        }
        return found;
    }

    private Unit<?> atom() {
        String token = tokens.poll();
        if (token == null || token.matches("[*·.×⋅/)^].*")) {
            bad = true;
            return AbstractUnit.ONE;
        }
        if (token.equals("(")) {
            Unit<?> found = quotient();
            bad |= !")".equals(tokens.poll());
            return found;
        }
        if (Character.isDigit(token.charAt(0))) {
            return AbstractUnit.ONE.multiply(Double.parseDouble(token));
        }
        return named(token);
    }

    private Unit<?> named(String name) {
        // carbon dioxide equivalents are a mass; what they are of is not told apart from other masses
        String plain = name.replaceFirst("(?i)[-_ ]?CO2[-_]?(eq|e)?$", "");
        if (plain.isEmpty()) {
            return AbstractUnit.ONE;
        }
        Unit<?> found = NAMED.get(plain);
        if (found != null) {
            return found;
        }
        for (Map.Entry<String, Double> prefix :
                new TreeMap<>(PREFIXES).descendingMap().entrySet()) {
            if (plain.startsWith(prefix.getKey())
                    && plain.length() > prefix.getKey().length()) {
                return named(plain.substring(prefix.getKey().length())).multiply(prefix.getValue());
            }
        }
        for (Map.Entry<String, Unit<?>> entry : NAMED.entrySet()) {
            if (plain.length() > 2 && entry.getKey().equalsIgnoreCase(plain)) {
                return entry.getValue();
            }
        }
        return own(plain.toLowerCase(Locale.ROOT));
    }
}
