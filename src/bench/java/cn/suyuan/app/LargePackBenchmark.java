package cn.suyuan.app;

import cn.suyuan.audit.Progress;
import cn.suyuan.casefile.CaseFile;
import cn.suyuan.casefile.KeyDerivation;
import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.chain.DigestState;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.intake.IntakeLimits;
import cn.suyuan.intake.PackIntake;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Imports a generated pack into an encrypted case file and compares the time with a plain SM3 pass over the same bytes in
 * the same run. Arguments: folder for the files, GiB (5). Run with {@code -Xmx512m}; the folder needs twice the size.
 */
public final class LargePackBenchmark {
    private static final int FILE_BYTES = 128 << 20;

    private LargePackBenchmark() {}

    /** Runs. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        double gib = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 5;
        Files.createDirectories(folder);
        Path pack = folder.resolve("large.zip");
        Path caseFile = folder.resolve("large" + CaseFile.EXTENSION);
        Files.deleteIfExists(caseFile);
        generate(pack, (int) Math.round(gib * 1024 * 1024 * 1024 / FILE_BYTES));
        try {
            measure(pack, caseFile);
        } finally {
            Files.deleteIfExists(pack);
            try (var left = Files.list(folder)) {
                for (Path path : left.filter(p -> p.getFileName().toString().startsWith("large"))
                        .toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private static void measure(Path pack, Path caseFile) throws Exception {
        double megabytes = Files.size(pack) / 1e6;
        double[] plain = digest(pack);
        long[] heap = {0};
        Progress progress = new Progress() {
            @Override
            public void report(String step, long done, long total) {
                Runtime runtime = Runtime.getRuntime();
                heap[0] = Math.max(heap[0], runtime.totalMemory() - runtime.freeMemory());
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
        long start = System.nanoTime();
        long processor = processor();
        PackInventory inventory;
        try (CaseFile file =
                CaseFile.create(caseFile, "benchmark".toCharArray(), KeyDerivation.standard(), new SecureRandom())) {
            inventory = new PackIntake(IntakeLimits.standard()).open(pack, new StoreSink(file.evidence()), progress);
        }
        double imported = (System.nanoTime() - start) / 1e9;
        double busy = (processor() - processor) / 1e9;
        double[] again = digest(pack);
        double sm3 = Math.min(plain[0], again[0]);
        double sm3Busy = Math.min(plain[1], again[1]);
        System.out.printf(
                Locale.ROOT,
                "pack %.0f MB, %d files, heap limit %d MiB%nSM3 pass  %.1f s and %.1f s, %.0f MB/s, processor time"
                        + " %.1f s%nimport    %.1f s, %.0f MB/s, processor time of all threads %.1f s, largest heap %d"
                        + " MiB%nshare of the SM3 pass's speed: by the clock %.2f, by processor time %.2f (wanted:"
                        + " 0.33)%n",
                megabytes,
                inventory.entries().size(),
                Runtime.getRuntime().maxMemory() >> 20,
                plain[0],
                again[0],
                megabytes / sm3,
                sm3Busy,
                imported,
                megabytes / imported,
                busy,
                heap[0] >> 20,
                sm3 / imported,
                sm3Busy / busy);
    }

    /** Processor time of the whole process in ns: one that others keep waiting is measured right by it. */
    private static long processor() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Seconds of the clock, seconds of processor time. */
    private static double[] digest(Path file) throws Exception {
        long start = System.nanoTime();
        long processor = processor();
        DigestState state = DigestAlgorithm.SM3.begin();
        try (InputStream in = Files.newInputStream(file)) {
            state.updateAll(in);
        }
        state.finish();
        return new double[] {(System.nanoTime() - start) / 1e9, (processor() - processor) / 1e9};
    }

    /** Readings as they are, stored: nothing is gained by their compression ratio. */
    private static void generate(Path pack, int files) throws Exception {
        Random random = new Random(1);
        byte[] block = block(random);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(pack), 1 << 20);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (int i = 0; i < files; i++) {
                CRC32 crc = new CRC32();
                block[0] = (byte) ('A' + i % 26); // no two files alike: equal content would be stored once
                block[1] = (byte) ('A' + i / 26);
                for (int k = 0; k < FILE_BYTES / block.length; k++) {
                    crc.update(block);
                }
                ZipEntry entry = new ZipEntry("data/readings/stream-" + i + ".csv");
                entry.setSize(FILE_BYTES);
                entry.setCompressedSize(FILE_BYTES);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                for (int k = 0; k < FILE_BYTES / block.length; k++) {
                    zip.write(block);
                }
                zip.closeEntry();
            }
        }
    }

    private static byte[] block(Random random) {
        StringBuilder lines = new StringBuilder();
        while (lines.length() < 1 << 20) {
            lines.append(random.nextInt(35040))
                    .append(",2025-01-01T00:15:00+08:00,")
                    .append(random.nextInt(1_000_000));
            lines.append(".25,A,2,").append(Long.toHexString(random.nextLong())).append('\n');
        }
        return java.util.Arrays.copyOf(lines.toString().getBytes(StandardCharsets.US_ASCII), 1 << 20);
    }
}
