package cn.suyuan.measure;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Full-width and compatibility forms made plain, so that {@code ０．５s} and {@code 0.5S} meet. */
final class PlainText {

    private static final Pattern BLANK = Pattern.compile("[\\s\\u00a0\\u3000]+");
    private static final Pattern DASH = Pattern.compile("[\\u2010-\\u2015\\u2212]");

    private PlainText() {}

    /** NFKC, without blanks; minus signs, plus-minus signs and tildes in one form each. */
    static String of(String text) {
        String plain =
                BLANK.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        plain = DASH.matcher(plain).replaceAll("-");
        return plain.replace("+/-", "±")
                .replace("+-", "±")
                .replace("土", "±")
                .replace('〜', '~')
                .replace('∼', '~')
                .replace('．', '.')
                .replace("°C", "℃");
    }
}
