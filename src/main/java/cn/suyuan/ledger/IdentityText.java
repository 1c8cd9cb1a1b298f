package cn.suyuan.ledger;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Identity texts made comparable: NFKC, without blanks and hyphens, upper case (evidence-pack.md, section 4). */
public final class IdentityText {

    private static final Pattern BLANK_OR_HYPHEN =
            Pattern.compile("[\\s\\u00a0\\u2007\\u202f\\u3000\\p{Pd}\\u2212\\u00ad]+");

    private IdentityText() {}

    /** The comparable form. */
    public static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        if (isUsual(text)) {
            return compact(text);
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return BLANK_OR_HYPHEN.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** Whether nothing would change: the usual case, worth finding out without the Unicode tables. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ascii = c > ' ' && c < 0x7f && c != '-' && (c < 'a' || c > 'z');
            boolean ideograph = c >= '\u4e00' && c <= '\u9fff';
            if (!ascii && !ideograph) {
                return false;
            }
        }
        return true;
    }

    /** Letters, digits, blanks and signs of ASCII and common ideographs: NFKC leaves all of them as they are. */
    private static boolean isUsual(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ascii = (c >= ' ' && c < 0x7f) || c == '\t' || c == '\n' || c == '\r';
            if (!ascii && (c < '\u4e00' || c > '\u9fff')) {
                return false;
            }
        }
        return true;
    }

    private static String compact(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c != '-') {
                plain.append(c >= 'a' && c <= 'z' ? (char) (c - ('a' - 'A')) : c);
            }
        }
        return plain.toString();
    }

    /** Whether two texts mean the same identity. */
    public static boolean same(String one, String other) {
        return one.equals(other) || of(one).equals(of(other));
    }
}
