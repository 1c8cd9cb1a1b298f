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
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return BLANK_OR_HYPHEN.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** Whether two texts mean the same identity. */
    public static boolean same(String one, String other) {
        return one.equals(other) || of(one).equals(of(other));
    }
}
