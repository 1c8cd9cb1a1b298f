package cn.suyuan.intake;

import cn.suyuan.ledger.IdentityText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text of a certificate says of issuer, conclusion and expanded uncertainty, in the phrases that certificates
 * use (JJF 1071, JJF 1104). Nothing is concluded from a phrase that is not there.
 *
 * @param text text of the document
 */
record CertificatePhrases(String text) {

    private static final Pattern ISSUER = Pattern.compile(
            "(?m)(?:机构名称|签发机构|发证机构|检定机构|校准机构|检定单位|校准单位|实验室名称|^\\s*机构)[ \\t]*[:：]\\s*(\\S[^\\n\\r]{0,60})");
    private static final Pattern CONCLUSION = Pattern.compile("结[ \\t　]*论[ \\t]*[:：]?\\s*(不合格|不符合|不通过|未通过)");
    private static final Pattern EXPANDED = Pattern.compile(
            "(?<![A-Za-z])U(?:rel|r|95)?\\s*[=＝:：]\\s*([0-9]+(?:\\.[0-9]+)?)(?![0-9.])\\s*([^\\s,，;；。(（)）]{0,8})");

    /**
     * The issuer of the document, where it names one and neither name nor number of the row occurs in it.
     *
     * @param issuer issuer of the row
     * @param number accreditation number of the row
     */
    Optional<String> otherIssuer(String issuer, String number) {
        String plain = IdentityText.of(text);
        Matcher said = ISSUER.matcher(text);
        boolean named = occurs(issuer, plain) || occurs(number, plain);
        return issuer.isBlank() || named || !said.find()
                ? Optional.empty()
                : Optional.of(said.group(1).strip());
    }

    private static boolean occurs(String wanted, String plain) {
        String identity = IdentityText.of(wanted);
        return !identity.isEmpty() && plain.contains(identity);
    }

    /** The words of a conclusion that the instrument failed. */
    Optional<String> failure() {
        Matcher said = CONCLUSION.matcher(text);
        return said.find() ? Optional.of(said.group(1)) : Optional.empty();
    }

    /**
     * The expanded uncertainties that the document states in the unit of the row, where the row's is none of them.
     *
     * @param expanded U of the row
     * @param unit its unit; {@code %} is relative
     */
    Optional<String> otherUncertainty(BigDecimal expanded, String unit) {
        List<String> stated = new ArrayList<>();
        Matcher said = EXPANDED.matcher(text);
        while (said.find()) {
            if (!unitText(said.group(2)).equals(unitText(unit))) {
                continue;
            }
            if (new BigDecimal(said.group(1)).compareTo(expanded) == 0) {
                return Optional.empty();
            }
            stated.add(said.group(1) + " " + said.group(2));
        }
        return stated.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", stated));
    }

    private static String unitText(String unit) {
        return IdentityText.of(unit).toLowerCase(Locale.ROOT);
    }
}
