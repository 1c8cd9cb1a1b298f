package cn.suyuan.chain;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Verifies a readings file in one pass and constant memory: links, order, numbers, checkpoints, times, registers
 * (evidence-pack 2 to 5). Total: any bytes give a result. Usable for many files, by many threads at once.
 */
public final class HashChainVerifier {

    private final Executor executor;
    private final int blocksAhead;
    private final int blockBytes;

    private HashChainVerifier(Executor executor, int blocksAhead, int blockBytes) {
        this.executor = executor;
        this.blocksAhead = blocksAhead;
        this.blockBytes = blockBytes;
    }

    /** Works in the calling thread alone. */
    public static HashChainVerifier sequential() {
        return new HashChainVerifier(Runnable::run, 1, LineBlock.CAPACITY);
    }

    /**
     * Has the links and signatures of some blocks of the same file checked by an executor, beside the calling thread,
     * which goes on alone while the executor has no thread to spare.
     *
     * @param executor one that may be shared with other files, and run this method itself
     * @param blocksAhead blocks of about 1 MiB in memory per file, 2 to 64
     */
    public static HashChainVerifier parallel(Executor executor, int blocksAhead) {
        if (blocksAhead < 2 || blocksAhead > 64) {
            throw new IllegalArgumentException("blocks ahead: " + blocksAhead);
        }
        return new HashChainVerifier(executor, blocksAhead, LineBlock.CAPACITY);
    }

    /** The same with smaller blocks. */
    HashChainVerifier inBlocksOf(int bytes) {
        return new HashChainVerifier(executor, blocksAhead, bytes);
    }

    /**
     * Verifies a stream.
     *
     * @param in the readings file from its first byte; not closed
     * @param context what is known beside the file
     * @param judge for the signatures of records
     * @param sink takes every record in restored order
     * @throws IOException where the file cannot be read; never for what is in it
     */
    public StreamVerification verify(InputStream in, StreamContext context, RecordSignatureJudge judge, RecordSink sink)
            throws IOException {
        BlockSource source = new BlockSource(in, executor, blocksAhead, blockBytes);
        LineCursor cursor = new LineCursor(source);
        StreamFindings findings = new StreamFindings(context.file());
        StreamOpening opening = new OpeningReader(cursor, context, findings).read();
        source.opened(opening.signed, judge);
        return walk(cursor, findings, opening, context, judge, sink);
    }

    /**
     * From where records inside a file are verified.
     *
     * @param header line 1, read
     * @param firstLine its bytes
     * @param signed whether records are signed
     * @param firstSeq number that the first record should have
     * @param link link of the record before it, 32 bytes, as somebody who is trusted states it
     * @param line line of the first record
     */
    @SuppressWarnings("ArrayRecordComponent") // internal, never compared
    record Start(
            Optional<StreamHeader> header, byte[] firstLine, boolean signed, long firstSeq, byte[] link, long line) {}

    /** Verifies records inside a file, from a stated link on. */
    StreamVerification verifyFrom(InputStream in, Start start, StreamContext context, RecordSignatureJudge judge)
            throws IOException {
        BlockSource source = new BlockSource(in, executor, blocksAhead, blockBytes).beginningAt(start.line());
        source.opened(start.signed(), judge);
        LineCursor cursor = new LineCursor(source);
        StreamOpening opening = new StreamOpening();
        opening.others = context.others();
        opening.streamId = context.declaration().streamId();
        opening.line = start.firstLine();
        opening.header = start.header();
        opening.signed = start.signed();
        opening.lines = start.line() - 1;
        opening.start = Optional.of(start);
        return walk(cursor, new StreamFindings(context.file()), opening, context, judge, RecordSink.none());
    }

    private static StreamVerification walk(
            LineCursor cursor,
            StreamFindings findings,
            StreamOpening opening,
            StreamContext context,
            RecordSignatureJudge judge,
            RecordSink sink)
            throws IOException {
        ChainWalk walk = begin(cursor, findings, opening, context, new Takers(judge, sink));
        if (opening.recordSecond) {
            walk.step(cursor.current());
        }
        while (cursor.advance()) {
            walk.step(cursor.current());
        }
        return finish(context, opening, walk);
    }

    /** Who takes records and signatures. */
    record Takers(RecordSignatureJudge judge, RecordSink sink) {}

    /** A walk that stands before the first record. */
    static ChainWalk begin(
            LineCursor cursor, StreamFindings findings, StreamOpening opening, StreamContext context, Takers takers) {
        SeriesJudgement series = new SeriesJudgement(context, opening.isRegister(), findings);
        CheckpointComparison checkpoints = new CheckpointComparison(context, findings);
        opening.link()
                .ifPresent(link -> checkpoints.meetStart(
                        opening.firstSeq() - 1,
                        link,
                        opening.start.isPresent() ? Optional.empty() : opening.linkBefore()));
        opening.exchanged.ifPresent(checkpoints::opened);
        SignatureTally signatures = new SignatureTally(opening.signed, takers.judge(), findings);
        return new ChainWalk(
                cursor, new ChainWalk.Judges(findings, series, checkpoints, signatures, takers.sink()), opening);
    }

    private static StreamVerification finish(StreamContext context, StreamOpening opening, ChainWalk walk) {
        SeriesJudgement series = walk.series;
        StreamFindings findings = walk.findings;
        walk.takeHeldTail();
        CheckpointComparison.Tail tail = walk.tail();
        boolean exchanged = findings.wholeExchanged(series.counts().records());
        boolean cut = exchanged || walk.checkpoints.finish(tail);
        series.judgeCover(exchanged || findings.touchesHead(), cut || findings.touches(tail.line()));
        walk.signatures.finish();
        return new StreamVerification(
                context.declaration(),
                context.file(),
                opening.header,
                series.counts(),
                series.span(tail.link()),
                findings.problems(),
                walk.form(),
                series.days().summaries(),
                walk.signatures.outcomes(),
                walk.checkpoints.headsFit(),
                walk.checkpoints.fitting());
    }
}
