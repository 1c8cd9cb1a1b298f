package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem.Code;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day as people write it.
 *
 * @param day the day, empty where it cannot be told
 * @param code kind of problem, meaningful with a problem only
 * @param problem message detail, empty where it is written {@code YYYY-MM-DD}
 */
record DateText(Optional<LocalDate> day, Code code, Optional<String> problem) {
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern LOOSE = Pattern.compile(
            "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?(?:[T\\s]+\\d{1,2}:\\d{2}.*)?");
    private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern SERIAL = Pattern.compile("[2-7]\\d{4}(\\.\\d+)?");
    private static final Pattern OTHER_ORDER = Pattern.compile("\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{1,4}");
    private static final Pattern WITHOUT_YEAR = Pattern.compile("\\d{1,2}\\s*[-/.月]\\s*\\d{1,2}\\s*日?");
    private static final Pattern HANZI = Pattern.compile("[〇○零一二三四五六七八九十]");
    private static final String NUMERALS = "〇一二三四五六七八九";
    private static final Pattern MONTH = Pattern.compile("(19|20)\\d{2}\\s*[-/.年]\\s*\\d{1,2}\\s*月?");
    private static final Pattern NAMED_MONTH =
            Pattern.compile("(?i)\\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)");
    private static final Set<String> OPEN = Set.of("长期", "长期有效", "永久", "permanent");
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

    /**
     * Reads a day.
     *
     * @param text after NFKC, stripped
     */
    static DateText read(String text) {
        if (HANZI.matcher(text).find()) {
            return inNumerals(text);
        }
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return of(iso, Optional.empty());
        }
        Matcher loose = LOOSE.matcher(text);
        if (loose.matches()) {
            return of(loose, Optional.of("date_form"));
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return of(compact, Optional.of("date_form"));
        }
        if (SERIAL.matcher(text).matches()) {
            int days = Integer.parseInt(text.substring(0, 5));
            return new DateText(Optional.of(SERIAL_ZERO.plusDays(days)), Code.CONVERTED, Optional.of("date_serial"));
        }
        if (OPEN.contains(text)) {
            return new DateText(Optional.empty(), Code.CONVERTED, Optional.of("date_open"));
        }
        if (MONTH.matcher(text).matches()) {
            return new DateText(Optional.empty(), Code.AMBIGUOUS, Optional.of("date_month_only"));
        }
        if (NAMED_MONTH.matcher(text).find()) {
            return new DateText(Optional.empty(), Code.AMBIGUOUS, Optional.of("date_ambiguous"));
        }
        if (OTHER_ORDER.matcher(text).matches() || WITHOUT_YEAR.matcher(text).matches()) {
            return new DateText(Optional.empty(), Code.AMBIGUOUS, Optional.of("date_ambiguous"));
        }
        return new DateText(Optional.empty(), Code.UNREADABLE, Optional.of("date_unreadable"));
    }

    /** A day in Chinese numerals: 二〇二五年三月八日. */
    private static DateText inNumerals(String text) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean tens = i > 0 && NUMERALS.indexOf(text.charAt(i - 1)) > 0;
            boolean ones = i + 1 < text.length() && NUMERALS.indexOf(text.charAt(i + 1)) >= 0;
            if (c == '十') {
                digits.append(tens ? "" : "1").append(ones ? "" : "0");
            } else {
                int digit = c == '○' || c == '零' ? 0 : NUMERALS.indexOf(c);
                digits.append(digit < 0 ? String.valueOf(c) : Integer.toString(digit));
            }
        }
        String plain = digits.toString();
        return HANZI.matcher(plain).find()
                ? new DateText(Optional.empty(), Code.UNREADABLE, Optional.of("date_unreadable"))
                : read(plain);
    }

    private static DateText of(Matcher parts, Optional<String> problem) {
        try {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
            return new DateText(Optional.of(day), Code.CONVERTED, problem);
        } catch (DateTimeException e) {
            return new DateText(Optional.empty(), Code.UNREADABLE, Optional.of("date_impossible"));
        }
    }
}
