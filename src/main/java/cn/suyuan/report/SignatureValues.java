package cn.suyuan.report;

import cn.suyuan.trust.SignedDataForm;
import cn.suyuan.trust.TrustAnchors;
import com.itextpdf.kernel.pdf.PdfArray;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.signatures.SignatureUtil;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the signature values of our reports are as they were written, in the places too that no signature covers: the
 * letter case of the digits, the form of the signed data, the filling of a time stamp. Nothing that is signed or shown
 * depends on them; but a file with other bytes is another file.
 */
final class SignatureValues {

    private SignatureValues() {}

    /** Names of the signature fields whose values were changed where nothing is signed. */
    static List<String> rewritten(PdfDocument document, byte[] pdf, TrustAnchors anchors) {
        SignatureUtil fields = new SignatureUtil(document);
        List<String> rewritten = new ArrayList<>();
        for (String field : fields.getSignatureNames()) {
            PdfDictionary signature = fields.getSignatureDictionary(field);
            PdfString contents = signature.getAsString(PdfName.Contents);
            boolean proper = contents != null
                    && digitsOfOneCase(pdf, signature.getAsArray(PdfName.ByteRange))
                    && (PdfName.ETSI_RFC3161.equals(signature.getAsName(PdfName.SubFilter))
                            ? TokenFilling.isUntouched(contents.getValueBytes())
                            : SignedDataForm.isProper(contents.getValueBytes(), anchors));
            if (!proper) {
                rewritten.add(field);
            }
        }
        return List.copyOf(rewritten);
    }

    private static boolean digitsOfOneCase(byte[] pdf, PdfArray range) {
        if (range == null || range.size() != 4) {
            return false;
        }
        boolean lower = false;
        boolean upper = false;
        int to = Math.min(pdf.length, range.getAsNumber(2).intValue());
        for (int i = Math.max(0, range.getAsNumber(1).intValue()); i < to; i++) {
            lower |= pdf[i] >= 'a' && pdf[i] <= 'f';
            upper |= pdf[i] >= 'A' && pdf[i] <= 'F';
        }
        return !(lower && upper);
    }
}
