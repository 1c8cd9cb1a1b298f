package cn.suyuan.intake;

import cn.suyuan.evidence.ImportProblem.Code;
import cn.suyuan.ledger.IdentityText;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.traceability.TraceabilityCertificate;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Serial numbers of the ledger that a spreadsheet has spoiled, held against the certificate of the same instrument. */
final class SpoiledNumbers {
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9](\\.[0-9]+)?E\\+?[0-9]{1,2}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** Digits that a spreadsheet keeps of a number. */
    private static final int KEPT = 15;

    private SpoiledNumbers() {}

    /** Reports what the certificate of an instrument has where the ledger's number may be what is left of it. */
    static void check(
            List<MeasuringInstrument> instruments, List<TraceabilityCertificate> certificates, Problems problems) {
        if (certificates.isEmpty()) {
            return;
        }
        Map<String, MeasuringInstrument> byNumber = new HashMap<>();
        instruments.forEach(i -> byNumber.putIfAbsent(IdentityText.of(i.instrumentNo()), i));
        for (TraceabilityCertificate certificate : certificates) {
            MeasuringInstrument instrument = byNumber.get(IdentityText.of(certificate.instrumentNo()));
            String whole = IdentityText.of(certificate.instrument().serialNo());
            if (instrument != null
                    && isRest(IdentityText.of(instrument.identity().serialNo()), whole)) {
                problems.cell(
                        new Problems.Cell(
                                instrument.row().source().file(),
                                instrument.row().sheet(),
                                instrument.row().source().row(),
                                "serial_no",
                                instrument.row().textOrEmpty("serial_no")),
                        Code.DISTORTED,
                        "identity_in_certificate",
                        certificate.certificateNo(),
                        certificate.instrument().serialNo());
            }
        }
    }

    /** Whether a text can be what a spreadsheet leaves of a number. */
    static boolean isRest(String text, String whole) {
        if (text.equals(whole) || !DIGITS.matcher(whole).matches() || whole.length() > 30) {
            return false;
        }
        String bare = whole.replaceFirst("^0+", "");
        if (SCIENTIFIC.matcher(text).matches()) {
            BigDecimal left = new BigDecimal(text);
            String digits = left.unscaledValue().toString();
            return left.toBigInteger().toString().length() == bare.length()
                    && bare.startsWith(digits.substring(0, digits.length() - 1));
        }
        boolean rounded = text.length() == bare.length()
                && text.length() > KEPT
                && text.substring(KEPT).matches("0+")
                && bare.startsWith(text.substring(0, KEPT - 1));
        return text.equals(bare) || rounded;
    }
}
