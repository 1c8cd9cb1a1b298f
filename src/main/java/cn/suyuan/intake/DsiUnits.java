package cn.suyuan.intake;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Units of the D-SI, such as {@code \kilo\watt\hour}, in plain signs (BIPM, The International System of Units, 9th ed.). */
final class DsiUnits {
    private static final Pattern TOKEN = Pattern.compile("\\\\([a-zA-Z]+)(\\{([^{}]{1,8})\\})?");
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("nano", "n"),
            Map.entry("micro", "µ"),
            Map.entry("milli", "m"),
            Map.entry("centi", "c"),
            Map.entry("deci", "d"),
            Map.entry("hecto", "h"),
            Map.entry("kilo", "k"),
            Map.entry("mega", "M"),
            Map.entry("giga", "G"));
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("one", "1"),
            Map.entry("percent", "%"),
            Map.entry("ppm", "ppm"),
            Map.entry("metre", "m"),
            Map.entry("kilogram", "kg"),
            Map.entry("gram", "g"),
            Map.entry("tonne", "t"),
            Map.entry("second", "s"),
            Map.entry("minute", "min"),
            Map.entry("hour", "h"),
            Map.entry("day", "d"),
            Map.entry("ampere", "A"),
            Map.entry("kelvin", "K"),
            Map.entry("degreecelsius", "℃"),
            Map.entry("mole", "mol"),
            Map.entry("candela", "cd"),
            Map.entry("hertz", "Hz"),
            Map.entry("newton", "N"),
            Map.entry("pascal", "Pa"),
            Map.entry("bar", "bar"),
            Map.entry("joule", "J"),
            Map.entry("watt", "W"),
            Map.entry("volt", "V"),
            Map.entry("ohm", "Ω"),
            Map.entry("becquerel", "Bq"),
            Map.entry("litre", "L"),
            Map.entry("degree", "°"),
            Map.entry("radian", "rad"));

    private DsiUnits() {}

    /** The unit in plain signs; as written where a part of it is not known. */
    static String plain(String written) {
        String text = written.strip();
        if (!text.startsWith("\\")) {
            return text;
        }
        StringBuilder unit = new StringBuilder();
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        String prefix = "";
        boolean per = false;
        while (token.find() && token.start() == end) {
            end = token.end();
            String word = token.group(1);
            Optional<String> power = Optional.ofNullable(token.group(3));
            if (word.equals("per")) {
                per = true;
            } else if (word.equals("tothe") && power.isPresent()) {
                unit.append(power(power.get()));
            } else if (PREFIXES.containsKey(word)) {
                prefix = PREFIXES.get(word);
            } else if (SIGNS.containsKey(word)) {
                unit.append(per ? "/" : unit.length() > 0 && needsDot(unit) ? "·" : "")
                        .append(prefix)
                        .append(SIGNS.get(word));
                prefix = "";
                per = false;
            } else {
                return text;
            }
        }
        return end == text.length() && prefix.isEmpty()
                ? unit.toString().replace("kW·h", "kWh").replace("MW·h", "MWh")
                : text;
    }

    private static boolean needsDot(StringBuilder unit) {
        return unit.charAt(unit.length() - 1) != '/';
    }

    private static String power(String exponent) {
        return switch (exponent) {
            case "2" -> "²";
            case "3" -> "³";
            case "-1" -> "⁻¹";
            case "0.5" -> "^0.5";
            default -> "^" + exponent;
        };
    }
}
