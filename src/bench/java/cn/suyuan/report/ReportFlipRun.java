package cn.suyuan.report;

import cn.suyuan.report.PdfSignatureFinding.Coverage;
import cn.suyuan.trust.SignedThing;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The long run of flipped bytes: a report signed by an auditor, confirmed and signed by the audited party, with one bit
 * of a byte flipped at a time. First every byte against the digest that the last signature covers; then, as long as there
 * is time, the whole check of the program, in passes that are spread over the file, all eight bits in the places of the
 * signature values. Prints a table and every flip that changed nothing. Arguments: seconds, step of a pass, and
 * anything third for the signature values alone.
 */
public final class ReportFlipRun {
    private final byte[] report;
    private final PdfSignatureCheck signatures = new PdfSignatureCheck(SignedReports.ANCHORS, SignedReports.POLICY);
    private final ReportVerifier whole =
            new ReportVerifier(SignedReports.ANCHORS, SignedReports.POLICY, Optional.empty());
    private final Map<String, long[]> table = new TreeMap<>();
    private final List<String> harmless = new ArrayList<>();

    private ReportFlipRun(byte[] report) {
        this.report = report;
    }

    @SuppressWarnings("SystemOut") // a table is what it is for
    public static void main(String[] arguments) throws Exception {
        long seconds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 36_000;
        int step = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 61;
        boolean valuesOnly = arguments.length > 2;
        ReportFlipRun run = new ReportFlipRun(new SignedReports().small());
        long begin = System.nanoTime();
        System.out.printf("%,d bytes%n", run.report.length);
        if (!valuesOnly) {
            System.out.printf("digest of what the last signature covers unchanged by: %,d bytes%n", run.digests());
        }
        for (int first = 0; first < step; first++) {
            for (int at = first;
                    at < run.report.length && (System.nanoTime() - begin) / 1_000_000_000L < seconds;
                    at += step) {
                boolean value = run.isValue(at);
                if (valuesOnly && !value) {
                    continue;
                }
                for (int bit = value ? 0 : at % 8; bit < (value ? 8 : at % 8 + 1); bit++) {
                    run.flip(at, bit);
                }
            }
        }
        System.out.printf("%.0f s%n", (System.nanoTime() - begin) / 1e9);
        System.out.println(
                "| where | flips | refused by the signatures alone | refused by the whole check | same words |");
        System.out.println("|---|---:|---:|---:|---:|");
        run.table.forEach(
                (where, n) -> System.out.printf("| %s | %,d | %,d | %,d | %,d |%n", where, n[0], n[1], n[2], n[3]));
        run.harmless.forEach(System.out::println);
    }

    /** Bytes outside the value of the last signature whose flip leaves the SHA-256 of all others as it was. */
    private long digests() throws GeneralSecurityException, CloneNotSupportedException {
        gaps();
        int[] gap = known.get(known.size() - 1);
        byte[] covered = Arrays.copyOf(report, report.length - (gap[1] - gap[0]));
        System.arraycopy(report, gap[1], covered, gap[0], report.length - gap[1]);
        byte[] expected = MessageDigest.getInstance("SHA-256").digest(covered);
        MessageDigest before = MessageDigest.getInstance("SHA-256");
        long unchanged = 0;
        for (int at = 0; at < covered.length; at++) {
            MessageDigest here = (MessageDigest) before.clone();
            here.update((byte) (covered[at] ^ (1 << (at % 8))));
            here.update(covered, at + 1, covered.length - at - 1);
            unchanged += Arrays.equals(expected, here.digest()) ? 1 : 0;
            before.update(covered[at]);
        }
        return unchanged;
    }

    private void flip(int at, int bit) {
        byte was = report[at];
        report[at] ^= (byte) (1 << bit);
        long[] row = table.computeIfAbsent(isValue(at) ? "signature values" : "everything else", w -> new long[4]);
        row[0]++;
        if (signaturesFail()) {
            row[1]++;
        } else if (whole.check("report.pdf", report).verdict() != ReportCheck.Verdict.UNALTERED) {
            row[2]++;
        } else {
            row[3]++;
            harmless.add(String.format("byte %d bit %d: %c -> %c", at, bit, (char) was, (char) report[at]));
        }
        report[at] = was;
    }

    /** One signature that does not hold makes a report altered, whatever else is found. */
    private boolean signaturesFail() {
        Optional<List<PdfSignatureFinding>> found = signatures.check(SignedThing.REPORT, "report.pdf", report);
        return found.isEmpty()
                || found.get().stream().anyMatch(s -> !s.holds())
                || found.get().stream().noneMatch(s -> s.coverage() == Coverage.WHOLE_FILE);
    }

    /** Whether the byte is of a signature value, its brackets too: between {@code /Contents <} and {@code >}. */
    private boolean isValue(int at) {
        for (int[] gap : gaps()) {
            if (at >= gap[0] && at < gap[1]) {
                return true;
            }
        }
        return false;
    }

    private List<int[]> known = List.of();

    private List<int[]> gaps() {
        if (known.isEmpty()) {
            List<int[]> gaps = new ArrayList<>();
            String text = new String(report, java.nio.charset.StandardCharsets.ISO_8859_1);
            var ranges = java.util.regex.Pattern.compile("/ByteRange\\s*\\[\\s*0\\s+(\\d+)\\s+(\\d+)")
                    .matcher(text);
            while (ranges.find()) {
                gaps.add(new int[] {Integer.parseInt(ranges.group(1)), Integer.parseInt(ranges.group(2))});
            }
            known = gaps;
        }
        return known;
    }
}
