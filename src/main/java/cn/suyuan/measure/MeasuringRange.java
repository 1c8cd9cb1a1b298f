package cn.suyuan.measure;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A measuring range (测量范围) with two ends and one unit; ranges of other shapes, such as those of energy meters, are not
 * read.
 *
 * @param low lower end
 * @param high upper end, not below {@code low}
 * @param unit unit in plain form, may be empty
 */
public record MeasuringRange(BigDecimal low, BigDecimal high, String unit) {

    private static final String NUM = "([-+]?\\d{1,9}(?:\\.\\d{1,9})?)";
    private static final String UNIT = "(%RH|℃|%|[a-zA-Z][a-zA-Z0-9/³²]{0,7})?";
    private static final Pattern TWO_ENDS =
            Pattern.compile("\\(?" + NUM + UNIT + "\\)?(?:~|-|至|到|…|\\.{2,3})\\(?" + NUM + UNIT + "\\)?" + UNIT);

    /** Units that differ by a power of ten only. */
    private static final Map<String, BigDecimal> SCALES = Map.ofEntries(
            Map.entry("Pa", new BigDecimal("0.001")),
            Map.entry("kPa", BigDecimal.ONE),
            Map.entry("MPa", new BigDecimal("1000")),
            Map.entry("g", new BigDecimal("0.001")),
            Map.entry("kg", BigDecimal.ONE),
            Map.entry("t", new BigDecimal("1000")),
            Map.entry("L/h", new BigDecimal("0.001")),
            Map.entry("m3/h", BigDecimal.ONE),
            Map.entry("kg/h", BigDecimal.ONE),
            Map.entry("t/h", new BigDecimal("1000")));

    private static final Map<String, String> DIMENSIONS = Map.of(
            "Pa", "pressure",
            "kPa", "pressure",
            "MPa", "pressure",
            "g", "mass",
            "kg", "mass",
            "t", "mass",
            "L/h", "volume flow",
            "m3/h", "volume flow",
            "kg/h", "mass flow",
            "t/h", "mass flow");

    public MeasuringRange {
        if (high.compareTo(low) < 0) {
            throw new IllegalArgumentException("range ends below its beginning: " + low + " … " + high);
        }
    }

    /** Reads {@code (0~1.6) MPa}, {@code -50～300℃}, {@code 20–400 m³/h}; empty for every other shape. */
    public static Optional<MeasuringRange> parse(String text) {
        Matcher matcher = TWO_ENDS.matcher(PlainText.of(text));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal low = new BigDecimal(matcher.group(1));
        BigDecimal high = new BigDecimal(matcher.group(3));
        String unit = "";
        for (int group : new int[] {2, 4, 5}) {
            unit = matcher.group(group) == null ? unit : matcher.group(group);
        }
        return high.compareTo(low) < 0 ? Optional.empty() : Optional.of(new MeasuringRange(low, high, unit));
    }

    /** Length of the range. */
    public BigDecimal span() {
        return high.subtract(low);
    }

    /** Whether the other range lies within this one; empty where the units cannot be compared. */
    public Optional<Boolean> covers(MeasuringRange other) {
        BigDecimal mine = BigDecimal.ONE;
        BigDecimal theirs = BigDecimal.ONE;
        if (!unit.equals(other.unit)) {
            String dimension = DIMENSIONS.getOrDefault(unit, "?");
            if (!dimension.equals(DIMENSIONS.getOrDefault(other.unit, "-"))) {
                return Optional.empty();
            }
            mine = SCALES.getOrDefault(unit, mine);
            theirs = SCALES.getOrDefault(other.unit, theirs);
        }
        boolean within = low.multiply(mine).compareTo(other.low.multiply(theirs)) <= 0
                && high.multiply(mine).compareTo(other.high.multiply(theirs)) >= 0;
        return Optional.of(within);
    }
}
