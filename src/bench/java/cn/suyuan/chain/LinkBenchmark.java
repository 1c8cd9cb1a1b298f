package cn.suyuan.chain;

import com.sun.management.ThreadMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Verification of one big file against raw SM3 over the same records in the same run, on one core and on two. Arguments:
 * number of records, 10,000,000 if none is given; rounds, 3 if none. Wanted: 80 % of raw SM3 on one core, 1.7 times one
 * core on two, and reading the records adds less than 25 % to their links.
 */
public final class LinkBenchmark {

    private static final int WARM_UP = 1_000_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private LinkBenchmark() {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws IOException {
        int records = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        Path file = Files.createTempFile("readings", ".csv");
        Path small = Files.createTempFile("readings", ".csv");
        ExecutorService helper = Executors.newSingleThreadExecutor();
        try {
            write(small, WARM_UP);
            for (int i = 0; i < 3; i++) {
                round(small, WARM_UP, helper);
            }
            write(file, records);
            List<double[]> taken = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                taken.add(round(file, records, helper));
            }
            print(taken);
        } finally {
            helper.shutdown();
            Files.delete(file);
            Files.delete(small);
        }
    }

    private static final List<String> COLUMNS = List.of(
            "raw SM3, s",
            "raw SM3 twice on two cores, s",
            "links alone, s",
            "whole verification, s",
            "whole verification on two cores, s",
            "share of raw SM3",
            "reading the records adds",
            "two cores against one",
            "bytes allocated a record");

    private static double[] round(Path file, int records, ExecutorService helper) throws IOException {
        Taken raw = Taken.by(() -> raw(records));
        Taken one = Taken.by(() -> verify(file, HashChainVerifier.sequential(), records));
        Taken two = Taken.by(() -> verify(file, HashChainVerifier.parallel(helper, 8), records));
        Taken links = Taken.by(() -> links(file, records));
        Taken rawTwo = Taken.by(() -> rawTwice(records, helper));
        return new double[] {
            raw.processor,
            rawTwo.clock,
            links.processor,
            one.processor,
            two.clock,
            raw.processor / one.processor,
            one.processor / links.processor - 1,
            one.clock / two.clock,
            (double) one.bytes / records
        };
    }

    private static void print(List<double[]> rounds) {
        for (int column = 0; column < COLUMNS.size(); column++) {
            int place = column;
            double[] values =
                    rounds.stream().mapToDouble(r -> r[place]).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "%-36s median %.3f  lowest %.3f  highest %.3f%n",
                    COLUMNS.get(column),
                    values[values.length / 2],
                    values[0],
                    values[values.length - 1]);
        }
    }

    /** Seconds of this thread's processor time, seconds of the clock, bytes allocated by this thread. */
    private record Taken(double processor, double clock, long bytes) {

        static Taken by(Step step) throws IOException {
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long processor = THREADS.getCurrentThreadCpuTime();
            long clock = System.nanoTime();
            step.run();
            return new Taken(
                    (THREADS.getCurrentThreadCpuTime() - processor) / 1e9,
                    (System.nanoTime() - clock) / 1e9,
                    THREADS.getCurrentThreadAllocatedBytes() - bytes);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    /** The provider alone, over records of the lengths of the file. */
    private static void raw(int records) {
        DigestState sm3 = DigestAlgorithm.SM3.begin();
        byte[] message = new byte[LineBlock.LINK_BYTES + 64];
        int digits = 1;
        int next = 10;
        for (int i = 1; i <= records; i++) {
            if (i == next) {
                digits++;
                next *= 10;
            }
            sm3.update(message, 0, LineBlock.LINK_BYTES + digits + FIXED);
            sm3.finishInto(message, 0);
        }
    }

    /** Twice the same work, half of it on another thread: how much the second core gives at all. */
    private static void rawTwice(int records, ExecutorService helper) {
        var other = helper.submit(() -> raw(records));
        raw(records);
        try {
            other.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lines cut and links checked, and nothing read of what the records say. */
    private static void links(Path file, int records) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            BlockSource source = new BlockSource(in, Runnable::run, 1, LineBlock.CAPACITY);
            source.opened(false, RecordSignatureJudge.withoutKey());
            long fit = 0;
            while (source.advance()) {
                LineBlock block = source.current();
                for (int i = 0; i < block.lines; i++) {
                    fit += block.fits[i] ? 1 : 0;
                }
            }
            if (fit != records - 1) {
                throw new IllegalStateException("fitting links: " + fit);
            }
        }
    }

    private static void verify(Path file, HashChainVerifier verifier, int records) throws IOException {
        StreamContext context = new StreamContext(
                new StreamDeclaration("B-1", "B", "acquired", List.of(), "", "", Optional.of(Duration.ofSeconds(1))),
                "b.csv",
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                KnownLinks.none(),
                UsualLimits.CHAIN);
        try (InputStream in = Files.newInputStream(file)) {
            StreamVerification result =
                    verifier.verify(in, context, RecordSignatureJudge.withoutKey(), RecordSink.none());
            if (result.counts().records() != records || result.problems().size() != 1) {
                throw new IllegalStateException(result.problems().toString());
            }
        }
    }

    /** Bytes of a record before its link, its number left out. */
    private static final int FIXED = ",2025-01-01T00:00:00+08:00,12345.1,A,2".length();

    private static void write(Path file, int records) throws IOException {
        String header = "suyuan-stream,1,B-1,B,acquired,register,kWh";
        byte[] link =
                DigestAlgorithm.SM3.of(header.getBytes(StandardCharsets.UTF_8)).bytes();
        DigestState sm3 = DigestAlgorithm.SM3.begin();
        LocalDateTime start = LocalDateTime.of(2025, 1, 1, 0, 0);
        HexFormat hex = HexFormat.of();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write((header + "\nseq,time,value,status,offset_ms,link\n").getBytes(StandardCharsets.UTF_8));
            for (int i = 1; i <= records; i++) {
                String time = start.plusSeconds(i).toString();
                String whole = time.length() == 16 ? time + ":00" : time;
                int tenths = 100_000 + (int) (899_999L * i / records);
                byte[] body = (i + "," + whole + "+08:00," + tenths / 10 + "." + tenths % 10 + ",A,2")
                        .getBytes(StandardCharsets.US_ASCII);
                sm3.update(link);
                sm3.update(body);
                sm3.finishInto(link, 0);
                out.write(body);
                out.write(("," + hex.formatHex(link) + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
