package cn.suyuan.app;

import cn.suyuan.audit.AuditPipeline;
import cn.suyuan.audit.CaseSettings;
import cn.suyuan.audit.ImportedCase;
import cn.suyuan.audit.Progress;
import cn.suyuan.audit.TrustMaterial;
import cn.suyuan.audit.VerifiedCase;
import cn.suyuan.chain.StreamVerdict;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.intake.EvidenceReader;
import cn.suyuan.intake.TrustFolder;
import cn.suyuan.rule.Judge;
import cn.suyuan.rule.ShippedRules;
import cn.suyuan.uncertainty.UncertaintyEvaluator;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that an audit does with the readings of a pack, without taking them into a case first: links, checkpoints,
 * comparison of stages, timestamps and latencies, quantities. Arguments: folder made by {@code ManyReadings}, trust
 * folder, threads. Run with {@code -Xmx256m}; what is printed is the heap that was used at most.
 */
public final class ChainsBenchmark {
    private ChainsBenchmark() {}

    /** Runs. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int threads = Integer.parseInt(arguments[2]);
        TrustMaterial trust = TrustFolder.read(inventory(Path.of(arguments[1])), content(Path.of(arguments[1])));
        EvidenceContent content = content(folder);
        long start = System.nanoTime();
        ImportedCase imported = new EvidenceReader().read(inventory(folder), content, trust.authorities());
        double read = (System.nanoTime() - start) / 1e9;
        AuditPipeline pipeline = new AuditPipeline(
                ShippedRules.pack(), new Judge(ShippedRules.checks()), UncertaintyEvaluator::evaluate, threads);
        VerifiedCase verified = pipeline.verify(
                new AuditPipeline.Submitted(imported, content, trust),
                CaseSettings.on(LocalDate.of(2026, 3, 18)),
                Progress.silent());
        double all = (System.nanoTime() - start) / 1e9;
        long records = 0;
        int intact = 0;
        for (var stream : verified.evidence().streams()) {
            records += stream.verification().counts().records();
            intact += stream.verification().verdict() == StreamVerdict.INTACT ? 1 : 0;
        }
        long heap = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            heap += pool.getType() == java.lang.management.MemoryType.HEAP
                    ? pool.getPeakUsage().getUsed()
                    : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%d records in %d streams, %d of them intact; %d quantities%ntables %.1f s, all %.1f s on %d threads;"
                        + " heap limit %d MiB, peaks of its parts together %d MiB%n",
                records,
                verified.evidence().streams().size(),
                intact,
                verified.replayed().stream()
                        .filter(r -> r.recomputed().isPresent())
                        .count(),
                read,
                all,
                threads,
                Runtime.getRuntime().maxMemory() >> 20,
                heap >> 20);
        verified.evidence().streams().stream()
                .limit(2)
                .forEach(stream -> System.out.println(stream.stream() + " " + stream.anchored() + " "
                        + stream.latency().orElseThrow()));
    }

    private static EvidenceContent content(Path folder) {
        return path -> {
            Path file = folder.resolve(path);
            return Files.isRegularFile(file) ? Optional.<InputStream>of(Files.newInputStream(file)) : Optional.empty();
        };
    }

    /** What the manifest says: the digests are not computed anew here. */
    private static PackInventory inventory(Path folder) throws IOException {
        Map<String, String> digests = new HashMap<>();
        Path manifest = folder.resolve("manifest-sm3.txt");
        if (Files.exists(manifest)) {
            Files.readAllLines(manifest).forEach(line -> digests.put(line.substring(66), line.substring(0, 64)));
        }
        List<PackInventory.Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String path = folder.relativize(file).toString();
                entries.add(new PackInventory.Entry(
                        path, Files.size(file), Map.of("sm3", digests.getOrDefault(path, "0".repeat(64)))));
            }
        }
        return new PackInventory(folder.getFileName().toString(), Optional.empty(), entries, List.of(), List.of());
    }
}
