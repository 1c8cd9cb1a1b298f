package cn.suyuan.bench;

import cn.suyuan.chain.ChainLimits;
import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.chain.DigestState;
import cn.suyuan.chain.HashChainVerifier;
import cn.suyuan.chain.KnownLinks;
import cn.suyuan.chain.RecordSignatureJudge;
import cn.suyuan.chain.RecordSink;
import cn.suyuan.chain.StreamContext;
import cn.suyuan.chain.StreamDeclaration;
import cn.suyuan.chain.StreamVerification;
import java.io.BufferedInputStream;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Link verification of one big file against raw SM3 over the same record lengths in the same run, on one thread and on
 * two. Arguments: number of records, 10,000,000 if none is given. Prints ratios.
 */
public final class LinkBenchmark {

    private static final int BODY_BYTES = 45;

    private LinkBenchmark() {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws IOException {
        int records = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
        Path file = Files.createTempFile("readings", ".csv");
        try {
            write(file, records);
            raw(records / 10);
            for (int round = 0; round < 3; round++) {
                run(file, records);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void run(Path file, int records) throws IOException {
        double raw = raw(records);
        long cpu = cpu();
        long wall = System.nanoTime();
        verify(file, HashChainVerifier.sequential(), records);
        double one = (System.nanoTime() - wall) / 1e9;
        double oneCpu = (cpu() - cpu) / 1e9;
        ExecutorService helper = Executors.newSingleThreadExecutor();
        wall = System.nanoTime();
        verify(file, HashChainVerifier.parallel(helper, 8), records);
        double two = (System.nanoTime() - wall) / 1e9;
        helper.shutdown();
        System.out.printf(
                java.util.Locale.ROOT,
                "raw SM3 %.2f s cpu; verify %.2f s cpu: %.0f %% of raw speed; two threads %.2f times one%n",
                raw,
                oneCpu,
                100 * raw / oneCpu,
                one / two);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double raw(int records) {
        DigestState sm3 = DigestAlgorithm.SM3.begin();
        byte[] link = new byte[32];
        byte[] body = new byte[BODY_BYTES];
        long begin = cpu();
        for (int i = 0; i < records; i++) {
            sm3.update(link, 0, link.length);
            sm3.update(body, 0, body.length);
            sm3.finishInto(link, 0);
        }
        return (cpu() - begin) / 1e9;
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
                ChainLimits.usual());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            StreamVerification result =
                    verifier.verify(in, context, RecordSignatureJudge.withoutKey(), RecordSink.none());
            if (result.counts().records() != records || result.problems().size() != 1) {
                throw new IllegalStateException(result.problems().toString());
            }
        }
    }

    private static void write(Path file, int records) throws IOException {
        String header = "suyuan-stream,1,B-1,B,acquired,register,kWh";
        byte[] link =
                DigestAlgorithm.SM3.of(header.getBytes(StandardCharsets.UTF_8)).bytes();
        DigestState sm3 = DigestAlgorithm.SM3.begin();
        LocalDateTime start = LocalDateTime.of(2025, 1, 1, 0, 0);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write((header + "\nseq,time,value,status,offset_ms,link\n").getBytes(StandardCharsets.UTF_8));
            for (int i = 1; i <= records; i++) {
                String time = start.plusSeconds(i).toString();
                String whole = time.length() == 16 ? time + ":00" : time;
                byte[] body = (i + "," + whole + "+08:00," + (1000 + i / 100) + "." + (10 + i % 90 / 90) + ",A,2")
                        .getBytes(StandardCharsets.UTF_8);
                sm3.update(link);
                sm3.update(body);
                sm3.finishInto(link, 0);
                out.write(body);
                out.write(("," + HexFormat.of().formatHex(link) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
