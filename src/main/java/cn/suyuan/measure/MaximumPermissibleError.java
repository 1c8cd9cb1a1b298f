package cn.suyuan.measure;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Maximum permissible error (最大允许误差), symmetric about zero: constant + slope·|value| + shares of reading and span.
 *
 * @param constant in {@code unit}, not negative
 * @param slope per unit of the measured value, not negative
 * @param percentOfReading per cent of the reading
 * @param percentOfSpan per cent of the span (full scale)
 * @param unit unit of constant and measured value, empty where only per cents are given
 */
public record MaximumPermissibleError(
        BigDecimal constant, BigDecimal slope, BigDecimal percentOfReading, BigDecimal percentOfSpan, String unit) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String NUM = "(\\d{1,9}(?:\\.\\d{1,9})?)";
    private static final Pattern LABEL =
            Pattern.compile("^(?:MPEV?|最大允许误差|允许误差|允差|示值误差|误差)?(?:限)?(?:为|[:=≤])?±?", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINEAR = Pattern.compile(
            "\\(" + NUM + "(?:℃|[Cc])?\\+" + NUM + "(%?)[×*·]?\\|?[Tt]\\|?\\)(℃|K)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PERCENT = Pattern.compile(
            "\\(?" + NUM + "\\)?%(?:\\(?(FS|F\\.S\\.?|满量程|量程|满度)\\)?|(RH)|(?:读数|示值|R\\.?D\\.?|OFREADING)?)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ABSOLUTE = Pattern.compile("\\(?" + NUM + "\\)?(℃|K|[a-zA-Zµμ][a-zA-Z0-9/·]{0,9})");

    /** A share of the reading. */
    public static MaximumPermissibleError ofReading(BigDecimal percent) {
        return new MaximumPermissibleError(BigDecimal.ZERO, BigDecimal.ZERO, percent, BigDecimal.ZERO, "");
    }

    /** A share of the span. */
    public static MaximumPermissibleError ofSpan(BigDecimal percent) {
        return new MaximumPermissibleError(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, percent, "");
    }

    /** A constant error. */
    public static MaximumPermissibleError constant(BigDecimal value, String unit) {
        return new MaximumPermissibleError(value, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, unit);
    }

    /** Reads {@code ±0.5%}, {@code 0.5%FS}, {@code ±0.5℃}, {@code ±3%RH}, {@code MPE:±(0.15+0.002|t|)℃}; else empty. */
    public static Optional<MaximumPermissibleError> parse(String text) {
        String plain = LABEL.matcher(PlainText.of(text)).replaceFirst("");
        Matcher linear = LINEAR.matcher(plain);
        if (linear.matches()) {
            BigDecimal slope = new BigDecimal(linear.group(2));
            slope = linear.group(3).isEmpty() ? slope : slope.divide(HUNDRED);
            return Optional.of(new MaximumPermissibleError(
                    new BigDecimal(linear.group(1)), slope, BigDecimal.ZERO, BigDecimal.ZERO, "℃"));
        }
        Matcher percent = PERCENT.matcher(plain);
        if (percent.matches()) {
            BigDecimal number = new BigDecimal(percent.group(1));
            if (percent.group(3) != null) {
                return Optional.of(constant(number, "%RH"));
            }
            return Optional.of(percent.group(2) != null ? ofSpan(number) : ofReading(number));
        }
        Matcher absolute = ABSOLUTE.matcher(plain);
        if (absolute.matches()) {
            return Optional.of(constant(new BigDecimal(absolute.group(1)), absolute.group(2)));
        }
        return Optional.empty();
    }

    /**
     * The error in the unit of the measured value.
     *
     * @param value measured value, in {@link #unit}
     * @param range measuring range, for shares of the span
     * @return empty where a share of the span is given and the range is not known
     */
    public Optional<BigDecimal> at(BigDecimal value, Optional<MeasuringRange> range) {
        if (percentOfSpan.signum() != 0 && range.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal span = range.map(MeasuringRange::span).orElse(BigDecimal.ZERO);
        BigDecimal size = value.abs();
        return Optional.of(constant.add(slope.multiply(size))
                .add(percentOfReading.multiply(size).divide(HUNDRED))
                .add(percentOfSpan.multiply(span).divide(HUNDRED)));
    }

    /** The plain per cents where the error is nothing but a share of reading or of span. */
    public Optional<BigDecimal> percent() {
        if (constant.signum() != 0 || slope.signum() != 0) {
            return Optional.empty();
        }
        return Optional.of(percentOfReading.add(percentOfSpan));
    }
}
