package cn.suyuan.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes maps, lists, texts, numbers and truth values as JSON: keys in the order given, no locale, the same bytes on
 * every Java version. An empty {@link Optional} and a number that is not finite are {@code null}.
 */
final class JsonText {

    /** Beyond this many zeros a decimal is written with an exponent, so that nobody can make it endless. */
    private static final int MOST_ZEROS = 60;

    private final StringBuilder out = new StringBuilder();

    private final boolean oneLine;

    private JsonText(boolean oneLine) {
        this.oneLine = oneLine;
    }

    /** One value, with two blanks of indent by level and LF at the end. */
    static String of(Object value) {
        JsonText text = new JsonText(false);
        text.write(value, 0);
        return text.out.append('\n').toString();
    }

    /** One value on one line, without an end of line. */
    static String line(Object value) {
        JsonText text = new JsonText(true);
        text.write(value, 0);
        return text.out.toString();
    }

    /** A double in its shortest form that reads back as the same double, as in RFC 8785, 3.2.2.3. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "null";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal shortest = exact;
        for (int digits = 1; digits <= 17; digits++) {
            shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shortest.doubleValue() == value) {
                break;
            }
        }
        return plainOrExponent(shortest.stripTrailingZeros());
    }

    private static String plainOrExponent(BigDecimal value) {
        String digits = value.unscaledValue().abs().toString();
        int exponent = digits.length() - value.scale() - 1;
        // the bounds of ECMAScript's Number::toString
        if (exponent >= -7 && exponent < 21) {
            return value.toPlainString();
        }
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String sign = value.signum() < 0 ? "-" : "";
        return sign + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "" : "+") + exponent;
    }

    private static String number(BigDecimal value) {
        return Math.abs((long) value.scale()) > MOST_ZEROS ? value.toString() : value.toPlainString();
    }

    private void write(Object value, int depth) {
        if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                write(optional.get(), depth);
            } else {
                out.append("null");
            }
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map, depth);
        } else if (value instanceof List<?> list) {
            writeList(list, depth);
        } else if (value instanceof BigDecimal decimal) {
            out.append(number(decimal));
        } else if (value instanceof Double number) {
            out.append(number(number));
        } else if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            out.append(value);
        } else {
            writeText(String.valueOf(value));
        }
    }

    private void writeMap(Map<?, ?> map, int depth) {
        out.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            line(depth + 1);
            writeText(String.valueOf(entry.getKey()));
            out.append(": ");
            write(entry.getValue(), depth + 1);
            if (entries.hasNext()) {
                out.append(',');
            }
        }
        if (!map.isEmpty()) {
            line(depth);
        }
        out.append('}');
    }

    private void writeList(List<?> list, int depth) {
        boolean flat = list.stream().noneMatch(item -> item instanceof Map || item instanceof List);
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(flat ? ", " : ",");
            }
            if (!flat) {
                line(depth + 1);
            }
            write(list.get(i), depth + 1);
        }
        if (!flat) {
            line(depth);
        }
        out.append(']');
    }

    private void line(int depth) {
        if (!oneLine) {
            out.append('\n').append("  ".repeat(depth));
        }
    }

    private void writeText(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || isLoneSurrogate(text, i) || c == 0x2028 || c == 0x2029) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
