package cn.suyuan.report;

import cn.suyuan.report.PdfSignatureFinding.Coverage;
import cn.suyuan.trust.SignedThing;
import cn.suyuan.trust.TrustAnchors;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.signatures.SignatureUtil;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The long run of flipped bytes: one bit of every byte of a signed report, and all eight bits of each byte of the value of
 * the last signature, which no later signature covers. A flip is refused by the signatures where the library cannot open
 * the file, a signature value does not hold over its range, or none reaches to the end of the file: the first half of
 * {@code report verify}, with the code of the program. What passes that is put to the whole check; so is every thousandth
 * of the others, to see that it agrees. Arguments: {@code small} or {@code stamped} (with a time stamp at its end), step
 * between bytes outside the last value, and anything third for the last value alone.
 */
public final class ReportFlipRun {
    private static final int WHOLE_EVERY = 1000;

    private final byte[] report;
    private final int[] last;
    private final PdfSignatureCheck signatures = new PdfSignatureCheck(TrustAnchors.none(), SignedReports.POLICY);
    private final ReportVerifier whole =
            new ReportVerifier(SignedReports.ANCHORS, SignedReports.POLICY, Optional.empty());
    private final Map<String, AtomicLongArray> table = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<String> passed = new ConcurrentLinkedQueue<>();

    private ReportFlipRun(byte[] report) {
        this.report = report;
        this.last = last(report);
    }

    @SuppressWarnings("SystemOut") // a table is what it is for
    public static void main(String[] arguments) throws Exception {
        boolean stamped = arguments.length > 0 && arguments[0].equals("stamped");
        int step = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        String part = arguments.length > 2 ? arguments[2] : "";
        SignedReports reports = new SignedReports();
        ReportFlipRun run = new ReportFlipRun(stamped ? reports.stamped() : reports.small());
        if (run.whole.check("report.pdf", run.report).verdict() != ReportCheck.Verdict.UNALTERED) {
            throw new IllegalStateException("the report itself is refused");
        }
        System.out.printf("%,d bytes, last value %,d%n", run.report.length, run.last[1] - run.last[0]);
        long begin = System.nanoTime();
        IntStream.range(0, run.report.length).parallel().forEach(at -> {
            boolean value = run.isLast(at);
            if (part.equals(value ? "rest" : "value") || (!value && at % step != 0)) {
                return;
            }
            for (int bit = value ? 0 : at % 8; bit < (value ? 8 : at % 8 + 1); bit++) {
                run.flip(at, bit);
            }
        });
        System.out.printf("%.0f s%n", (System.nanoTime() - begin) / 1e9);
        System.out.println(
                "| where | flips | refused by the signatures | by the whole check alone | passed | both asked |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        run.table.forEach((where, n) -> System.out.printf(
                "| %s | %,d | %,d | %,d | %,d | %,d |%n", where, n.get(0), n.get(1), n.get(2), n.get(3), n.get(4)));
        run.passed.forEach(System.out::println);
    }

    private void flip(int at, int bit) {
        byte[] flipped = report.clone();
        flipped[at] ^= (byte) (1 << bit);
        AtomicLongArray row = table.computeIfAbsent(
                isLast(at) ? "value of the last signature" : "all other bytes", w -> new AtomicLongArray(5));
        long count = row.incrementAndGet(0);
        boolean refused = signaturesFail(flipped);
        boolean ask = !refused || count % WHOLE_EVERY == 0;
        ReportCheck.Verdict verdict = ask ? whole.check("report.pdf", flipped).verdict() : ReportCheck.Verdict.ALTERED;
        if (verdict == ReportCheck.Verdict.UNALTERED) {
            row.incrementAndGet(3);
            passed.add(String.format(
                    "byte %d (%d of the value) bit %d: %02x -> %02x, %s",
                    at, at - last[0], bit, report[at], flipped[at], refused ? "refused by half the check" : "passed"));
        } else if (refused) {
            row.incrementAndGet(1);
            row.addAndGet(4, ask ? 1 : 0);
        } else {
            row.incrementAndGet(2);
        }
    }

    private boolean signaturesFail(byte[] pdf) {
        try (PdfDocument document = new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)))) {
            boolean reachesEnd = false;
            for (String field : lastFirst(document)) {
                PdfSignatureFinding found = signatures.value(SignedThing.REPORT, "report.pdf", document, pdf, field);
                if (!found.holds()) {
                    return true;
                }
                reachesEnd |= found.coverage() == Coverage.WHOLE_FILE;
            }
            return !reachesEnd;
        } catch (java.io.IOException | RuntimeException | StackOverflowError | AssertionError unreadable) {
            return true;
        }
    }

    private static List<String> lastFirst(PdfDocument document) {
        List<String> fields = new ArrayList<>(new SignatureUtil(document).getSignatureNames());
        Collections.reverse(fields);
        return fields;
    }

    private boolean isLast(int at) {
        return at >= last[0] && at < last[1];
    }

    /** The place of the value that no later signature covers. */
    private static int[] last(byte[] pdf) {
        Matcher ranges = Pattern.compile("/ByteRange\\s*\\[\\s*0\\s+(\\d+)\\s+(\\d+)")
                .matcher(new String(pdf, StandardCharsets.ISO_8859_1));
        int[] last = new int[2];
        while (ranges.find()) {
            last = new int[] {Integer.parseInt(ranges.group(1)), Integer.parseInt(ranges.group(2))};
        }
        return last;
    }
}
