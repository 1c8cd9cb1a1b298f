package cn.suyuan.audit;

import cn.suyuan.chain.HashChainVerifier;
import cn.suyuan.chain.ReadingMemory;
import cn.suyuan.chain.SealHead;
import cn.suyuan.chain.StageComparison;
import cn.suyuan.chain.StreamDeclaration;
import cn.suyuan.chain.StreamExchange;
import cn.suyuan.chain.StreamVerification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Verifies all streams of a pack on several threads; the results come in the order of {@code streams.csv}. A thread that
 * has no stream left helps with the blocks of those that are still being read.
 */
final class StreamVerifications {

    /** Records kept in memory for comparison and replay, some 17 to 35 MB; those of other streams are read again. */
    private static final long MOST_RECORDS = 500_000;
    /** Blocks of a stream in memory for each thread. */
    private static final int BLOCKS_A_THREAD = 3;

    private final StreamWork work;
    private final int threads;
    private final StreamLimits limits;
    private final ReadingMemory memory = new ReadingMemory(MOST_RECORDS);

    StreamVerifications(StreamWork work, int threads, StreamLimits limits) {
        this.work = work;
        this.threads = threads;
        this.limits = limits;
    }

    /** Verifies each stream; after a cancellation the rest is left out, and the caller must not use the result. */
    List<StreamWork.Done> run(
            List<StreamDeclaration> declarations, Map<String, List<SealHead>> heads, Progress progress)
            throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            HashChainVerifier verifier = threads == 1
                    ? HashChainVerifier.sequential()
                    : HashChainVerifier.parallel(pool, Math.min(64, BLOCKS_A_THREAD * threads));
            AtomicInteger done = new AtomicInteger();
            List<Callable<StreamWork.Done>> verifications = new ArrayList<>();
            for (StreamDeclaration declaration : declarations) {
                verifications.add(() -> {
                    StreamWork.Done result = progress.isCancelled()
                            ? cancelled(declaration)
                            : work.verify(
                                    declaration,
                                    heads.getOrDefault(declaration.streamId(), List.of()),
                                    verifier,
                                    memory,
                                    limits);
                    progress.report("streams", done.incrementAndGet(), declarations.size());
                    return result;
                });
            }
            List<StreamWork.Done> verified = all(pool, verifications);
            return recognised(all(pool, comparisons(verified, progress)));
        } finally {
            pool.shutdownNow();
        }
    }

    private static StreamWork.Done cancelled(StreamDeclaration declaration) {
        return StreamWork.Done.missing(declaration, List.of());
    }

    private static <T> List<T> all(ExecutorService pool, List<Callable<T>> tasks) throws IOException {
        try {
            List<Future<T>> running = new ArrayList<>();
            tasks.forEach(task -> running.add(pool.submit(task)));
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException("verification of a stream", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Repeats how each stage came from its sources. */
    private static List<Callable<StreamWork.Done>> comparisons(List<StreamWork.Done> streams, Progress progress) {
        Map<String, StreamWork.Done> byId = new LinkedHashMap<>();
        streams.forEach(done -> byId.put(done.verification().stream(), done));
        List<Callable<StreamWork.Done>> comparisons = new ArrayList<>();
        streams.forEach(done -> comparisons.add(() -> progress.isCancelled() ? done : compared(done, byId)));
        return comparisons;
    }

    private static StreamWork.Done compared(StreamWork.Done done, Map<String, StreamWork.Done> byId)
            throws IOException {
        List<StageComparison.Stage> sources = done.verification().declaration().sources().stream()
                .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                .filter(source -> !source.verification().file().isEmpty())
                .map(source -> new StageComparison.Stage(source.verification(), source.readings()))
                .toList();
        StageComparison.Result result = StageComparison.compare(
                new StageComparison.Stage(done.verification(), done.readings()), sources, done.events());
        return result.problems().isEmpty()
                ? done
                : done.with(done.verification().with(result.problems()));
    }

    /** Names records that belong to another stream. */
    private List<StreamWork.Done> recognised(List<StreamWork.Done> streams) throws IOException {
        List<StreamVerification> named = StreamExchange.recognise(
                streams.stream().map(StreamWork.Done::verification).toList(), work::open);
        List<StreamWork.Done> recognised = new ArrayList<>();
        for (int i = 0; i < streams.size(); i++) {
            recognised.add(streams.get(i).with(named.get(i)));
        }
        return recognised;
    }
}
