package cn.suyuan.chain;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Verifies a readings file in one pass and constant memory: links, order, numbers, checkpoints, times, registers
 * (evidence-pack 2 to 5). Total: any bytes give a result. Usable for many files, by many threads at once.
 */
public final class HashChainVerifier {

    private final Executor executor;
    private final int blocksAhead;

    private HashChainVerifier(Executor executor, int blocksAhead) {
        this.executor = executor;
        this.blocksAhead = blocksAhead;
    }

    /** Works in the calling thread alone. */
    public static HashChainVerifier sequential() {
        return new HashChainVerifier(Runnable::run, 1);
    }

    /**
     * Has the links of some blocks of the same file checked by an executor, beside the calling thread.
     *
     * @param executor with one thread less than there are processors
     * @param blocksAhead blocks of about 1 MiB in memory per file, 2 to 64
     */
    public static HashChainVerifier parallel(Executor executor, int blocksAhead) {
        if (blocksAhead < 2 || blocksAhead > 64) {
            throw new IllegalArgumentException("blocks ahead: " + blocksAhead);
        }
        return new HashChainVerifier(executor, blocksAhead);
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
        LineCursor cursor = new LineCursor(new BlockSource(in, executor, blocksAhead));
        StreamFindings findings = new StreamFindings(context.file());
        StreamOpening opening = open(cursor, context, findings);
        boolean register = opening.header().map(StreamHeader::kind).orElse(StreamKind.REGISTER) == StreamKind.REGISTER;
        Columns columns = columns(cursor, findings);
        SeriesJudgement series =
                new SeriesJudgement(context, register && opening.header().isPresent(), findings);
        CheckpointComparison checkpoints = new CheckpointComparison(context, findings);
        opening.link().ifPresent(link -> checkpoints.meetStart(opening.firstSeq() - 1, link));
        SignatureTally signatures = new SignatureTally(columns.signed(), judge, findings);
        ChainWalk walk = new ChainWalk(
                cursor,
                new ChainWalk.Judges(findings, series, checkpoints, signatures, sink),
                columns.signed(),
                opening);
        if (columns.isRecord()) {
            walk.step(cursor.current());
        }
        while (cursor.advance()) {
            walk.step(cursor.current());
        }
        return finish(context, opening, walk, signatures);
    }

    private static StreamVerification finish(
            StreamContext context, StreamOpening opening, ChainWalk walk, SignatureTally signatures) {
        SeriesJudgement series = walk.series;
        StreamFindings findings = walk.findings;
        CheckpointComparison.Tail tail = walk.tail();
        boolean exchanged = findings.wholeExchanged(series.counts().records());
        boolean cut = exchanged || walk.checkpoints.finish(tail);
        series.judgeCover(exchanged || findings.missesFirst(opening.firstSeq()), cut);
        signatures.finish();
        return new StreamVerification(
                context.declaration(),
                context.file(),
                opening.header(),
                series.counts(),
                series.span(tail.link()),
                findings.problems(),
                walk.form(),
                series.days().summaries(),
                signatures.outcomes(),
                walk.checkpoints.headsFit());
    }

    private static StreamOpening open(LineCursor cursor, StreamContext context, StreamFindings findings)
            throws IOException {
        String streamId = context.declaration().streamId();
        byte[] line = new byte[0];
        if (cursor.advance()) {
            Line first = cursor.current();
            line = Arrays.copyOfRange(first.data, first.start, first.end);
        }
        Optional<StreamHeader> header = HeaderParser.read(line);
        if (header.isEmpty()) {
            Defect defect = findings.add(StreamProblemCode.MALFORMED, 1, 0, 1);
            defect.variant = Malformation.HEADER.wireName();
            return new StreamOpening(line, header, context.others(), streamId);
        }
        StreamHeader read = header.get();
        if (!read.streamId().equals(streamId)
                || !read.instrumentNo().equals(context.declaration().instrumentNo())) {
            Defect defect = findings.add(StreamProblemCode.STREAM_EXCHANGED, 1, read.firstSeq(), 0);
            defect.more = List.of(read.streamId());
        }
        return new StreamOpening(line, header, context.others(), streamId);
    }

    /** What line 2 says: whether records are signed, and whether it is a record itself because the line is left out. */
    private record Columns(boolean signed, boolean isRecord) {}

    private static Columns columns(LineCursor cursor, StreamFindings findings) throws IOException {
        if (!cursor.advance()) {
            return new Columns(false, false);
        }
        Line line = cursor.current();
        String text = line.text();
        boolean signed = text.equals(HeaderParser.COLUMNS_SIGNED);
        if (signed || text.equals(HeaderParser.COLUMNS)) {
            return new Columns(signed, false);
        }
        Defect defect = findings.add(StreamProblemCode.MALFORMED, 2, 0, 1);
        defect.variant = Malformation.COLUMNS.wireName();
        boolean plainRecord = new RecordParser(false).read(line) == Malformation.NONE;
        boolean signedRecord = new RecordParser(true).read(line) == Malformation.NONE;
        if (plainRecord || signedRecord) {
            return new Columns(signedRecord, true);
        }
        return new Columns(thirdLineIsSigned(cursor), false);
    }

    private static boolean thirdLineIsSigned(LineCursor cursor) throws IOException {
        Optional<Line> third = cursor.peek(1);
        return third.isPresent() && new RecordParser(true).read(third.get()) == Malformation.NONE;
    }
}
