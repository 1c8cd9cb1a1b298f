package cn.suyuan.report;

import cn.suyuan.trust.TimestampCheck;
import cn.suyuan.trust.TimestampVerifier;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import com.itextpdf.kernel.exceptions.PdfException;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.StampingProperties;
import com.itextpdf.signatures.ExternalBlankSignatureContainer;
import com.itextpdf.signatures.PdfSigner;
import com.itextpdf.signatures.SignerProperties;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.tsp.TimeStampResp;

/**
 * Time stamps for a signed report without a network: a revision with room for a document time stamp (ETSI EN 319 142-1,
 * 5.4.3) and a request file for it; the authority's answer goes into the room later. All signatures before it then have a
 * proven time (baseline T).
 */
public final class ReportTimestamp {

    private static final int RESERVED = 16_384;
    private static final Pattern RANGE =
            Pattern.compile("/ByteRange\\s*\\[\\s*(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s*]");

    private ReportTimestamp() {}

    /**
     * A report that waits for its time stamp.
     *
     * @param pdf the report with an empty place at its end; not to be handed out
     * @param request request file (`.tsq`)
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to the store
    public record Pending(byte[] pdf, byte[] request) {}

    /**
     * Makes room for a time stamp.
     *
     * @param pdf a signed report
     * @param sm3 whether the request names an SM3 digest, for authorities of GM/T 0033; else SHA-256
     * @param nonce the caller's chance
     * @throws ReportException where nothing is signed yet, all places are taken, or the report cannot be read
     */
    public static Pending prepare(byte[] pdf, boolean sm3, BigInteger nonce) throws ReportException {
        List<String> open = ReportSigner.blankFields(pdf);
        if (!ReportSigner.isSigned(pdf)) {
            throw new ReportException("nothing_signed");
        }
        Optional<String> field =
                ReportFields.TIMESTAMPS.stream().filter(open::contains).findFirst();
        if (field.isEmpty()) {
            throw new ReportException("field_taken");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + 2 * RESERVED);
        try {
            PdfSigner signer = new PdfSigner(
                    new PdfReader(new ByteArrayInputStream(pdf)), out, new StampingProperties().useAppendMode());
            signer.setSignerProperties(new SignerProperties().setFieldName(field.get()));
            signer.signExternalContainer(new Room(), RESERVED);
        } catch (IOException | GeneralSecurityException | PdfException e) {
            throw new ReportException("unreadable", e);
        }
        byte[] prepared = out.toByteArray();
        return new Pending(
                prepared,
                TimestampVerifier.request(Gap.last(prepared).orElseThrow().signed(prepared), sm3, nonce));
    }

    /** An empty document time stamp. */
    private static final class Room extends ExternalBlankSignatureContainer {
        Room() {
            super(new PdfDictionary());
        }

        @Override
        public void modifySigningDictionary(PdfDictionary dictionary) {
            dictionary.put(PdfName.Type, PdfName.DocTimeStamp);
            dictionary.put(PdfName.Filter, PdfName.Adobe_PPKLite);
            dictionary.put(PdfName.SubFilter, PdfName.ETSI_RFC3161);
            dictionary.remove(PdfName.M);
        }
    }

    /**
     * What an authority's answer is worth for a waiting report: its imprint, nonce and signature.
     *
     * @param prepared the waiting report
     * @param answer answer file (`.tsr`) or bare token
     */
    public static TimestampCheck check(
            byte[] prepared, byte[] answer, Optional<BigInteger> nonce, TrustAnchors anchors, TrustPolicy policy) {
        byte[] signed = Gap.last(prepared).map(gap -> gap.signed(prepared)).orElse(new byte[0]);
        return new TimestampVerifier(anchors, policy).check("timestamp.tsr", answer, signed, nonce);
    }

    /**
     * Puts the answer into its place; check it first. The token fills its room to the last byte, whatever its length:
     * see {@link TokenFilling}.
     *
     * @throws ReportException where it cannot be read or is too large
     */
    public static byte[] complete(byte[] prepared, byte[] answer) throws ReportException {
        Optional<Gap> gap = Gap.last(prepared);
        if (gap.isEmpty()) {
            throw new ReportException("timestamp_unreadable");
        }
        int room = (gap.get().to() - gap.get().from() - 2) / 2;
        byte[] token = TokenFilling.filled(token(answer), room);
        if (token.length > room) {
            throw new ReportException("timestamp_too_large");
        }
        byte[] stamped = prepared.clone();
        int at = gap.get().from() + 1;
        for (byte b : token) {
            stamped[at++] = (byte) Character.forDigit((b & 0xF0) >> 4, 16);
            stamped[at++] = (byte) Character.forDigit(b & 0x0F, 16);
        }
        return stamped;
    }

    private static byte[] token(byte[] answer) throws ReportException {
        try {
            ASN1Sequence sequence = ASN1Sequence.getInstance(answer);
            return sequence.getObjectAt(0) instanceof ASN1ObjectIdentifier
                    ? sequence.getEncoded(ASN1Encoding.DER)
                    : TimeStampResp.getInstance(sequence).getTimeStampToken().getEncoded(ASN1Encoding.DER);
        } catch (IOException | RuntimeException unreadable) {
            throw new ReportException("timestamp_unreadable", unreadable);
        }
    }

    /**
     * The place of the signature value that was made last.
     *
     * @param from its {@code <}
     * @param to behind its {@code >}
     */
    private record Gap(int from, int to) {

        static Optional<Gap> last(byte[] pdf) {
            Matcher ranges = RANGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1));
            Optional<Gap> last = Optional.empty();
            while (ranges.find()) {
                int from = Integer.parseInt(ranges.group(2));
                int to = Integer.parseInt(ranges.group(3));
                int end = to + Integer.parseInt(ranges.group(4));
                if (end == pdf.length && from > 0 && from < to && pdf[from] == '<') {
                    last = Optional.of(new Gap(from, to));
                }
            }
            return last;
        }

        byte[] signed(byte[] pdf) {
            byte[] signed = Arrays.copyOf(pdf, pdf.length - (to - from));
            System.arraycopy(pdf, to, signed, from, pdf.length - to);
            return signed;
        }
    }
}
