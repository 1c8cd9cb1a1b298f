package cn.suyuan.report;

import cn.suyuan.report.PdfSignatureFinding.Coverage;
import cn.suyuan.trust.CmsSignatureVerifier;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.Reason;
import cn.suyuan.trust.ReasonCode;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SignatureCoverage;
import cn.suyuan.trust.SignedThing;
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
import java.util.Optional;

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
            SignatureUtil fields = new SignatureUtil(document);
            List<PdfSignatureFinding> findings = new ArrayList<>();
            for (String field : fields.getSignatureNames()) {
                findings.add(finding(what, place, pdf, field, fields.getSignatureDictionary(field)));
            }
            return Optional.of(List.copyOf(findings));
        } catch (IOException | RuntimeException | StackOverflowError | AssertionError unreadable) {
            return Optional.empty();
        }
    }

    private PdfSignatureFinding finding(
            SignedThing what, String place, byte[] pdf, String field, PdfDictionary dictionary) {
        List<String> remarks = new ArrayList<>();
        String spot = place + "#" + field;
        Optional<Range> range = Range.of(dictionary.getAsArray(PdfName.ByteRange), pdf.length);
        PdfString contents = dictionary.getAsString(PdfName.Contents);
        if (range.isEmpty() || contents == null || contents.getValueBytes().length == 0) {
            remarks.add(range.isEmpty() ? "no_byte_range" : "no_value");
            SignatureCheck none =
                    SignatureCheck.failed(what, spot, CryptographicFact.INVALID, Reason.of(ReasonCode.UNREADABLE));
            return new PdfSignatureFinding(field, none, Coverage.BROKEN, remarks);
        }
        Coverage coverage = coverage(pdf, range.get(), contents.getValueBytes(), remarks);
        TrustPolicy then = claimed(dictionary)
                .map(time -> new TrustPolicy(time, policy.revocationRequired(), policy.otherIdentities()))
                .orElse(policy);
        SignatureCheck signature = new CmsSignatureVerifier(anchors, then)
                .checkDetached(what, spot, contents.getValueBytes(), range.get().signed(pdf)).stream()
                        .findFirst()
                        .orElseThrow();
        return new PdfSignatureFinding(field, covering(signature, coverage), coverage, remarks);
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

    private static SignatureCheck covering(SignatureCheck check, Coverage coverage) {
        if (coverage != Coverage.BROKEN) {
            return check;
        }
        return new SignatureCheck(
                check.what(),
                check.place(),
                check.algorithm(),
                check.signer(),
                check.keyId(),
                check.cryptographic(),
                check.path(),
                check.time(),
                check.timestamp(),
                SignatureCoverage.partly("byte range"),
                false,
                check.reasons());
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
            boolean inOrder = Arrays.stream(parts).allMatch(part -> part >= 0 && part <= size)
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
