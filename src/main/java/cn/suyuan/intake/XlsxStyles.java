package cn.suyuan.intake;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which cell styles show dates, and what a number means as one (ECMA-376-1, 18.8.30 and 18.17.4.1). */
final class XlsxStyles {
    private static final Pattern LITERAL =
            Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+\\])[^\\]]*\\]", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter WITH_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final LocalDate ZERO_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate ZERO_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal LAST_SERIAL = BigDecimal.valueOf(2_958_465); // 9999-12-31
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN); // digits a sheet keeps

    private final List<Boolean> dates = new ArrayList<>();

    /** Styles of a workbook without any. */
    XlsxStyles() {}

    static XlsxStyles read(byte[] bytes) throws XMLStreamException {
        XlsxStyles styles = new XlsxStyles();
        Map<Integer, String> formats = new HashMap<>();
        XMLStreamReader xml = XmlParts.open(bytes);
        boolean cells = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "numFmt" ->
                        formats.put(
                                XmlParts.number(XmlParts.attribute(xml, "numFmtId"), -1),
                                XmlParts.attribute(xml, "formatCode"));
                    case "cellXfs" -> cells = true;
                    case "xf" -> {
                        if (cells) {
                            int id = XmlParts.number(XmlParts.attribute(xml, "numFmtId"), 0);
                            styles.dates.add(isDate(id, formats.getOrDefault(id, "")));
                        }
                    }
                    default -> {}
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("cellXfs")) {
                cells = false;
            }
        }
        return styles;
    }

    private static boolean isDate(int id, String code) {
        if (code.isEmpty()) {
            return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
        }
        String bare = LITERAL.matcher(code).replaceAll("").toLowerCase(Locale.ROOT);
        return !bare.contains("general") && bare.chars().anyMatch(c -> "ymdhs".indexOf(c) >= 0);
    }

    boolean isDate(int style) {
        return style >= 0 && style < dates.size() && dates.get(style);
    }

    /** A number as a sheet shows it in full: 15 digits, no exponent. */
    static String plain(BigDecimal number) {
        BigDecimal shown = number.round(SHOWN).stripTrailingZeros();
        return Math.abs(shown.scale()) > 40 || shown.precision() - shown.scale() > 40
                ? shown.toString()
                : shown.toPlainString();
    }

    /** The day, with its time where there is one, that a serial number means; empty where it is none. */
    static Optional<String> date(BigDecimal serial, boolean since1904) {
        if (serial.signum() < 0 || serial.compareTo(LAST_SERIAL) > 0) {
            return Optional.empty();
        }
        long seconds = serial.multiply(BigDecimal.valueOf(86_400))
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
        long day = seconds / 86_400;
        // Serials up to 60 count a 29 February 1900 that never was.
        LocalDate zero = since1904 ? ZERO_1904 : day < 61 ? ZERO_1900.plusDays(1) : ZERO_1900;
        LocalDateTime moment = zero.plusDays(day).atStartOfDay().plusSeconds(seconds % 86_400);
        return Optional.of(seconds % 86_400 == 0 ? moment.toLocalDate().toString() : WITH_TIME.format(moment));
    }
}
