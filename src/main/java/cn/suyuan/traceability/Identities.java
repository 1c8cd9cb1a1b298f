package cn.suyuan.traceability;

import cn.suyuan.ledger.IdentityText;
import cn.suyuan.ledger.InstrumentIdentity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/** Whether a certificate names the instrument that the ledger names. */
final class Identities {

    /** A serial number that a spreadsheet turned into a float, such as {@code 2.02301E+11}. */
    private static final Pattern DISTORTED = Pattern.compile("\\d(\\.\\d{1,15})?E\\+?\\d{1,2}");

    private Identities() {}

    /** Serial, model and maker agree or are missing on one side; the name alone breaks nothing. */
    static boolean agree(InstrumentIdentity ledger, InstrumentIdentity certificate) {
        return serialsAgree(ledger.serialNo(), certificate.serialNo()) && kindAgrees(ledger, certificate);
    }

    /** Model and maker agree or are missing on one side. */
    static boolean kindAgrees(InstrumentIdentity ledger, InstrumentIdentity certificate) {
        return same(ledger.model(), certificate.model()) && same(ledger.manufacturer(), certificate.manufacturer());
    }

    /**
     * Serials agree, one is missing, or the ledger's is the certificate's as a spreadsheet rounds it: that is a defect of
     * the ledger and not of the certificate.
     */
    static boolean serialsAgree(String ledger, String certificate) {
        return same(ledger, certificate) || isRounded(IdentityText.of(ledger), IdentityText.of(certificate));
    }

    private static boolean same(String one, String other) {
        return one.isBlank() || other.isBlank() || IdentityText.same(one, other);
    }

    private static boolean isRounded(String distorted, String whole) {
        if (!DISTORTED.matcher(distorted).matches() || !whole.matches("\\d{1,40}")) {
            return false;
        }
        BigDecimal rounded = new BigDecimal(distorted);
        return new BigDecimal(whole).round(new MathContext(rounded.precision())).compareTo(rounded) == 0;
    }
}
