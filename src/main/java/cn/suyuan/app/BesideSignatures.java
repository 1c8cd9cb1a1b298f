package cn.suyuan.app;

import cn.suyuan.trust.CmsSignatureVerifier;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SignedThing;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Signatures in files beside a report: {@code report.pdf*.p7s}. Each was made over the report as it stood then, which is
 * the whole file or one of its revisions.
 */
final class BesideSignatures {

    private static final byte[] END = "%%EOF".getBytes(StandardCharsets.ISO_8859_1);
    private static final int MOST_REVISIONS = 64;

    private BesideSignatures() {}

    static List<SignatureCheck> of(Path file, byte[] bytes, TrustAnchors anchors, TrustPolicy policy) {
        List<SignatureCheck> checks = new ArrayList<>();
        CmsSignatureVerifier verifier = new CmsSignatureVerifier(anchors, policy);
        for (Path beside : files(file)) {
            try {
                byte[] signature = Files.readAllBytes(beside);
                checks.addAll(best(verifier, String.valueOf(beside.getFileName()), signature, bytes));
            } catch (IOException unreadable) {
                checks.add(SignatureCheck.failed(
                        SignedThing.REPORT, String.valueOf(beside.getFileName()), CryptographicFact.INVALID));
            }
        }
        return checks;
    }

    private static List<SignatureCheck> best(CmsSignatureVerifier verifier, String name, byte[] signature, byte[] pdf) {
        List<SignatureCheck> whole = verifier.checkDetached(SignedThing.REPORT, name, signature, pdf);
        if (whole.stream().allMatch(c -> c.cryptographic() == CryptographicFact.VALID)) {
            return whole;
        }
        for (int end : ends(pdf)) {
            List<SignatureCheck> part =
                    verifier.checkDetached(SignedThing.REPORT, name, signature, Arrays.copyOf(pdf, end));
            if (!part.isEmpty() && part.stream().allMatch(c -> c.cryptographic() == CryptographicFact.VALID)) {
                return part;
            }
        }
        return whole;
    }

    /** Where revisions may end: behind each end mark, with and without its line end. */
    private static List<Integer> ends(byte[] pdf) {
        List<Integer> ends = new ArrayList<>();
        for (int i = pdf.length - END.length; i >= 0 && ends.size() < MOST_REVISIONS; i--) {
            if (Arrays.equals(pdf, i, i + END.length, END, 0, END.length)) {
                for (int more = 0; more <= 2 && i + END.length + more <= pdf.length; more++) {
                    ends.add(i + END.length + more);
                }
            }
        }
        return ends;
    }

    private static Iterable<Path> files(Path file) {
        TreeSet<Path> found = new TreeSet<>();
        Path folder = file.toAbsolutePath().getParent();
        Path name = file.getFileName();
        if (folder == null || name == null) {
            return found;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.p7s")) {
            for (Path one : all) {
                if (String.valueOf(one.getFileName()).startsWith(name.toString())) {
                    found.add(one);
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            return found;
        }
        return found;
    }
}
