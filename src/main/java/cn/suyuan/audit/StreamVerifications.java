package cn.suyuan.audit;

import cn.suyuan.chain.CheckpointFact;
import cn.suyuan.chain.ReadingSeries;
import cn.suyuan.chain.SealHead;
import cn.suyuan.chain.StageComparison;
import cn.suyuan.chain.StreamDeclaration;
import cn.suyuan.chain.StreamExchange;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.evidence.AnchorEvidence;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.evidence.VerifiedStream.Anchored;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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

    /** The streams with their checkpoints and the first independent time that covers their last record. */
    static List<VerifiedStream> joined(
            List<StreamVerification> streams, List<CheckpointRows.Judged> checkpoints, List<AnchorEvidence> anchors) {
        Map<String, List<CheckpointRows.Judged>> byStream = new LinkedHashMap<>();
        for (CheckpointRows.Judged row : checkpoints) {
            byStream.computeIfAbsent(row.fact().streamId(), id -> new ArrayList<>())
                    .add(row);
        }
        List<VerifiedStream> joined = new ArrayList<>();
        for (StreamVerification stream : streams) {
            List<CheckpointRows.Judged> own = byStream.getOrDefault(stream.stream(), List.of());
            Optional<Instant> first = firstTime(stream, own, anchors);
            joined.add(new VerifiedStream(
                    stream, CheckpointRows.checks(own), List.of(), anchored(first, own, anchors), first));
        }
        return joined;
    }

    private static Optional<Instant> firstTime(
            StreamVerification stream, List<CheckpointRows.Judged> own, List<AnchorEvidence> anchors) {
        boolean bound = stream.span().isPresent()
                && own.stream().map(CheckpointRows.Judged::fact).anyMatch(fact -> binds(fact, stream));
        return bound
                ? anchors.stream()
                        .filter(a -> a.state() == AnchorEvidence.State.ANCHORED && coversCheckpoints(a))
                        .flatMap(a -> a.time().stream())
                        .min(Comparator.naturalOrder())
                : Optional.empty();
    }

    private static boolean binds(CheckpointFact fact, StreamVerification stream) {
        return fact.seq() == stream.span().map(s -> s.lastSeq()).orElse(-1L)
                && fact.link().equals(stream.span().map(s -> s.lastLink()).orElse(""));
    }

    private static Anchored anchored(
            Optional<Instant> first, List<CheckpointRows.Judged> own, List<AnchorEvidence> anchors) {
        if (first.isPresent()) {
            return Anchored.YES;
        }
        boolean unproven = !own.isEmpty() && anchors.stream().anyMatch(StreamVerifications::coversCheckpoints);
        return unproven ? Anchored.NOT_VERIFIABLE : Anchored.NO;
    }

    private static boolean coversCheckpoints(AnchorEvidence anchor) {
        return anchor.covers().stream().anyMatch(path -> path.endsWith("checkpoints.csv"));
    }
}
