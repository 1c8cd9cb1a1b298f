package cn.suyuan.report;

import cn.suyuan.trust.SignatureCheck;
import java.util.List;

/**
 * One signature field of a PDF and all that can be said of it.
 *
 * @param field name of the field
 * @param signature arithmetic, trust, time; coverage is partial where bytes lie outside
 * @param coverage how the signed bytes lie in the file
 * @param remarks message keys {@code report.pdf.<key>} of what is wrong with the form of this signature
 * @param end length of the signed revision in bytes, 0 where nothing is signed
 */
public record PdfSignatureFinding(
        String field, SignatureCheck signature, Coverage coverage, List<String> remarks, int end) {

    /** Remark of a signature after which what is shown was changed, or cannot be compared. */
    static final String SHOWN_CHANGED = "shown_changed";

    public PdfSignatureFinding {
        remarks = List.copyOf(remarks);
    }

    /** How the signed bytes lie in the file. */
    public enum Coverage {
        /** From the first byte to the last, but for the signature itself. */
        WHOLE_FILE,
        /** An earlier revision, whole; the file was continued after it. */
        EARLIER_REVISION,
        /** Not a whole revision: bytes that are shown may be unsigned. */
        BROKEN
    }

    /** Whether the arithmetic holds and the signed bytes are a whole revision that is still shown. */
    public boolean holds() {
        return signature.cryptographic() == cn.suyuan.trust.CryptographicFact.VALID
                && coverage != Coverage.BROKEN
                && !remarks.contains(SHOWN_CHANGED);
    }
}
