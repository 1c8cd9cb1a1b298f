package cn.suyuan.measure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An accuracy class (准确度等级) in any of its spellings: {@code 0.5S级}, {@code ０．５s}, {@code C级}, {@code Ⅲ},
 * {@code 1.6级}, {@code 10P20}.
 *
 * @param form kind of class mark
 * @param number index of a {@link Form#NUMBER} or {@link Form#PROTECTION} class, rank (1 is best) of all others
 * @param special whether the index has an S
 * @param symbol the mark in its plain form, such as {@code 0.5S}, {@code C}, {@code III}
 */
public record AccuracyClass(Form form, BigDecimal number, boolean special, String symbol) {

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,4})?)(S?)");
    private static final Pattern PROTECTION = Pattern.compile("(\\d{1,2})P[RX]?(?:\\d{1,2})?");
    private static final Pattern LETTER = Pattern.compile("(?:PT\\d{2,4})?(AA|[A-E])");
    private static final Pattern WEIGHT = Pattern.compile("(?:E1|E2|F1|F2|M1|M12|M2|M23|M3)");
    private static final Pattern ORDER = Pattern.compile("([一二三])等(?:标准)?");
    private static final Pattern NOISE = Pattern.compile(
            "(准确度等级|精度等级|等级|准确度|精度|级|CLASS|CL\\.?|有功|OIML|\\(\\)|[:=,;]*E=[0-9.]+(?:KG|G|T)?$|^[:≤]|[:;,.]$)");
    private static final List<String> ROMAN = List.of("I", "II", "III", "IV");
    /** R 76: 特种, 高, 中, 普通准确度级 are I to IIII. */
    private static final List<String> WEIGHING_WORDS = List.of("特种", "高", "中", "普通");

    private static final List<String> WEIGHTS = List.of("E1", "E2", "F1", "F2", "M1", "M12", "M2", "M23", "M3");
    private static final List<String> ORDERS = List.of("一", "二", "三");
    /** Accuracy letters with their ranks: the first is the best platinum class, not the best meter class. */
    private static final List<String> LETTERS = List.of("AA", "A", "B", "C", "D", "E");

    /** Kinds of class marks. */
    public enum Form {
        /** Index in per cent, with or without S. */
        NUMBER,
        /** Letters of energy meters (IR 46) or of platinum thermometers: the kind of instrument decides. */
        LETTER,
        /** Weighing instruments (OIML R 76). */
        ROMAN,
        /** Protection cores of instrument transformers. */
        PROTECTION,
        /** Weights (OIML R 111). */
        WEIGHT,
        /** 一等, 二等 … of measurement standards. */
        ORDER
    }

    /** Reads a class mark; empty where the text is none. */
    public static Optional<AccuracyClass> parse(String text) {
        String plain = PlainText.of(text).toUpperCase(Locale.ROOT);
        String before;
        do {
            before = plain;
            plain = NOISE.matcher(plain).replaceAll("");
        } while (!plain.equals(before));
        return parsePlain(plain);
    }

    private static Optional<AccuracyClass> parsePlain(String plain) {
        Matcher number = NUMBER.matcher(plain);
        if (number.matches()) {
            boolean special = !number.group(2).isEmpty();
            return of(Form.NUMBER, new BigDecimal(number.group(1)), special, plain);
        }
        Matcher protection = PROTECTION.matcher(plain);
        if (protection.matches()) {
            return of(Form.PROTECTION, new BigDecimal(protection.group(1)), false, plain);
        }
        Matcher letter = LETTER.matcher(plain);
        if (letter.matches()) {
            return ranked(Form.LETTER, LETTERS, letter.group(1), letter.group(1));
        }
        if (WEIGHT.matcher(plain).matches()) {
            return ranked(Form.WEIGHT, WEIGHTS, plain, plain);
        }
        Matcher order = ORDER.matcher(plain);
        if (order.matches()) {
            return ranked(Form.ORDER, ORDERS, order.group(1), plain);
        }
        return roman(plain);
    }

    private static Optional<AccuracyClass> roman(String plain) {
        String mark = plain.equals("IIII") ? "IV" : plain;
        if (ROMAN.contains(mark)) {
            return ranked(Form.ROMAN, ROMAN, mark, mark);
        }
        int word = WEIGHING_WORDS.indexOf(mark);
        return word < 0 ? Optional.empty() : ranked(Form.ROMAN, ROMAN, ROMAN.get(word), ROMAN.get(word));
    }

    private static Optional<AccuracyClass> ranked(Form form, List<String> ranks, String mark, String symbol) {
        return of(form, BigDecimal.valueOf(ranks.indexOf(mark) + 1L), false, symbol);
    }

    private static Optional<AccuracyClass> of(Form form, BigDecimal number, boolean special, String symbol) {
        return number.signum() == 0
                ? Optional.empty()
                : Optional.of(new AccuracyClass(form, number.stripTrailingZeros(), special, symbol));
    }

    /** An index class such as 1 or 0.5S. */
    public static AccuracyClass index(String number, boolean special) {
        return new AccuracyClass(
                Form.NUMBER, new BigDecimal(number).stripTrailingZeros(), special, number + (special ? "S" : ""));
    }

    /** The mark in its plain form. */
    @Override
    public String toString() {
        return symbol;
    }
}
