package cn.suyuan.intake;

import cn.suyuan.evidence.SignedDocument;
import cn.suyuan.trust.CmsSignatureVerifier;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.SignedThing;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Signatures inside a PDF document and what was done to it afterwards.
 *
 * @param signed signatures in the order of what they cover
 * @param broken whether one of them does not fit the bytes it covers
 * @param changed whether text, pages or annotations differ from what the last signature covers
 * @param continued whether bytes follow the last signature
 */
record PdfSignatures(List<SignedDocument> signed, boolean broken, boolean changed, boolean continued) {
    private static final int MOST = 32;

    PdfSignatures {
        signed = List.copyOf(signed);
    }

    /** Looks for signatures; none where the bytes are no readable PDF. */
    static PdfSignatures read(String file, byte[] bytes) {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            List<SignedDocument> signed = new ArrayList<>();
            long last = 0;
            boolean broken = false;
            for (PDSignature signature :
                    document.getSignatureDictionaries().stream().limit(MOST).toList()) {
                Optional<SignedDocument.Range> range = range(signature, bytes.length);
                if (range.isEmpty()) {
                    broken = true;
                    continue;
                }
                byte[] cms = signature.getContents();
                long end = range.get().again() + range.get().rest();
                last = Math.max(last, end);
                signed.add(new SignedDocument(
                        file,
                        SignedThing.CERTIFICATE,
                        range.get(),
                        HexFormat.of().formatHex(cms == null ? new byte[0] : cms),
                        end == bytes.length));
                broken |= breaks(file, cms == null ? new byte[0] : cms, covered(bytes, range.get()));
            }
            boolean continued = !signed.isEmpty() && last < bytes.length;
            boolean changed =
                    continued && !shown(Arrays.copyOf(bytes, (int) last)).equals(shown(document));
            return new PdfSignatures(signed, broken, changed, continued);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // The library answers some broken documents with unchecked exceptions.
            return new PdfSignatures(List.of(), false, false, false);
        }
    }

    private static Optional<SignedDocument.Range> range(PDSignature signature, int size) {
        int[] range = signature.getByteRange();
        if (range == null || range.length != 4) {
            return Optional.empty();
        }
        boolean ordered = range[0] == 0
                && range[1] >= 0
                && range[2] >= range[1]
                && range[3] >= 0
                && (long) range[2] + range[3] <= size;
        return ordered
                ? Optional.of(new SignedDocument.Range(range[0], range[1], range[2], range[3]))
                : Optional.empty();
    }

    /** The bytes that a signature covers. */
    static byte[] covered(byte[] bytes, SignedDocument.Range range) {
        byte[] covered = Arrays.copyOf(
                Arrays.copyOfRange(bytes, (int) range.from(), (int) (range.from() + range.length())),
                (int) (range.length() + range.rest()));
        System.arraycopy(bytes, (int) range.again(), covered, (int) range.length(), (int) range.rest());
        return covered;
    }

    private static boolean breaks(String file, byte[] cms, byte[] covered) {
        // Only the arithmetic counts here; whom to trust is decided with the auditor's own roots.
        return new CmsSignatureVerifier(TrustAnchors.none(), TrustPolicy.at(LocalDate.EPOCH))
                .checkDetached(SignedThing.CERTIFICATE, file, cms, covered).stream()
                        .anyMatch(c -> c.cryptographic() == CryptographicFact.INVALID);
    }

    private static String shown(byte[] revision) throws IOException {
        try (PDDocument document = Loader.loadPDF(revision)) {
            return shown(document);
        }
    }

    /** What a reader sees, as far as text, pages and annotations go. */
    private static String shown(PDDocument document) throws IOException {
        StringBuilder seen = new StringBuilder(new PDFTextStripper().getText(document));
        for (PDPage page : document.getPages()) {
            seen.append('\n').append(page.getMediaBox());
            page.getAnnotations().forEach(a -> seen.append('|').append(a.getSubtype()));
        }
        return seen.toString();
    }
}
