package cn.suyuan.audit;

import cn.suyuan.chain.ReadingSeries;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Verifies all streams of a pack on several threads; the results come in the order of {@code streams.csv}. */
final class StreamVerifications {

    private final StreamWork work;
    private final int threads;

    StreamVerifications(StreamWork work, int threads) {
        this.work = work;
        this.threads = threads;
    }

    /** Verifies each stream; after a cancellation the rest is left out, and the caller must not use the result. */
    List<StreamWork.Done> run(
            List<StreamDeclaration> declarations, Map<String, List<SealHead>> heads, Progress progress)
            throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            AtomicInteger done = new AtomicInteger();
            List<Future<StreamWork.Done>> running = new ArrayList<>();
            for (StreamDeclaration declaration : declarations) {
                running.add(pool.submit(() -> {
                    StreamWork.Done result = progress.isCancelled()
                            ? new StreamWork.Done(
                                    StreamVerification.missing(declaration),
                                    new ReadingSeries(declaration.streamId()),
                                    List.of())
                            : work.verify(declaration, heads.getOrDefault(declaration.streamId(), List.of()));
                    progress.report("streams", done.incrementAndGet(), declarations.size());
                    return result;
                }));
            }
            List<StreamWork.Done> results = new ArrayList<>();
            for (Future<StreamWork.Done> future : running) {
                results.add(future.get());
            }
            return recognised(compared(results));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException("verification of a stream", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Repeats how each stage came from its sources. */
    private static List<StreamWork.Done> compared(List<StreamWork.Done> streams) {
        Map<String, StreamWork.Done> byId = new LinkedHashMap<>();
        streams.forEach(done -> byId.put(done.verification().stream(), done));
        List<StreamWork.Done> compared = new ArrayList<>();
        for (StreamWork.Done done : streams) {
            List<StageComparison.Stage> sources = done.verification().declaration().sources().stream()
                    .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                    .filter(source -> !source.verification().file().isEmpty())
                    .map(source -> new StageComparison.Stage(source.verification(), source.series()))
                    .toList();
            StageComparison.Result result = StageComparison.compare(
                    new StageComparison.Stage(done.verification(), done.series()), sources, done.events());
            compared.add(
                    result.problems().isEmpty()
                            ? done
                            : done.with(done.verification().with(result.problems())));
        }
        return compared;
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
