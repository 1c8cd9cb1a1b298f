package cn.suyuan.intake;

import cn.suyuan.intake.FuzzTargets.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Tries every reader with mutated inputs and prints a table. Arguments: inputs for each target (100,000), seed, then
 * names of targets (all). Run it with {@code -Xmx1g} in an empty folder: more memory is a failure, and so is a file that
 * appears there.
 */
public final class FuzzRun {
    private static final long HANG_NANOS = 10_000_000_000L;

    private FuzzRun() {}

    /** Runs. */
    public static void main(String[] arguments) throws Exception {
        int inputs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 20261122;
        List<String> wanted = List.of(arguments).subList(Math.min(2, arguments.length), arguments.length);
        System.out.printf(
                Locale.ROOT,
                "seed %d, heap %d MiB%n| target | inputs | defects | slowest (ms) | peak heap (MiB) | seconds"
                        + " |%n|---|---|---|---|---|---|%n",
                seed,
                Runtime.getRuntime().maxMemory() >> 20);
        long before = files();
        for (Target target : FuzzTargets.all()) {
            if (wanted.isEmpty() || wanted.contains(target.name())) {
                run(target, inputs, seed);
            }
        }
        System.out.printf(Locale.ROOT, "files written outside: %d%n", files() - before);
    }

    private static long files() throws Exception {
        try (Stream<Path> found = Files.walk(Path.of("."))) {
            return found.count();
        }
    }

    private static void run(Target target, int inputs, long seed) throws Exception {
        Mutations mutations = new Mutations(seed);
        AtomicLong started = new AtomicLong(Long.MAX_VALUE);
        Thread watch = watch(target.name(), started);
        int defects = 0;
        long slowest = 0;
        long heap = 0;
        long begin = System.nanoTime();
        for (int i = 0; i < inputs; i++) {
            byte[] input = mutations.next(target.seeds());
            long start = System.nanoTime();
            started.set(start);
            try {
                target.reader().read(input);
            } catch (Throwable thrown) {
                defects++;
                if (defects <= 5) {
                    Files.write(
                            Path.of(System.getProperty("java.io.tmpdir"), "fuzz-" + target.name() + "-" + i), input);
                    System.out.println("DEFECT " + target.name() + " input " + i + ": " + thrown + " at "
                            + (thrown.getStackTrace().length > 0 ? thrown.getStackTrace()[0] : "?"));
                }
            }
            started.set(Long.MAX_VALUE);
            slowest = Math.max(slowest, System.nanoTime() - start);
            if (i % 64 == 0) {
                heap = Math.max(
                        heap,
                        Runtime.getRuntime().totalMemory()
                                - Runtime.getRuntime().freeMemory());
            }
        }
        watch.interrupt();
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d |%n",
                target.name(),
                inputs,
                defects,
                slowest / 1_000_000,
                heap >> 20,
                (System.nanoTime() - begin) / 1_000_000_000L);
    }

    private static Thread watch(String name, AtomicLong started) {
        Thread watch = new Thread(() -> {
            try {
                while (true) {
                    Thread.sleep(1000);
                    if (System.nanoTime() - started.get() > HANG_NANOS && started.get() != Long.MAX_VALUE) {
                        System.out.println("HANG " + name);
                    }
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        watch.setDaemon(true);
        watch.start();
        return watch;
    }
}
