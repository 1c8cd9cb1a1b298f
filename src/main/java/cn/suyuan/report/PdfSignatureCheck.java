package cn.suyuan.report;

import cn.suyuan.report.PdfSignatureFinding.Coverage;
import cn.suyuan.trust.CmsSignatureVerifier;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.Reason;
import cn.suyuan.trust.ReasonCode;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SignedThing;
import cn.suyuan.trust.TimestampVerifier;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import com.itextpdf.kernel.pdf.PdfArray;
import com.itextpdf.kernel.pdf.PdfDate;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfNumber;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.signatures.SignatureUtil;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Checks the signatures of a PDF: what the byte range covers, the CMS over exactly those bytes, and the gap, which may
 * hold nothing but the signature value. Universal forgery (missing or empty range or value), signature wrapping (the gap
 * hides more than the value) and ranges that leave bytes out are named. Any bytes give a result.
 */
public final class PdfSignatureCheck {

    private final TrustAnchors anchors;
    private final TrustPolicy policy;

    /**
     * @param anchors what the auditor trusts
     * @param policy how strictly; its day counts where the PDF gives no signing time
     */
    public PdfSignatureCheck(TrustAnchors anchors, TrustPolicy policy) {
        this.anchors = anchors;
        this.policy = policy;
    }

    /**
     * Checks every signed field.
     *
     * @param what kind of thing that is signed
     * @param place name of the file, for messages
     * @param pdf bytes of the file
     * @return one finding a signed field in the order of revisions; empty optional where the bytes are no readable PDF
     */
    public Optional<List<PdfSignatureFinding>> check(SignedThing what, String place, byte[] pdf) {
        try (PdfDocument document = new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)))) {
            Map<String, Boolean> all = new TreeMap<>(signatureFields(pdf));
            PdfRevisionJudge judge = new PdfRevisionJudge(document, pdf);
            List<PdfSignatureFinding> findings = new ArrayList<>();
            for (String field : new SignatureUtil(document).getSignatureNames()) {
                all.remove(field);
                findings.add(value(what, place, document, pdf, field));
            }
            all.forEach((field, signed) -> {
                if (signed) {
                    findings.add(forged(what, place + "#" + field, field, "no_value"));
                }
            });
            boolean covered = findings.stream().anyMatch(f -> f.coverage() == Coverage.WHOLE_FILE && f.holds());
            return Optional.of(
                    findings.stream().map(f -> judge.judged(f, covered)).toList());
        } catch (IOException | RuntimeException | StackOverflowError | AssertionError unreadable) {
            return Optional.empty();
        }
    }

    /** The first half of the check: one signature value over its byte range, changes after it not yet looked at. */
    PdfSignatureFinding value(SignedThing what, String place, PdfDocument document, byte[] pdf, String field) {
        return finding(what, place, pdf, field, new SignatureUtil(document).getSignatureDictionary(field));
    }

    /** Signature fields with something in them; the library passes over those that lack a value or a range. */
    private static Map<String, Boolean> signatureFields(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return PdfShown.of(document).signatureFields();
        }
    }

    private static PdfSignatureFinding forged(SignedThing what, String spot, String field, String remark) {
        SignatureCheck none = SignatureCheck.failed(
                what, spot, CryptographicFact.INVALID, Reason.of(ReasonCode.PDF_UNIVERSAL_FORGERY));
        return new PdfSignatureFinding(
                field, PdfRevisionJudge.partly(none, "nothing", List.of()), Coverage.BROKEN, List.of(remark), 0);
    }

    private PdfSignatureFinding finding(
            SignedThing what, String place, byte[] pdf, String field, PdfDictionary dictionary) {
        String spot = place + "#" + field;
        Optional<Range> range = Range.of(dictionary.getAsArray(PdfName.ByteRange), pdf.length);
        PdfString contents = dictionary.getAsString(PdfName.Contents);
        if (range.isEmpty() || contents == null || isEmpty(contents.getValueBytes())) {
            return forged(what, spot, field, range.isEmpty() ? "no_byte_range" : "no_value");
        }
        List<String> remarks = new ArrayList<>();
        Coverage coverage = coverage(pdf, range.get(), contents.getValueBytes(), remarks);
        SignatureCheck signature = arithmetic(
                what, spot, dictionary, contents.getValueBytes(), range.get().signed(pdf));
        if (coverage == Coverage.BROKEN) {
            boolean wrapped = remarks.contains("gap_hides_more");
            ReasonCode code = wrapped ? ReasonCode.PDF_SIGNATURE_WRAPPING : ReasonCode.PDF_RANGE_NOT_WHOLE;
            signature = PdfRevisionJudge.partly(signature, "byte range", List.of(Reason.of(code)));
        }
        return new PdfSignatureFinding(
                field, signature, coverage, remarks, range.get().end());
    }

    private static boolean isEmpty(byte[] value) {
        for (byte b : value) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /** The signature value over the signed bytes, by the format that the sub-filter names. */
    private SignatureCheck arithmetic(
            SignedThing what, String spot, PdfDictionary dictionary, byte[] value, byte[] signed) {
        String format = dictionary.getAsName(PdfName.SubFilter) == null
                ? ""
                : dictionary.getAsName(PdfName.SubFilter).getValue();
        if (format.equals("ETSI.RFC3161")) {
            return new TimestampVerifier(anchors, policy)
                    .check(spot, value, signed)
                    .signature();
        }
        if (format.equals("adbe.x509.rsa_sha1")) {
            return SignatureCheck.failed(
                    what, spot, CryptographicFact.UNSUPPORTED, Reason.of(ReasonCode.PDF_SUBFILTER_UNSUPPORTED, format));
        }
        List<SignatureCheck> all =
                new CmsSignatureVerifier(anchors, policy).checkDetached(what, spot, value, signed, claimed(dictionary));
        // One signer is allowed (ISO 32000-2, 12.8.3.3); of more, the one that does not hold counts.
        return all.stream()
                .filter(check -> check.covers().whole() && !check.usable())
                .findFirst()
                .orElse(all.get(0));
    }

    private static Optional<Instant> claimed(PdfDictionary dictionary) {
        PdfString time = dictionary.getAsString(PdfName.M);
        if (time == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(PdfDate.decode(time.toUnicodeString())).map(calendar -> calendar.toInstant());
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static Coverage coverage(byte[] pdf, Range range, byte[] value, List<String> remarks) {
        if (range.first() != 0) {
            remarks.add("range_starts_late");
            return Coverage.BROKEN;
        }
        if (!gapHoldsOnly(pdf, range, value)) {
            remarks.add("gap_hides_more");
            return Coverage.BROKEN;
        }
        if (range.end() == pdf.length) {
            return Coverage.WHOLE_FILE;
        }
        String tail =
                new String(pdf, Math.max(0, range.end() - 8), Math.min(8, range.end()), StandardCharsets.ISO_8859_1);
        if (!tail.strip().endsWith("%%EOF")) {
            remarks.add("range_ends_inside");
            return Coverage.BROKEN;
        }
        return Coverage.EARLIER_REVISION;
    }

    /** The gap is {@code <hex>} of the value and zeros, nothing else. */
    private static boolean gapHoldsOnly(byte[] pdf, Range range, byte[] value) {
        int from = range.firstLength();
        int to = range.second();
        if (to - from < 2 || pdf[from] != '<' || pdf[to - 1] != '>') {
            return false;
        }
        int digits = 0;
        for (int i = from + 1; i < to - 1; i++) {
            int digit = Character.digit(pdf[i], 16);
            if (digit < 0) {
                return false;
            }
            int at = digits / 2;
            int expected = at >= value.length ? 0 : (digits % 2 == 0 ? (value[at] & 0xF0) >> 4 : value[at] & 0x0F);
            if (digit != expected) {
                return false;
            }
            digits++;
        }
        return true;
    }

    /**
     * The signed bytes: {@code [first, first + firstLength)} and {@code [second, second + secondLength)}.
     */
    private record Range(int first, int firstLength, int second, int secondLength) {

        static Optional<Range> of(PdfArray array, int size) {
            if (array == null || array.size() != 4) {
                return Optional.empty();
            }
            long[] parts = new long[4];
            for (int i = 0; i < 4; i++) {
                PdfNumber number = array.getAsNumber(i);
                if (number == null) {
                    return Optional.empty();
                }
                parts[i] = number.longValue();
            }
            boolean something = parts[1] > 0 && parts[3] > 0;
            boolean inOrder = something
                    && Arrays.stream(parts).allMatch(part -> part >= 0 && part <= size)
                    && parts[0] + parts[1] <= parts[2]
                    && parts[2] + parts[3] <= size;
            return inOrder
                    ? Optional.of(new Range((int) parts[0], (int) parts[1], (int) parts[2], (int) parts[3]))
                    : Optional.empty();
        }

        int end() {
            return second + secondLength;
        }

        byte[] signed(byte[] pdf) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(firstLength + secondLength);
            out.write(pdf, first, firstLength);
            out.write(pdf, second, secondLength);
            return out.toByteArray();
        }
    }
}
